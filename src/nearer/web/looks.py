"""How pages look and read for somebody: inside from what they keep, at the gate from a cookie.

The cookie holds choices of display alone, and is there only when something other than the usual
was chosen. So a locked page comes in the same size, contrast and language, before any key is open.
"""

import re
from contextvars import ContextVar
from dataclasses import astuple, dataclass, fields
from datetime import time

from django.http import HttpRequest, HttpResponse
from django.utils.formats import time_format

from nearer.companion.preferences import CONTRASTS, LANGUAGE, MOTIONS, SIZES, THEMES
from nearer.domain.values import Preferences

COOKIE = "look"
LASTS = 365 * 24 * 3600  # seconds
BETWEEN = "."

_twelve_hours: ContextVar[bool] = ContextVar("twelve_hours", default=False)


@dataclass(frozen=True)
class Looks:
    """``hours``: "12" or the usual 24. ``language``: its code; "" leaves it to the browser."""

    theme: str = "system"
    size: str = ""
    contrast: str = "system"
    motion: str = "system"
    hours: str = ""
    language: str = ""


USUAL = Looks()
OFFERED: dict[str, tuple[str, ...]] = {
    "theme": THEMES,
    "size": SIZES,
    "contrast": CONTRASTS,
    "motion": MOTIONS,
    "hours": ("", "12"),
}


def looks_of(kept: Preferences) -> Looks:
    hours = "12" if kept.twelve_hours else ""
    return Looks(kept.theme, kept.text_size, kept.contrast, kept.motion, hours, kept.language)


def read_cookie(text: str) -> Looks:
    """The looks written in a cookie; the usual ones for anything else."""
    parts = text.split(BETWEEN)
    names = [field.name for field in fields(Looks)]
    if len(parts) != len(names):
        return USUAL
    given = dict(zip(names, parts, strict=True))
    known = all(given[name] in offered for name, offered in OFFERED.items())
    in_words = not given["language"] or re.fullmatch(LANGUAGE, given["language"])
    return Looks(**given) if known and in_words else USUAL


def of_request(request: HttpRequest) -> Looks:
    session = getattr(request, "session_", None)
    if session is None:
        return read_cookie(request.COOKIES.get(COOKIE, ""))
    return looks_of(session.space.preferences())


def keep(response: HttpResponse, looks: Looks, cookie: str | None, secure: bool) -> None:
    """Have the browser keep what differs from the usual, and forget what does not."""
    written = BETWEEN.join(astuple(looks))
    if looks == USUAL and cookie is not None:
        response.delete_cookie(COOKIE, samesite="Strict")
    elif looks != USUAL and cookie != written:
        response.set_cookie(
            COOKIE, written, max_age=LASTS, httponly=True, samesite="Strict", secure=secure
        )


def tell_hours(looks: Looks) -> None:
    """From here on this request's hours are written as the person reads them."""
    _twelve_hours.set(looks.hours == "12")


def in_twelve_hours() -> bool:
    return _twelve_hours.get()


def full_hour(hour: int) -> str:
    """An hour of the day, 0 to 24, as the person reads hours."""
    return time_format(time(hour % 24), "P") if in_twelve_hours() else f"{hour}:00"
