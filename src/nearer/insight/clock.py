"""The time of day as smooth controls, so that a daily rhythm is not taken for a trigger."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nearer.insight.times import Floats, Times

SPACING = 1.5  # hours between bumps
WIDTH = 1.0  # standard deviation of a bump, hours
HARMONICS = 2

CENTRES = np.arange(0.0, 24.0, SPACING)
PARTS = np.arange(2.0, 24.0, 4.0)  # middles of the six parts of a day, hours
PART_WIDTH = 1.5  # hours
MONTH_WIDTH = 0.6  # of the distance between two bumps of the month
EPOCH = 719_163  # 1 January 1970, as ``date.toordinal`` counts
ADAPTS = 24.0  # hours in which the body follows another clock by one hour

WIDE = 2 * (len(CENTRES) + 2 * HARMONICS)
"""How many controls there are: bumps and harmonics, and both again for weekends."""


MONTH = 15  # every two days: with 8, 4 % of lives that wait for payday were false
"""How many there are for the month: payday and what comes before it."""

TIMETABLE = 7 * len(PARTS)
"""How many there are for the week's timetable."""

JETLAG = 2 * HARMONICS
"""How many more there are for the body's own day."""


class Body(NamedTuple):
    """The clock that the body still keeps, as an offset from UTC in hours, and when that was."""

    offset: float = np.nan
    instant: float = np.nan


def clock_rows(hour: Floats, weekend: npt.NDArray[np.bool_]) -> Floats:
    """Bumps and harmonics of the local hour (n,), then the same on weekends only: (n, WIDE)."""
    every = np.hstack([_bumps(hour, CENTRES, WIDTH), _waves(hour)])
    return np.hstack([every, every * weekend[:, None]])


def timetable_rows(hour: Floats, weekday: npt.NDArray[np.int64]) -> Floats:
    """The parts of each day of the week, apart, (n, TIMETABLE): choir on Thursday evening."""
    parts = _bumps(hour, PARTS, PART_WIDTH)
    cells: Floats = (np.eye(7)[weekday][:, :, None] * parts[:, None, :]).reshape(len(hour), -1)
    return cells


def month_rows(day: npt.NDArray[np.int64]) -> Floats:
    """Bumps over the calendar month of each day (n,), (n, MONTH); its end is next to its start."""
    date = (day - EPOCH).astype("M8[D]")
    month = date.astype("M8[M]")
    start, after = month.astype("M8[D]"), (month + 1).astype("M8[D]")
    share = (date - start) / (after - start)
    apart = np.abs(share[:, None] - np.arange(MONTH) / MONTH)
    apart = np.minimum(apart, 1.0 - apart)
    bumps: Floats = np.exp(-0.5 * (apart * MONTH / MONTH_WIDTH) ** 2)
    return bumps


def body_rows(times: Times, body: Body) -> tuple[Floats, Body]:
    """How the body's own day differs from the clock's, (n, JETLAG), and the body after the last.

    All zero for those who stay in one zone; after a journey the body follows by an hour a day.
    """
    rows = np.zeros((len(times.hour), JETLAG))
    at_home = times.offset[0] if np.isnan(body.instant) else body.offset
    if np.all(times.offset == at_home):  # also much sooner
        return rows, Body(float(at_home), float(times.instant[-1]))
    own = np.empty(len(times.hour))
    for i, (instant, offset) in enumerate(zip(times.instant, times.offset, strict=True)):
        body = _followed(body, float(instant), float(offset))
        own[i] = body.offset
    away = own != times.offset
    if away.any():
        felt = (times.hour - times.offset + own) % 24.0
        rows[away] = _waves(felt[away]) - _waves(times.hour[away])
    return rows, body


def _followed(body: Body, instant: float, offset: float) -> Body:
    if np.isnan(body.instant):
        return Body(offset, instant)
    apart = (offset - body.offset + 12.0) % 24.0 - 12.0  # the shorter way round
    step = (instant - body.instant) / 3600.0 / ADAPTS
    if abs(apart) <= step:
        return Body(offset, instant)
    return Body(body.offset + np.sign(apart) * step, instant)


def _bumps(hour: Floats, centres: Floats, width: float) -> Floats:
    apart = np.abs(hour[:, None] - centres)
    apart = np.minimum(apart, 24.0 - apart)  # midnight is next to one in the morning
    bumps: Floats = np.exp(-0.5 * (apart / width) ** 2)
    return bumps


def _waves(hour: Floats) -> Floats:
    angle = (2 * np.pi / 24) * hour[:, None] * np.arange(1, HARMONICS + 1)
    return np.hstack([np.sin(angle), np.cos(angle)])
