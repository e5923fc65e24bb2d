"""One cell of a diary as a value; ``None`` when nothing was answered.

Every reader raises DiaryError with the column, never with what the cell holds.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from nearer.domain.days import EARLIEST
from nearer.domain.errors import DiaryError
from nearer.domain.tongue import gettext as _

LATEST = date(2199, 12, 31)
LARGEST = 1e15  # above it neighbouring whole numbers begin to merge in floating point
FURTHEST_DAY = 40_000  # days from the first; about a long life
NAME = 200  # characters in the id of a person

_MISSING = frozenset({"", "na", "nan"})
_FLAGS = {"0": False, "1": True, "false": False, "true": True, "no": False, "yes": True}
# Linear in the length of the cell: no two parts of it can match the same digit.
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def missing(cell: str) -> bool:
    """Empty, NA or NaN in any case. Anything else is an answer or a mistake."""
    return cell.strip().casefold() in _MISSING


def number(cell: str, column: str) -> float | None:
    if missing(cell):
        return None
    text = cell.strip()
    if not _NUMBER.fullmatch(text):
        raise DiaryError(_("is not a number (write it with digits and a point)"), column=column)
    value = float(text)
    if abs(value) > LARGEST:
        raise DiaryError(_("is too large a number to be meant"), column=column)
    return value


def flag(cell: str, column: str) -> bool | None:
    """Whether a tag was there: 0/1, false/true or no/yes in any case."""
    known = _FLAGS.get(cell)  # nearly every cell; twice as quick for the whole file
    if known is None:
        known = _FLAGS.get(cell.strip().casefold())
    if known is not None:
        return known
    if missing(cell):
        return None
    if _NUMBER.fullmatch(cell.strip()) and float(cell) in (0.0, 1.0):
        return float(cell) == 1.0
    raise DiaryError(_("is none of 0, 1, true, false, yes, no"), column=column)


def whole(cell: str, column: str) -> int | None:
    value = number(cell, column)
    if value is None:
        return None
    if value != int(value) or abs(value) > FURTHEST_DAY:
        raise DiaryError(
            f"is not a whole number between -{FURTHEST_DAY} and {FURTHEST_DAY}", column=column
        )
    return int(value)


def person(cell: str, column: str) -> str:
    name = cell.strip()
    if missing(name):
        raise DiaryError("does not say who this is", column=column)
    if len(name) > NAME:
        raise DiaryError(f"is longer than {NAME} characters", column=column)
    if not name.isprintable():
        raise DiaryError("holds an invisible sign", column=column)
    return name


def is_date(cell: str) -> bool:
    return _DATE.fullmatch(cell.strip()) is not None


def day(cell: str, column: str) -> date:
    """A date such as 2026-03-01."""
    try:
        found = date.fromisoformat(cell.strip())
    except ValueError:
        raise DiaryError("is not a date such as 2026-03-01", column=column) from None
    _check_year(found, column)
    return found


def time(cell: str, column: str, zone: tzinfo | None) -> datetime:
    """A date with a time of day (ISO 8601) as an aware time with a fixed offset.

    A time without an offset is read in ``zone``; an hour that comes twice when clocks go back is
    taken as the first of the two.
    """
    text = cell.strip()
    if missing(text):
        raise DiaryError("does not say when this was", column=column)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise DiaryError(
            "is not a date and time such as 2026-03-01T14:30+01:00", column=column
        ) from None
    if ":" not in text:
        raise DiaryError("has no time of day; name the column with --day", column=column)
    _check_year(found.date(), column)
    if found.utcoffset() is None:
        found = _in_zone(found, column, zone)
    return found.replace(tzinfo=_fixed(found.utcoffset() or timedelta(0)), fold=0)


@lru_cache(maxsize=64)
def _fixed(offset: timedelta) -> timezone:
    """One object for all times with that offset, or each of them would carry its own."""
    return timezone(offset)


def _in_zone(found: datetime, column: str, zone: tzinfo | None) -> datetime:
    if zone is None:
        raise DiaryError(
            "has no offset from UTC; name the place with --zone, such as Europe/Berlin",
            column=column,
        )
    there = found.replace(tzinfo=zone, fold=0)
    if there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != found:
        raise DiaryError("is a time the clocks skipped there", column=column)
    return there


def _check_year(found: date, column: str) -> None:
    if not EARLIEST <= found <= LATEST:
        raise DiaryError(
            f"is not between the years {EARLIEST.year} and {LATEST.year}", column=column
        )
