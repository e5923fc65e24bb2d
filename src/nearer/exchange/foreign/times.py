"""Dates and times of day as other programs write them."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Order = Literal["year", "day", "month"]
"""What comes first in a date such as 03.04.2026."""

NOON = time(12)  # of a day without a time
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*([ap])?\.?\s*m?\.?", re.IGNORECASE)
_HOUR = re.compile(r"(\d{1,2})\s*([ap])\.?\s*m\.?", re.IGNORECASE)
_THREE = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})")


def read_day(text: str, order: Order = "year") -> date | None:
    """``None`` where this is no date, or one that there is not."""
    found = _THREE.fullmatch(text.strip())
    if not found:
        return None
    one, two, three = (int(part) for part in found.groups())
    if order == "year" or len(found[1]) == 4:
        year, month, day = one, two, three
    elif order == "day":
        day, month, year = one, two, three
    else:
        month, day, year = one, two, three
    try:
        return date(year, month, day)
    except ValueError:
        return None


def likely_order(dates: Iterable[str]) -> Order:
    """The order in which all of these are dates. Points mean day first where both could be."""
    texts = [text.strip().replace("T", " ").partition(" ")[0] for text in dates if text.strip()]
    if not texts:
        return "year"
    first: tuple[Order, ...] = ("day", "month") if "." in texts[0] else ("month", "day")
    for order in ("year", *first):
        if all(read_day(text, order) for text in texts):
            return order
    return "year"


def read_clock(text: str) -> time | None:
    """``8:30 pm``, ``20:30``, ``20.30`` or ``8 pm``; ``None`` for anything else."""
    text = text.strip()
    found = _CLOCK.fullmatch(text)
    if found:
        return _of_day(int(found[1]), int(found[2]), found[3])
    found = _HOUR.fullmatch(text)
    return _of_day(int(found[1]), 0, found[2]) if found else None


def read_time(text: str, zone: tzinfo, order: Order = "year") -> datetime | None:
    """A date, with a time of day or without, as an aware time with a fixed offset."""
    text = text.strip()
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is not None and len(text) > len("2026-03-01"):
        return placed(found, zone)
    first, _space, rest = text.replace("T", " ").partition(" ")
    day = read_day(first, order)
    clock = read_clock(rest) if rest.strip() else NOON
    return None if day is None or clock is None else placed(datetime.combine(day, clock), zone)


def placed(when: datetime, zone: tzinfo) -> datetime | None:
    """The same with a fixed offset: its own, or that of the place; ``None`` at the ends of time.

    Of an hour that comes twice the first is meant; one that was skipped is read as if it had been.
    """
    if not date.min.year < when.year < date.max.year:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=zone, fold=0)
    return when.replace(tzinfo=_fixed(when.utcoffset() or timedelta(0)), fold=0)


def known_zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def there(when: datetime, zone: tzinfo) -> datetime:
    """The same instant as it was lived in that place."""
    local = when.astimezone(UTC).astimezone(zone)
    return local.replace(tzinfo=_fixed(local.utcoffset() or timedelta(0)), fold=0)


@lru_cache(maxsize=64)
def _fixed(offset: timedelta) -> timezone:
    """One object for all times with that offset, or each of them would carry its own."""
    return timezone(offset)


def _of_day(hour: int, minute: int, half: str | None) -> time | None:
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half in "pP" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
