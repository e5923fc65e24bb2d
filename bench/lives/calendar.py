"""When somebody checks in: the calendar of one invented life."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

BEGAN = datetime(2021, 3, 1)  # noqa: DTZ001 - each check-in gets its own zone; a Monday
LATE = 0.7  # hours within which a prompt is answered


@dataclass(frozen=True)
class Clock:
    """How often and at which hours of the wall clock; after midnight they go on from 24."""

    prompts: tuple[float, ...] = (9.0, 13.0, 17.0, 21.0)  # none: at any waking time
    answered: float = 0.88  # share of the prompts
    daily: tuple[int, int] = (1, 7)  # check-ins a day at any waking time, each number as likely
    mean: float = 0.0  # check-ins a day, Poisson; 0: as in ``daily``
    bursts: bool = False  # days of eight to twelve, then weeks of nothing
    waking: tuple[float, float] = (7.0, 23.9)
    gaps: int = 0  # stretches of one to four weeks without a check-in
    trips: int = 0  # of 3 to 14 days, 3 to 11 hours away
    zone: str = ""  # of the home; none: UTC


@dataclass(frozen=True)
class Calendar:
    """The n check-ins of a life, in order."""

    when: tuple[datetime, ...]
    hour: Floats  # of the wall clock where the person is, 0 to 24
    body: Floats  # of the body, which follows a change of zone by an hour a day
    day: Ints  # of the life, from 0; a night belongs to the day before
    days: int  # how long the life is

    @property
    def weekday(self) -> Ints:
        return self.day % 7

    @property
    def weekend(self) -> Mask:
        return self.weekday >= 5

    @property
    def share(self) -> Floats:
        """How much of the life has passed, 0 to 1."""
        return self.day / self.days

    def only(self, kept: Mask) -> "Calendar":
        """The check-ins that were answered."""
        when = tuple(self.when[row] for row in np.flatnonzero(kept))
        return Calendar(when, self.hour[kept], self.body[kept], self.day[kept], self.days)


def keep_calendar(clock: Clock, rng: np.random.Generator, days: int) -> Calendar:
    hours = _hours(clock, rng, days)
    for _ in range(clock.gaps):
        start = int(rng.integers(0, max(1, days - 28)))
        hours[start : start + rng.integers(7, 29)] = np.nan
    day, slot = np.nonzero(np.isfinite(hours))
    away = _away(clock, rng, days)
    hour = hours[day, slot]
    when = _times(clock, away, day.tolist(), hour.tolist())
    body = hour - (away - _followed(away))[day]
    kept = _forward(when)
    made = Calendar(tuple(when), hour % 24, body % 24, day.astype(np.int64), days)
    return made if kept.all() else made.only(kept)


def _hours(clock: Clock, rng: np.random.Generator, days: int) -> Floats:
    """Hours (days, most a day), rising; those that were not are NaN."""
    if clock.prompts:
        hours = np.array(clock.prompts) + rng.uniform(0, LATE, (days, len(clock.prompts)))
        return np.where(rng.random(hours.shape) < clock.answered, hours, np.nan)
    counts = _counts(clock, rng, days)
    most = int(counts.max(initial=1))
    hours = rng.uniform(*clock.waking, (days, most))
    return np.sort(np.where(np.arange(most) < counts[:, None], hours, np.nan), axis=1)


def _counts(clock: Clock, rng: np.random.Generator, days: int) -> Ints:
    if clock.bursts:
        return _bursts(rng, days)
    if clock.mean:
        return rng.poisson(clock.mean, days)
    return rng.integers(clock.daily[0], clock.daily[1] + 1, days)


def _bursts(rng: np.random.Generator, days: int) -> Ints:
    counts = np.zeros(days, np.int64)
    at = int(rng.integers(0, 10))
    while at < days:
        long = int(rng.integers(1, 5))
        counts[at : at + long] = rng.integers(8, 13)
        at += long + int(rng.integers(7, 29))
    return counts


def _away(clock: Clock, rng: np.random.Generator, days: int) -> Floats:
    """Hours between the wall clock and the one at home, (days,)."""
    away = np.zeros(days)
    for _ in range(clock.trips):
        start = int(rng.integers(0, days))
        away[start : start + rng.integers(3, 15)] = rng.choice((-1, 1)) * rng.integers(3, 12)
    return away


def _followed(away: Floats) -> Floats:
    """How far the body has followed by each day."""
    followed, at = np.zeros(len(away)), 0.0
    for day, hours in enumerate(away.tolist()):
        followed[day] = at
        at += min(1.0, max(-1.0, hours - at))
    return followed


def _times(
    clock: Clock, away: Floats, days: Sequence[int], hours: Sequence[float]
) -> list[datetime]:
    home: tzinfo = ZoneInfo(clock.zone) if clock.zone else UTC
    zones = [timezone(timedelta(hours=h)) if h else home for h in away.tolist()]
    return [
        (BEGAN + timedelta(days=day, hours=hour)).replace(tzinfo=zones[day])
        for day, hour in zip(days, hours, strict=True)
    ]


def _forward(when: Sequence[datetime]) -> Mask:
    """Without those that a flight east has put before one that was already made."""
    instant = np.array([one.timestamp() for one in when])
    latest = np.maximum.accumulate(np.concatenate([[-np.inf], instant[:-1]]))
    return instant > latest
