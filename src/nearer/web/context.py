"""What every template may use."""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from nearer.companion.safety import suggestions_held
from nearer.web.safety.cards import next_card

PLACES = (
    ("today", "today:today", _("Today")),
    ("understand", "understand:understand", _("Understand")),
    ("practise", "practise:practise", _("Practise")),
    ("people", "people:people", _("People")),
    ("yours", "yours:yours", _("Yours")),
)

ROOMS = {"say": "practise"}
"""Rooms that lie behind one of the places."""


def place_of(request: HttpRequest) -> str:
    """The place that a page belongs to; "" for none."""
    found = request.resolver_match.app_name if request.resolver_match else ""
    return ROOMS.get(found, found)


def site(request: HttpRequest) -> dict[str, Any]:
    session = getattr(request, "session_", None)
    if session is None:
        return {"places": PLACES, "inside": False, "theme": "system"}
    notes, session.notes = session.notes, []
    preferences = session.space.preferences()
    return {
        "places": PLACES,
        "place": place_of(request),
        "inside": True,
        "theme": preferences.theme,
        "discreet": preferences.discreet,
        "sample": preferences.sample,
        "notes": notes,
        "idle_seconds": preferences.idle_minutes * 60,
        "safety_card": partial(next_card, session.space),  # asked by whole pages alone: shown once
        "suggestions_rest": partial(suggestions_held, session.space),
    }
