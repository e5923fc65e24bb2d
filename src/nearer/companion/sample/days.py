"""When an invented person is asked, and whether they answer.

Prompts come at random within equal parts of the waking hours. Once a year a week is missing and
nine days are spent in another zone. Clocks change where and when they do in the zone.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from nearer.companion.prompts import BURST, BURST_DAYS
from nearer.companion.sample.cast import Life
from nearer.domain.days import day_of, zone
from nearer.domain.values import Preferences, Way

YEAR = 365
MISSING = range(150, 157)  # days of each year of the life
AWAY = range(230, 239)
LATEST_ANSWER = 40  # minutes after a prompt
ANSWERED, SKIPPED = 0.85, 0.06  # shares of the prompts; the rest leaves no trace
SELF_STARTED = 0.2  # a day
MOST_A_DAY = 16  # so that every answer comes before the next prompt


@dataclass(frozen=True)
class Occasion:
    """One time at which something is noted. ``day``: the person's day it belongs to."""

    day: date
    when: datetime
    zone: str
    way: Way
    prompt: str = ""
    skipped: bool = False


@dataclass(frozen=True)
class Day:
    day: date
    asked: tuple[datetime, ...]
    occasions: tuple[Occasion, ...]


def first_day(now: datetime, days: int, wishes: Preferences) -> date:
    """The first of that many days, of which the last is the present one."""
    return day_of(now.astimezone(zone(wishes.zone)), wishes.day_starts) - timedelta(days - 1)


def lived(
    life: Life, wishes: Preferences, first: date, days: int, per_day: int, chance: random.Random
) -> Iterator[Day]:
    """Each day that is not missing, in order, with its occasions in order."""
    for number in range(days):
        if number % YEAR in MISSING:
            continue
        name = life.away_zone if number % YEAR in AWAY else life.zone
        count = max(per_day, BURST) if number < BURST_DAYS else per_day
        day = first + timedelta(number)
        asked = _asked(day, name, count, wishes, chance)
        noted = [*_answers(day, name, asked, chance), *_by_oneself(day, name, chance)]
        yield Day(day, asked, tuple(sorted(noted, key=lambda one: one.when)))


def _asked(
    day: date, name: str, count: int, wishes: Preferences, chance: random.Random
) -> tuple[datetime, ...]:
    minutes = (wishes.prompts_to - wishes.prompts_from) * 60
    part = minutes / count
    room = part - LATEST_ANSWER - 1
    return tuple(
        at_clock(day, wishes.prompts_from * 60 + part * n + chance.uniform(0, room), name)
        for n in range(count)
    )


def _answers(
    day: date, name: str, asked: tuple[datetime, ...], chance: random.Random
) -> Iterator[Occasion]:
    for number, prompted in enumerate(asked):
        fate = chance.random()
        if fate < ANSWERED + SKIPPED:
            when = prompted + timedelta(minutes=chance.randrange(LATEST_ANSWER))
            prompt = f"{day}/{number}"
            yield Occasion(day, when, name, "prompt", prompt, skipped=fate >= ANSWERED)


def _by_oneself(day: date, name: str, chance: random.Random) -> Iterator[Occasion]:
    if chance.random() < SELF_STARTED:
        yield Occasion(day, at_clock(day, chance.uniform(8, 26) * 60, name), name, "self")


def at_clock(day: date, minutes: float, name: str) -> datetime:
    """That many minutes after midnight by the clock there, with a fixed offset.

    By way of UTC, since in spring an hour of the clock does not exist.
    """
    clock = datetime.combine(day, time()) + timedelta(minutes=round(minutes))
    there = clock.replace(tzinfo=zone(name)).astimezone(UTC).astimezone(zone(name))
    return there.replace(tzinfo=timezone(there.utcoffset() or timedelta()))
