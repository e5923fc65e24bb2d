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
from math import isfinite, sqrt
from statistics import fmean

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
    trail = sorted(points)
    bar = reliable_change(sem)
    changes = []
    level = 0  # where the present level begins
    run: int | None = None  # where the points beyond it begin
    for i in range(1, len(trail)):
        if run is None or not _beyond(trail, level, run, i, bar):
            run = i if _beyond(trail, level, i, i, bar) else None
        if run is not None and trail[i][0] - trail[run][0] >= LASTING:
            changes.append(_change(trail, level, run, i))
            level, run = run, None
    return tuple(changes)


def _beyond(trail: Sequence[Point], level: int, run: int, i: int, bar: float) -> bool:
    """Whether a point is as far from the level as the bar, on the side of the run's first."""
    before = fmean(value for _, value in trail[level:run])
    first, here = trail[run][1] - before, trail[i][1] - before
    return abs(here) > bar and first * here > 0


def _change(trail: Sequence[Point], level: int, run: int, i: int) -> Change:
    return Change(
        since=trail[run][0],
        seen=trail[i][0],
        before=fmean(value for _, value in trail[level:run]),
        now=fmean(value for _, value in trail[run : i + 1]),
        assessments_before=run - level,
        assessments_since=i + 1 - run,
    )


def _check(points: Sequence[Point], sem: float) -> None:
    if not (isfinite(sem) and sem > 0):
        raise BadPoints("The error of a score is a number above 0.")
    for when, value in points:
        if when.utcoffset() is None:
            raise BadPoints("A score's time needs its time zone.")
        if not isfinite(value):
            raise BadPoints("A score is a finite number. Leave out what was not scored.")
