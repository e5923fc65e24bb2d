"""How a space behaves, and what brought the person here."""

import re
from typing import get_args

from msgspec.structs import replace

from nearer.companion.prompts import still_to_come, today
from nearer.companion.space import PREFERENCES, Space
from nearer.domain.days import day_of, zone
from nearer.domain.errors import BadInput
from nearer.domain.text import tidy, tidy_name
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Contrast, Motion, Preferences, Reason, TextSize, Theme

THEMES: tuple[Theme, ...] = get_args(Theme)
SIZES: tuple[TextSize, ...] = get_args(TextSize)
CONTRASTS: tuple[Contrast, ...] = get_args(Contrast)
MOTIONS: tuple[Motion, ...] = get_args(Motion)
A_DAY = range(7)  # how many prompts there may be
ASKING = (
    "zone",
    "prompts_from",
    "prompts_to",
    "prompts_first",
    "prompts_then",
    "quiet_days",
    "evening",
)
"""What prompts are drawn by. Those of the present day stay as they are."""
IDLE = (2, 5, 10, 20, 30, 60)  # minutes
LATEST_START = 6  # hour
WEEK_STARTS = (0, 5, 6)  # weekdays that a week begins with somewhere: Monday, Saturday, Sunday
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?")  # as in de or pt-br


def change(space: Space, preferences: Preferences) -> Preferences:
    """Keep changed preferences; days to come are asked as they now say. Raises BadInput."""
    checked = check(preferences)
    with space.working():
        before, stale = space.preferences(), []
        if any(getattr(before, name) != getattr(checked, name) for name in ASKING):
            there = day_of(space.now().astimezone(zone(checked.zone)), checked.day_starts)
            stale = still_to_come(space, max(today(space), there))
        space.put(replace(checked, id=PREFERENCES), erase=stale)
    return checked


def check(preferences: Preferences) -> Preferences:
    """The same, tidied. Raises BadInput naming the field."""
    zone(preferences.zone)
    if not 0 <= preferences.day_starts <= LATEST_START:
        raise BadInput(
            _("A day can start between 0 and %(latest)s o'clock.") % {"latest": LATEST_START},
            "day_starts",
        )
    if preferences.week_starts not in WEEK_STARTS:
        raise BadInput("Choose one of these days.", "week_starts")
    if preferences.theme not in THEMES:
        raise BadInput("Choose one of the three.", "theme")
    if preferences.idle_minutes not in IDLE:
        raise BadInput("Choose one of these times.", "idle_minutes")
    if not 0 <= preferences.prompts_from < preferences.prompts_to <= 24:
        raise BadInput("The first hour must come before the last.", "prompts_to")
    if preferences.prompts_first not in A_DAY or preferences.prompts_then not in A_DAY:
        raise BadInput(
            _("Choose a number from 0 to %(most)s.") % {"most": A_DAY[-1]}, "prompts_then"
        )
    if not set(preferences.quiet_days) <= set(range(7)):
        raise BadInput("Choose from the seven days.", "quiet_days")
    _check_looks(preferences)
    called = tidy_name(preferences.called, "called") if preferences.called.strip() else ""
    return replace(preferences, called=called)


def _check_looks(preferences: Preferences) -> None:
    for name, offered in (("text_size", SIZES), ("contrast", CONTRASTS), ("motion", MOTIONS)):
        if getattr(preferences, name) not in offered:
            raise BadInput("Choose one of these.", name)
    if preferences.language and not LANGUAGE.fullmatch(preferences.language):
        raise BadInput("Choose one of these.", "language")


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
