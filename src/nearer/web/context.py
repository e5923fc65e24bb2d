"""What every template may use."""

from datetime import datetime
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from nearer.companion import reminders
from nearer.companion.safety import suggestions_held
from nearer.companion.space import Space
from nearer.domain.errors import StorageError
from nearer.web.house import ring
from nearer.web.keeping import holds_earlier
from nearer.web.looks import of_request
from nearer.web.safety.cards import next_card
from nearer.web.sessions import COOKIE

PLACES = (
    ("today", "today:today", _("Today")),
    ("understand", "understand:understand", _("Understand")),
    ("practise", "practise:practise", _("Practise")),
    ("people", "people:people", _("People")),
    ("yours", "yours:yours", _("Yours")),
)

ROOMS = {"copies": "yours", "say": "practise"}
"""Rooms that lie behind one of the places."""


def place_of(request: HttpRequest) -> str:
    """The place that a page belongs to; "" for none."""
    found = request.resolver_match.app_name if request.resolver_match else ""
    return ROOMS.get(found, found)


def route_of(request: HttpRequest) -> str:
    """The name of the address that is asked for; "" where there is none."""
    return request.resolver_match.view_name if request.resolver_match else ""


def site(request: HttpRequest) -> dict[str, Any]:
    session, looks = getattr(request, "session_", None), of_request(request)
    if session is None:
        rings = ring.rings_of(request.COOKIES.get(COOKIE, ""))
        return {"places": PLACES, "inside": False, "looks": looks, "rings": _times(rings)}
    notes, session.notes = session.notes, []
    preferences = session.space.preferences()
    session.rings = _rings(session.space) if preferences.rings else ()
    return {
        "places": PLACES,
        "place": place_of(request),
        "inside": True,
        "looks": looks,
        "discreet": preferences.discreet,
        "sample": preferences.sample,
        "notes": notes,
        "rings": _times(session.rings),
        "idle_seconds": preferences.idle_minutes * 60,
        # called by whole pages alone, for each time is counted
        "safety_card": partial(next_card, session.space, route_of(request)),
        "suggestions_rest": partial(suggestions_held, session.space),
        "in_copies": partial(holds_earlier, session.space),  # looks into folders
    }


def _rings(space: Space) -> tuple[datetime, ...]:
    """The prompts of today and tomorrow that are still to come; none while nothing can be kept."""
    try:
        return reminders.coming(space, days=2)
    except StorageError:
        return ()


def _times(rings: tuple[datetime, ...]) -> str:
    """As milliseconds, for a script."""
    return " ".join(str(int(when.timestamp() * 1000)) for when in rings)
