"""Answers to today's invitation: try it, smaller, another, not today."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.companion import invitations
from nearer.domain.practice import Attempt
from nearer.web.request import go, safe_next, session_of, space_of


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """``number`` says which one was seen: an answer from an old tab changes nothing."""
    space, given = space_of(request), request.POST
    number = given.get("number", "")
    seen = int(number[:3]) if number.isdecimal() else 0
    said = invitations.say(space, given.get("said", ""), seen)
    if isinstance(said, Attempt):
        return go("practise:change_try", said.id)
    if said == "not_today":
        session_of(request).note(_("Not today, then. Tomorrow there may be another."))
    elif said is None:
        session_of(request).note(_("Nothing was changed; this is how it stands."))
    return HttpResponseRedirect(safe_next(request, "today:today"), status=303)
