"""Whether a score has moved by more than its error, and whether that has lasted.

Reliable change after Jacobson and Truax (1991): the difference of two scores that chance alone
exceeds once in twenty times. One such difference in a trail that is looked at again and again
proves little, so a change is told only once it is sustained: assessments in a row, the first and
the last of them at least four weeks apart, all beyond it on the same side. They are held against
the mean of all assessments before, not against the first alone: an unlucky first day would
otherwise make every later one look like a change.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from math import isfinite, sqrt

from msgspec import Struct

from nearer.instruments.errors import BadPoints

LASTING = timedelta(weeks=4)

Point = tuple[datetime, float]


class Change(Struct, frozen=True, kw_only=True):
    """A move to another level. ``before``, ``now``: means of the assessments of the two levels.

    ``since``: the first assessment on the new level; ``seen``: the one that made it sustained.
    ``now`` and ``assessments_since`` end with that one.
    """

    since: datetime
    seen: datetime
    before: float
    now: float
    assessments_before: int
    assessments_since: int

    @property
    def difference(self) -> float:
        return self.now - self.before


def reliable_change(sem: float) -> float:
    """The least difference of two scores that error alone seldom makes: 1.96·√2·SEM."""
    return 1.96 * sqrt(2) * sem


def sustained_change(points: Sequence[Point], sem: float) -> Change | None:
    """The latest sustained change of one trail. Raises BadPoints."""
    changes = sustained_changes(points, sem)
    return changes[-1] if changes else None


def sustained_changes(points: Sequence[Point], sem: float) -> tuple[Change, ...]:
    """Every sustained change, the oldest first. ``points``: (when, score) of one relationship.

    Assumes independent errors of standard deviation ``sem``. Raises BadPoints.
    """
    _check(points, sem)
    trail = _Trail(sorted(points), reliable_change(sem))
    changes = []
    level = 0  # where the present level begins
    run: int | None = None  # where the points beyond it begin
    for i in range(1, len(trail.points)):
        if run is None or not trail.beyond(level, run, i):
            run = i if trail.beyond(level, i, i) else None
        if run is not None and trail.when(i) - trail.when(run) >= LASTING:
            changes.append(trail.change(level, run, i))
            level, run = run, None
    return tuple(changes)


class _Trail:
    """Points in the order of time, with their running totals so that a mean is one division."""

    def __init__(self, points: Sequence[Point], bar: float) -> None:
        self.points = points
        self._bar = bar
        self._totals = list(accumulate((value for _, value in points), initial=0.0))

    def when(self, i: int) -> datetime:
        return self.points[i][0]

    def beyond(self, level: int, run: int, i: int) -> bool:
        """Whether a point is as far from the level as the bar, on the side of the run's first."""
        before = self._mean(level, run)
        first, here = self.points[run][1] - before, self.points[i][1] - before
        return abs(here) > self._bar and first * here > 0

    def change(self, level: int, run: int, i: int) -> Change:
        return Change(
            since=self.when(run),
            seen=self.when(i),
            before=self._mean(level, run),
            now=self._mean(run, i + 1),
            assessments_before=run - level,
            assessments_since=i + 1 - run,
        )

    def _mean(self, start: int, end: int) -> float:
        return (self._totals[end] - self._totals[start]) / (end - start)


def _check(points: Sequence[Point], sem: float) -> None:
    if not (isfinite(sem) and sem > 0):
        raise BadPoints("The error of a score is a number above 0.")
    for when, value in points:
        if when.utcoffset() is None:
            raise BadPoints("A score's time needs its time zone.")
        if not isfinite(value):
            raise BadPoints("A score is a finite number. Leave out what was not scored.")
