"""The people in somebody's life."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.companion import moments
from nearer.companion import people as kept_people
from nearer.companion.safety import unsafe_people
from nearer.companion.space import Space
from nearer.domain.values import Person
from nearer.web.people.forms import CIRCLE_NAMES, KINSHIP_NAMES, PersonForm
from nearer.web.request import attempt, go, session_of, space_of, typed
from nearer.web.today.moments import shown


def people(request: HttpRequest) -> HttpResponse:
    """The circles, and adding somebody."""
    space = space_of(request)
    form = PersonForm(typed(request, aside=True))
    if request.method == "POST" and form.is_valid():
        added = attempt(form, lambda: _add(space, form))
        if added is not None:
            session_of(request).note(_("%(name)s is here now.") % {"name": added.alias})
            return go("people:people")
    uses = kept_people.with_uses(space, kept_people.present(space))
    circles = [
        (key, label, [use for use in uses if use.person.circle == key])
        for key, label in CIRCLE_NAMES.items()
    ]
    context = {
        "form": form,
        "circles": circles,
        "any": bool(uses),
        "archived": kept_people.archived(space),
        "kinships": KINSHIP_NAMES,
    }
    return render(request, "people/people.html", context)


def person(request: HttpRequest, person_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Person, person_id)
    page = moments.find(space, moments.Wanted(person=person_id))
    context = {
        "person": one,
        "circle": CIRCLE_NAMES[one.circle],
        "kinship": KINSHIP_NAMES[one.kinship],
        "found": shown(space, page.moments[:5]),
        "count": page.count,
        "beside": beside(space, person_id),
    }
    return render(request, "people/person.html", context)


def beside(space: Space, person_id: str) -> str:
    """Which pages are offered: with somebody unsafe, those about distance that is right."""
    return "fear came true" if person_id in unsafe_people(space) else "person"


def edit(request: HttpRequest, person_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Person, person_id)
    kept = {"alias": one.alias, "kinship": one.kinship, "circle": one.circle, "note": one.note}
    form = PersonForm(typed(request), initial=kept)
    if request.method == "POST" and form.is_valid():
        changed = attempt(form, lambda: kept_people.change(space, form.person(one)))
        if changed is not None:
            session_of(request).note(_("Changed."))
            return go("people:person", person_id)
    return render(request, "people/edit.html", {"form": form, "person": one})


@require_POST
def archive(request: HttpRequest, person_id: str) -> HttpResponse:
    """Out of the circles, or back."""
    space = space_of(request)
    away = not space.get(Person, person_id).archived
    kept_people.archive(space, person_id, archived=away)
    session_of(request).note(_("Put away. What you noted stays.") if away else _("Back again."))
    return go("people:people")


def delete(request: HttpRequest, person_id: str) -> HttpResponse:
    space = space_of(request)
    one = space.get(Person, person_id)
    if request.method == "POST":
        space.erase(person_id)
        session_of(request).note(_("Deleted for good."))
        return go("people:people")
    count = moments.find(space, moments.Wanted(person=person_id)).count
    return render(request, "people/delete.html", {"person": one, "count": count})


def _add(space: Space, form: PersonForm) -> Person:
    given = form.cleaned_data
    added = kept_people.add(space, given["alias"], given["kinship"], given["circle"])
    if given["note"].strip():
        return kept_people.change(space, form.person(added))
    return added
