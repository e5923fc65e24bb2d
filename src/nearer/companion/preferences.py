"""How a space behaves, and what brought the person here."""

from typing import get_args

from msgspec.structs import replace

from nearer.companion.space import PREFERENCES, Space
from nearer.domain.days import zone
from nearer.domain.errors import BadInput
from nearer.domain.text import tidy, tidy_name
from nearer.domain.values import Preferences, Reason, Theme

THEMES: tuple[Theme, ...] = get_args(Theme)
IDLE = (2, 5, 10, 20, 30, 60)  # minutes
LATEST_START = 6  # hour


def change(space: Space, preferences: Preferences) -> Preferences:
    """Keep changed preferences. Raises BadInput."""
    checked = check(preferences)
    space.put(replace(checked, id=PREFERENCES))
    return checked


def check(preferences: Preferences) -> Preferences:
    """The same, tidied. Raises BadInput naming the field."""
    zone(preferences.zone)
    if not 0 <= preferences.day_starts <= LATEST_START:
        raise BadInput(f"A day can start between 0 and {LATEST_START} o'clock.", "day_starts")
    if preferences.theme not in THEMES:
        raise BadInput("Choose one of the three.", "theme")
    if preferences.idle_minutes not in IDLE:
        raise BadInput("Choose one of these times.", "idle_minutes")
    if not 0 <= preferences.prompts_from < preferences.prompts_to <= 24:
        raise BadInput("The first hour must come before the last.", "prompts_to")
    called = tidy_name(preferences.called, "called") if preferences.called.strip() else ""
    return replace(preferences, called=called)


def welcome_done(space: Space, what: str) -> None:
    """Put one of the first-evening invitations aside, done or not."""
    preferences = space.preferences()
    if what not in preferences.welcomed:
        space.put(replace(preferences, welcomed=(*preferences.welcomed, what)))


def reason(space: Space) -> Reason | None:
    """What brought the person here."""
    return space.find(Reason, "reason")


def write_reason(space: Space, words: str) -> None:
    """Keep it; an empty text keeps what was there."""
    words = tidy(words, "words")
    if words:
        space.put(Reason(id="reason", when=space.now(), words=words))
