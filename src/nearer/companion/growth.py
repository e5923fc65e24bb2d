"""How the evidence grew: what the engine would have told after each week, and nothing later."""

import math
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import datetime

from nearer.companion.analyses import Analysis
from nearer.companion.budget import Budget
from nearer.companion.evidence import Evidence, evidence
from nearer.companion.space import Space
from nearer.domain.finding import TriggerFinding
from nearer.insight.bridge import Occasion, learn_from, new_engine
from nearer.insight.reading import Readings

WEEK = 7 * 86_400.0  # seconds
POINTS = 160  # at most: as many as a picture can show apart


@dataclass(frozen=True)
class Point:
    """One column after some occasions. ``log_e``: natural logarithm of its e-value then."""

    when: datetime  # of the last of them
    occasions: int
    log_e: float
    effect: float
    low: float
    high: float
    established: bool


@dataclass(frozen=True)
class Growth:
    """``bar``: the ``log_e`` at which the column is established; it never moves."""

    points: tuple[Point, ...]
    bar: float


@dataclass(frozen=True)
class _Ended:
    """What was told at the end of each step that is over: nothing that comes later changes it."""

    occasions: tuple[Occasion, ...]
    budget: Budget  # as far as it was known by then
    counts: tuple[int, ...]
    readings: tuple[Readings, ...]


def growth(space: Space, analysis: Analysis, name: str) -> Growth:
    """How the evidence of one column grew, from when it joined. No points for an unknown one.

    The first one asked for replays the record, and again when a step ends; the newest point is
    what is told now.
    """
    with space.working():
        now = evidence(space, analysis)
        key = f"growth-{analysis.id}"
        ended = _ended(now, space.derived.get(key))
        space.derived[key] = ended
    readings = (read for read in ended.readings if name in read.tags)
    points = [point for read in readings for point in _points(now, read, name)]
    points += [_newest(now, one) for one in now.findings if one.tag == name and now.occasions]
    share = now.budget.shares().get(name, 0.0)
    bar = -math.log(analysis.alpha * share) if share and analysis.establishes else math.inf
    return Growth(tuple(points), bar)


def _ended(now: Evidence, kept: _Ended | None) -> _Ended:
    counts = weeks_ended(now.occasions)
    past = now.occasions[: counts[-1] if counts else 0]
    known = _known_by(now.budget, past)
    if kept and (kept.occasions, kept.budget, kept.counts) == (past, known, counts):
        return kept
    engine = new_engine(
        now.analysis.outcome,
        tuple(known.weights),
        known.weights,
        now.analysis.alpha,
        known.day_starts,
    )
    readings = tuple(learn_from(engine, past, known.later, counts)) if past else ()
    return _Ended(past, known, counts, readings)


def _known_by(budget: Budget, past: tuple[Occasion, ...]) -> Budget:
    """Without the columns that joined after the last of these occasions."""
    later = {name: when for name, when in budget.later.items() if past and when <= past[-1].when}
    return replace(budget, later=later)


def weeks_ended(occasions: tuple[Occasion, ...]) -> tuple[int, ...]:
    """Occasions up to the end of each week that is over; of more weeks where there are many."""
    if not occasions:
        return ()
    first, last = _instant(occasions[0]), _instant(occasions[-1])
    step = WEEK * max(1, math.ceil((last - first) / WEEK / POINTS))
    ends = [first + step * n for n in range(1, int((last - first) // step) + 1)]
    return tuple(sorted({bisect_left(occasions, end, key=_instant) for end in ends}))


def _instant(occasion: Occasion) -> float:
    return occasion.when.timestamp()


def _newest(now: Evidence, finding: TriggerFinding) -> Point:
    return Point(
        when=now.occasions[-1].when,
        occasions=len(now.occasions),
        log_e=finding.log_e,
        effect=finding.effect,
        low=finding.low,
        high=finding.high,
        established=finding.status == "established",
    )


def _points(now: Evidence, read: Readings, name: str) -> list[Point]:
    column = read.tags.index(name)
    return [
        Point(
            when=now.occasions[int(count) - 1].when,
            occasions=int(count),
            log_e=float(read.log_e[row, column]),
            effect=float(read.effect[row, column]),
            low=float(read.low[row, column]),
            high=float(read.high[row, column]),
            established=bool(read.established[row, column]) and now.analysis.establishes,
        )
        for row, count in enumerate(read.occasions)
    ]
