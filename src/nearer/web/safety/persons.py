"""Being safe with one person: what the person decides about it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.companion import safety, safety_answers
from nearer.companion.safety_lines import for_violence
from nearer.domain.values import Person
from nearer.web.request import go, session_of, space_of


def person(request: HttpRequest, person_id: str) -> HttpResponse:
    space = space_of(request)
    context = {
        "person": space.get(Person, person_id),
        "safety": safety.of_person(space, person_id),
        "kept": safety_answers.kept(space, person_id),
        "lines": for_violence(space),
    }
    return render(request, "safety/person.html", context)


@require_POST
def mark(request: HttpRequest, person_id: str) -> HttpResponse:
    """Mark somebody as not safe, or take the mark away. Sent twice, it is one mark."""
    unsafe = request.POST.get("unsafe") == "yes"
    safety.mark(space_of(request), person_id, unsafe=unsafe)
    session_of(request).note(_("Kept."))
    return go("safety:person", person_id)


@require_POST
def lift(request: HttpRequest, person_id: str) -> HttpResponse:
    """Let suggestions about somebody come again."""
    safety.lift(space_of(request), person_id)
    session_of(request).note(_("Kept."))
    return go("people:person", person_id)


@require_POST
def undo(request: HttpRequest, person_id: str) -> HttpResponse:
    """As it was before the last decision."""
    safety.undo(space_of(request), person_id)
    session_of(request).note(_("As it was before."))
    return go("safety:person", person_id)
