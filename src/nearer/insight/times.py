"""When an occasion was: the instant, the person's day and the local hour."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nearer.insight.errors import BadTime, NaiveTime, TimeWentBack

Floats = npt.NDArray[np.float64]

ZERO = timedelta(0)


class Times(NamedTuple):
    """Parallel arrays (n,). ``day`` counts days as ``date.toordinal`` does."""

    instant: Floats  # seconds since 1970 in UTC, never falling
    day: npt.NDArray[np.int64]  # the person's day: a night belongs to the day before
    hour: Floats  # on the wall clock where the person was, 0 ≤ hour < 24
    offset: Floats  # of that clock from UTC, hours

    @property
    def weekday(self) -> npt.NDArray[np.int64]:
        """0 Monday … 6 Sunday, of the person's day."""
        return (self.day + 6) % 7


def read_times(when: Sequence[datetime], day_starts: int, after: float = -np.inf) -> Times:
    """Take the times of occasions in order. ``after``: the instant none may lie before.

    Hours and days are those of each datetime's own offset. Equal instants are allowed. Raises
    BadTime, NaiveTime or TimeWentBack.
    """
    instant = np.empty(len(when))
    day = np.empty(len(when), np.int64)
    hour, offset = np.empty(len(when)), np.empty(len(when))
    for i, one in enumerate(when):
        _check(one)
        instant[i] = one.timestamp()
        day[i] = one.toordinal() - (one.hour < day_starts)
        hour[i] = one.hour + one.minute / 60 + one.second / 3600
        offset[i] = (one.utcoffset() or ZERO).total_seconds() / 3600
    if np.any(np.diff(instant, prepend=after) < 0):
        raise TimeWentBack("Occasions must come in the order in which they happened.")
    return Times(instant, day, hour, offset)


def _check(when: object) -> None:
    if not isinstance(when, datetime):
        raise BadTime("A time is missing or is not a date with a time of day.")
    if when.utcoffset() is None:
        raise NaiveTime("A time needs its time zone; without it the hour is not known.")
