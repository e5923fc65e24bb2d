"""Notices of patterns that stand no more: put aside, brought back, deleted for good."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nearer.companion.space import Space
from nearer.companion.why_shown import dismiss, forget
from nearer.web.request import go, session_of, space_of


@require_POST
def put_aside(request: HttpRequest, shown_id: str) -> HttpResponse:
    """Out of sight; or, as the button says, back on the page or gone."""
    done = _act(space_of(request), shown_id, request.POST.get("act", ""))
    session_of(request).note(done)
    return go("understand:why")


def _act(space: Space, shown_id: str, act: str) -> str:
    """Do it and say so. Whatever is no word of ours only puts aside."""
    if act == "delete":
        forget(space, shown_id)
        return _("Deleted for good.")
    dismiss(space, shown_id, dismissed=act != "back")
    return (
        _("It is back on the page.") if act == "back" else _("Put aside. You find it further down.")
    )
