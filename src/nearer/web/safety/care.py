"""Care: where everything about being safe is found, and what the person may switch off."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from msgspec.structs import replace

from nearer.coach.safety_words import unseen
from nearer.companion import people, preferences, safety
from nearer.domain.values import Person
from nearer.web.request import go, session_of, space_of
from nearer.web.safety.cards import waiting_card


def care(request: HttpRequest) -> HttpResponse:
    space = space_of(request)
    unsafe, present = safety.unsafe_people(space), people.present(space)
    apart = [one for one in space.all(Person) if one.id in unsafe and one not in present]
    context = {
        "safety_card": waiting_card(space),
        "people": [(one, one.id in unsafe) for one in (*present, *apart)],
        "held": safety.suggestions_held(space),
        "checks_words": space.preferences().checks_words,
        "unseen": unseen(),
    }
    return render(request, "safety/care.html", context)


@require_POST
def words(request: HttpRequest) -> HttpResponse:
    """Read new words for danger, or no more. Help stays where it is."""
    space = space_of(request)
    on = request.POST.get("on") == "yes"
    preferences.change(space, replace(space.preferences(), checks_words=on))
    session_of(request).note(_("Kept."))
    return go("safety:care")


@require_POST
def lift(request: HttpRequest) -> HttpResponse:
    """Let suggestions come again that were held for today."""
    safety.lift_all(space_of(request))
    return go("safety:care")
