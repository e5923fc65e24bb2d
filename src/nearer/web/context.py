"""What every template may use."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

PLACES = (
    ("today", "today:today", _("Today")),
    ("understand", "understand:understand", _("Understand")),
    ("practise", "practise:practise", _("Practise")),
    ("people", "people:people", _("People")),
    ("yours", "yours:yours", _("Yours")),
)


def site(request: HttpRequest) -> dict[str, Any]:
    session = getattr(request, "session_", None)
    if session is None:
        return {"places": PLACES, "inside": False, "theme": "system"}
    notes, session.notes = session.notes, []
    preferences = session.space.preferences()
    return {
        "places": PLACES,
        "place": request.resolver_match.app_name if request.resolver_match else "",
        "inside": True,
        "theme": preferences.theme,
        "discreet": preferences.discreet,
        "sample": preferences.sample,
        "notes": notes,
        "idle_seconds": preferences.idle_minutes * 60,
    }
