"""Whether a score has moved by more than its error, and whether that has lasted.

A change is told once it is sustained: assessments in a row, the first and the last of them at least
four weeks apart, each beyond the error on the same side of the mean of all assessments before. They
are not held against the first alone, since an unlucky first day would make every later one look
like a change.

Told is meant for a whole person: of somebody who does not change, all trails and scales together,
looked at after every form for years, at most one in twenty is ever told of a change. So the level
of 1.96 in reliable change (Jacobson and Truax 1991) is divided: over the trails by shares that sum
to 1 however many come and that nothing gives back, and over a questionnaire's scales evenly. The
bar is a quantile of Student's t, as the error itself is only estimated: from the forms up to the
last of the run, without their differences across the supposed change, which would hide it. So what
was told once stays told when more forms come. How often a change is told where there is none is
measured in bench/changes.py, and written down in docs/instruments.md.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from math import expm1, isfinite, sqrt
from statistics import NormalDist
from typing import NamedTuple

from msgspec import Struct

from nearer.instruments.course import summed
from nearer.instruments.errors import BadPoints
from nearer.instruments.measurement import Error, Precision

LASTING = timedelta(weeks=4)
LEVEL = 0.05
"""How many of those who do not change may ever be told of a change."""
EVEN = 3
"""How evenly the shares fall: the first trail has 1 in 4, the sixth 1 in 24."""

Point = tuple[datetime, float]
Least = Callable[[Sequence[int], int], float]


class Change(Struct, frozen=True, kw_only=True):
    """A move to another level. ``before``, ``now``: means of the assessments of the two levels.

    ``since``: the first assessment on the new level; ``until``: the last, None while it holds;
    ``seen``: the one that made it sustained. ``now`` is the mean of ``assessments_since``, all of
    the level and not only those that made it one.
    """

    since: datetime
    until: datetime | None
    seen: datetime
    before: float
    now: float
    assessments_before: int
    assessments_since: int

    @property
    def difference(self) -> float:
        return self.now - self.before


def reliable_change(sem: float) -> float:
    """The least difference of two single scores that error alone seldom makes: 1.96·√2·SEM."""
    return 1.96 * sqrt(2) * sem


def share(rank: int) -> float:
    """Of the level, for the trail that was begun as the ``rank``-th, from 1; together at most 1."""
    return EVEN / ((rank + EVEN - 1) * (rank + EVEN))


def least_change(precision: Precision, level: float) -> float:
    """How far a score must lie from a level known without error, in points of the score.

    ``level``: how often, of either side, error alone may bring it there. The largest counts of
    what items say, what retests say, and the reliable change of the field, which alone takes the
    error as known. Raises BadPoints.
    """
    if not 0 < level < 1:
        raise BadPoints("The level of a change is a probability between 0 and 1.")
    z = NormalDist().inv_cdf(1 - level / 2)
    known = max(z * precision.sem, reliable_change(precision.sem))
    found = [known, _student(z, precision.items_freedom) * precision.from_items]
    if precision.from_retest is not None:
        found.append(_student(z, precision.retest_freedom) * precision.from_retest)
    return max(found)


def changes_of(error: Error, about: str, level: float) -> tuple[Change, ...]:
    """Every sustained change of one trail at this level, the oldest first; none of an unknown one.

    ``error``: of the score, from all forms of this person. ``about``: whose trail it is. Raises
    BadPoints.
    """
    trail = error.course.trails.get(about)
    if trail is None:
        return ()

    def least(begins: Sequence[int], last: int) -> float:
        ends = (*begins[1:], last + 1)
        across = summed([trail.across(*one) for one in zip(begins, ends, strict=True)])
        return least_change(error.precision(trail.times[last], across), level)

    return sustained_changes(trail.points, least)


def sustained_changes(points: Sequence[Point], least: Least) -> tuple[Change, ...]:
    """Every sustained change of one trail, the oldest first. ``points``: (when, score).

    ``least(begins, last)``: the least change if levels begin at these points, the last of them the
    one in question, as known at point ``last``. A level of n assessments has an error of its own,
    so that √(1 + 1/n) of it is needed. Assumes independent errors. Raises BadPoints.
    """
    _check(points)
    trail = _Trail(sorted(points), least)
    begins, first = [0], 1
    found: list[_Run] = []
    for last in range(2, len(points)):
        run = trail.run(begins, first, last)
        if run is not None:
            found.append(run)
            begins.append(run.start)
            first = last + 1
    ends = (*begins[2:], len(points))
    return tuple(trail.change(run, end) for run, end in zip(found, ends, strict=False))


class _Run(NamedTuple):
    """Points beyond a level: where that one begins, they begin, and end; and how far beyond."""

    level: int
    start: int
    last: int
    bar: float


class _Trail:
    """Points in the order of time, with their running totals so that a mean is one division."""

    def __init__(self, points: Sequence[Point], least: Least) -> None:
        self.points = points
        self._least = least
        self._totals = list(accumulate((value for _, value in points), initial=0.0))

    def run(self, begins: Sequence[int], first: int, last: int) -> _Run | None:
        """The longest run from ``first`` on to ``last`` that lasts and lies beyond the level."""
        level, found = begins[-1], None
        low = high = self.points[last][1]
        for start in range(last - 1, first - 1, -1):
            value = self.points[start][1]
            low, high = min(low, value), max(high, value)
            before = self._mean(level, start)
            near = max(low - before, before - high)  # below 0 where the run is on both sides
            if near > 0 and self._when(last) - self._when(start) >= LASTING:
                least = self._least((*begins[1:], start), last)
                bar = least * sqrt(1 + 1 / (start - level))
                found = _Run(level, start, last, bar) if near > bar else found
        return found

    def change(self, run: _Run, end: int) -> Change:
        """``end``: where the next level begins, or the end of the trail."""
        before = self._mean(run.level, run.start)
        newest = end == len(self.points)
        held = newest and abs(self._mean(run.start, end) - before) > run.bar
        if newest and not held:
            beyond = [abs(value - before) > run.bar for _when, value in self.points[run.start :]]
            end = run.start + len(beyond) - beyond[::-1].index(True)
        return Change(
            since=self._when(run.start),
            until=None if held else self._when(end - 1),
            seen=self._when(run.last),
            before=before,
            now=self._mean(run.start, end),
            assessments_before=run.start - run.level,
            assessments_since=end - run.start,
        )

    def _when(self, i: int) -> datetime:
        return self.points[i][0]

    def _mean(self, start: int, end: int) -> float:
        return (self._totals[end] - self._totals[start]) / (end - start)


def _student(z: float, freedom: float) -> float:
    """The quantile of Student's t where the normal's is ``z`` (Wallace 1959, turned around).

    Within 1 % above five degrees of freedom; below, up to 4 % too large, which is the safe side.
    """
    closer = z * (8 * freedom + 3) / (8 * freedom + 1)
    return sqrt(freedom * expm1(closer**2 / freedom))


def _check(points: Sequence[Point]) -> None:
    for when, value in points:
        if when.utcoffset() is None:
            raise BadPoints("A score's time needs its time zone.")
        if not isfinite(value):
            raise BadPoints("A score is a finite number. Leave out what was not scored.")
