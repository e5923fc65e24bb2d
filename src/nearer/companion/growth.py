"""How the evidence grew: what the engine would have told after each week, and nothing later."""

import math
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from nearer.companion.analyses import Analysis
from nearer.companion.evidence import Evidence, evidence
from nearer.companion.space import Space
from nearer.insight.bridge import Occasion, learn_from, new_engine
from nearer.insight.reading import Readings

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


def growth(space: Space, analysis: Analysis, name: str) -> Growth:
    """How the evidence of one column grew, from when it joined. No points for an unknown one.

    The first one asked for replays the record; the others of the same state of it are at hand.
    """
    with space.working():
        now = evidence(space, analysis)
        key = f"growth-{analysis.id}"
        version, readings = space.derived.get(key, (-1, ()))
        if version != now.version:
            readings = _replayed(now)
            space.derived[key] = now.version, readings
    points = [point for read in readings if name in read.tags for point in _points(now, read, name)]
    share = now.budget.shares().get(name, 0.0)
    bar = -math.log(analysis.alpha * share) if share and analysis.establishes else math.inf
    return Growth(tuple(points), bar)


def _replayed(now: Evidence) -> tuple[Readings, ...]:
    engine = new_engine(
        now.analysis.outcome,
        tuple(now.budget.weights),
        now.budget.weights,
        now.analysis.alpha,
        now.budget.day_starts,
    )
    return tuple(learn_from(engine, now.occasions, now.budget.later, _weekly(now.occasions)))


def _weekly(occasions: tuple[Occasion, ...]) -> list[int]:
    """Occasion counts at the end of each week, or of more weeks where there are very many."""
    if not occasions:
        return []
    first, last = occasions[0].when.timestamp(), occasions[-1].when.timestamp()
    week = 7 * 86_400.0
    step = week * max(1, math.ceil((last - first) / week / POINTS))
    of = partial(_part, first=first, step=step)
    ends = [n for n in range(1, len(occasions)) if of(occasions[n]) != of(occasions[n - 1])]
    return [*ends, len(occasions)]


def _part(occasion: Occasion, first: float, step: float) -> int:
    return int((occasion.when.timestamp() - first) // step)


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
