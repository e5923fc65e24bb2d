"""Whether a revision from a file is one that Nearer itself could have written."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from nearer.domain.attachment import Assessment
from nearer.domain.codec import encode
from nearer.domain.days import AHEAD
from nearer.domain.practice import Attempt, Step, Trial, Urge
from nearer.domain.text import NAME, WORDS
from nearer.domain.tongue import gettext as _
from nearer.domain.unsaved import Unsaved
from nearer.domain.values import (
    BudgetFixed,
    Entry,
    Fear,
    Moment,
    Person,
    Preferences,
    Revision,
    Tag,
)
from nearer.domain.worth import Strength, Thought
from nearer.exchange.shown import columns_of

MOST = 1024 * 1024  # bytes in one record
EARLIEST, LATEST = 1900, 2200  # years
LARGEST = 10**6  # of any number
LONGEST = 10 * WORDS  # characters in one text: what was begun and not saved may be this long

_A_RECORD = re.compile(r"[0-9a-f]{32}")
_AN_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z:._-]{0,199}")

Range = tuple[int, int]
TEN: Range = (0, 10)
HUNDRED: Range = (0, 100)

RANGES: dict[type, dict[str, Range]] = {
    Moment: {"urge": TEN, "closeness": TEN, "mood": TEN},
    Fear: {
        "likely": HUNDRED,
        "likely_now": HUNDRED,
        "bad": TEN,
        "care_expected": TEN,
        "care_met": TEN,
        "not_yet": (0, 1000),
    },
    Thought: {"before": HUNDRED, "after": HUNDRED},
    Strength: {"strength": HUNDRED, "fairer": HUNDRED},
    Step: {"hard": HUNDRED},
    Attempt: {"hard_before": HUNDRED, "hard_after": HUNDRED},
    Urge: {"strength": TEN, "strength_after": TEN},
    Trial: {"hours": (1, 24 * 60), "urge_from": TEN},
    Assessment: {"lowest": (-1000, 1000), "highest": (-1000, 1000)},
    Preferences: {
        "day_starts": (0, 6),
        "week_starts": (0, 6),
        "idle_minutes": (1, 24 * 60),
        "prompts_from": (0, 23),
        "prompts_to": (1, 24),
        "prompts_first": (0, 6),
        "prompts_then": (0, 6),
    },
}
NAMES: dict[type, str] = {Person: "alias", Tag: "name"}


def why_not(revision: Revision, now: datetime) -> str:
    """Why a revision cannot be taken in, as the end of a sentence; "" if it can."""
    if not _A_RECORD.fullmatch(revision.id) or not _AN_ID.fullmatch(revision.value.id):
        return _("has an id that no entry of Nearer has")
    if revision.written.tzinfo is None or revision.written > now + AHEAD + timedelta(days=1):
        return _("was written at a time that is still to come")
    if not EARLIEST <= revision.written.year <= LATEST:
        return _("was written at a time that cannot be meant")
    value = revision.value
    for name in columns_of(type(value)):
        trouble = _trouble(getattr(value, name))
        if trouble:
            return trouble
    return _out_of_range(value) or _nameless(value) or _unsafe(value) or _too_large(revision)


def _trouble(part: Any) -> str:
    check = _CHECKS.get(type(part))
    return check(part) if check else ""


def _of_text(text: str) -> str:
    return _("holds a text that is too long") if len(text) > LONGEST else ""


def _of_number(number: float) -> str:
    fits = math.isfinite(number) and abs(number) <= LARGEST
    return "" if fits else _("holds a number that cannot be meant")


def _of_time(when: datetime) -> str:
    if when.tzinfo is None:
        return _("holds a time without its zone")
    return "" if EARLIEST <= when.year <= LATEST else _("holds a date that cannot be meant")


def _of_day(day: date) -> str:
    return "" if EARLIEST <= day.year <= LATEST else _("holds a date that cannot be meant")


def _of_tuple(parts: tuple[Any, ...]) -> str:
    return next((trouble for part in parts if (trouble := _trouble(part))), "")


_CHECKS: dict[type, Callable[[Any], str]] = {
    str: _of_text,
    int: _of_number,
    float: _of_number,
    datetime: _of_time,
    date: _of_day,
    tuple: _of_tuple,
}


def _out_of_range(value: Entry) -> str:
    for name, (low, high) in RANGES.get(type(value), {}).items():
        number = getattr(value, name)
        if number is not None and not low <= number <= high:
            return _("holds a number outside its range")
    return ""


def _nameless(value: Entry) -> str:
    field = NAMES.get(type(value))
    if field is None:
        return ""
    name = getattr(value, field)
    return "" if name.strip() and len(name) <= NAME * 4 else _("has no name, or one too long")


def _unsafe(value: Entry) -> str:
    """What would lower the guarantee, or lead away from this site."""
    match value:
        case BudgetFixed():
            shares = [share for _name, share in value.shares]
            if min(shares, default=0) < 0 or sum(shares) > 1 + 1e-9:
                return _("divides more than there is")
        case Unsaved():
            if not value.page.startswith("/") or value.page.startswith(("//", "/\\")):
                return _("belongs to no page of Nearer")
    return ""


def _too_large(revision: Revision) -> str:
    return _("is too large for one record") if len(encode(revision)) > MOST else ""
