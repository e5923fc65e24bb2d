"""A year in which nothing goes with anything, read every evening by two rules.

The year has what makes real ones treacherous: a mood that lasts from one check-in to the next,
and tags that tend to stay. The naive rule compares all check-ins with a tag to all without it
(Welch 1947, p < .05, two-sided), as if each look were the only one and no check-in knew of the
one before. The other rule is the engine as it is, with the whole error budget on one outcome.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from nearer.insight.engine import replay
from nearer.insight.regression import Counts, Mask
from nearer.insight.standing import LEAST_EACH, LEAST_OCCASIONS
from nearer.insight.times import Floats

BEGAN = datetime(2023, 1, 1, tzinfo=UTC)
HOURS = (9.0, 13.0, 17.0, 21.0)
LATE = 0.7  # hours; a check-in is answered up to this much after it was asked for
ANSWERED = 0.88
USUAL, NOISE, PERSISTENCE = 3.0, 1.6, 0.5  # points, points, share of a mood left the next time
RARE, COMMON = 0.04, 0.35  # how often tags are there
STICKINESS = 1.0  # pull, as a logit, of having been there the last time
LEVEL = 0.05


class Record(NamedTuple):
    """Check-ins that were never made: n occasions, p tags. ``by_day`` (days,): made so far."""

    when: tuple[datetime, ...]
    outcome: Floats  # (n,)
    present: Mask  # (n, p)
    tags: tuple[str, ...]
    by_day: Counts


@dataclass(frozen=True)
class YearOfNothing:
    """What was shown, evening by evening; every pattern is false. Each tuple has one per day.

    ``…_ever``: how many tags were shown on that evening or one before; ``naive_now``: on that
    evening. ``leaning_ever`` counts what the engine calls leaning, which promises less.
    """

    tags: int
    check_ins: tuple[int, ...]
    naive_ever: tuple[int, ...]
    naive_now: tuple[int, ...]
    established_ever: tuple[int, ...]
    leaning_ever: tuple[int, ...]


def a_year_of_nothing(seed: int, tags: int = 40, days: int = 365) -> YearOfNothing:
    """Invent the year of that number and read it. ``seed``: zero or more; both counts: from 1."""
    record = invent(np.random.default_rng(seed), tags, days)
    naive = shown_naively(record.outcome, record.present, record.by_day)
    engine = replay(record.when, record.outcome, record.present, record.tags, at=record.by_day)
    return YearOfNothing(
        tags=tags,
        check_ins=tuple(record.by_day.tolist()),
        naive_ever=_ever(naive),
        naive_now=tuple(naive.sum(axis=1).tolist()),
        established_ever=_ever(engine.established),
        leaning_ever=_ever(engine.leaning),
    )


def invent(rng: np.random.Generator, tags: int, days: int) -> Record:
    """Draw moods and tags that know nothing of each other. The first check-in is always made."""
    answered = rng.random((days, len(HOURS))) < ANSWERED
    answered[0, 0] = True
    day, slot = np.nonzero(answered)
    hours = np.array(HOURS)[slot] + rng.uniform(0, LATE, len(day))
    return Record(
        tuple(BEGAN + timedelta(days=int(d), hours=h) for d, h in zip(day, hours, strict=True)),
        _moods(rng, len(day)),
        _tags(rng, len(day), tags),
        tuple(f"tag {j}" for j in range(tags)),
        np.cumsum(answered.sum(axis=1)),
    )


def shown_naively(outcome: Floats, present: Mask, at: Counts) -> Mask:
    """Which tags the naive rule shows after each of the counts ``at`` (m,), as (m, p).

    It too waits for as many check-ins as the engine, so that it is not the worse for haste.
    """
    sides = [_moments(outcome, side, at) for side in (present, ~present)]
    least = np.minimum(sides[0].n, sides[1].n)
    fit = (least >= LEAST_EACH) & (at[:, None] >= LEAST_OCCASIONS)
    parts = [side.variance / np.maximum(side.n, 1) for side in sides]
    error2 = parts[0] + parts[1]
    apart = sides[0].mean - sides[1].mean
    shown: Mask = fit & (apart**2 > error2 * _critical(parts, sides) ** 2)
    return shown


class _Side(NamedTuple):
    """Of the check-ins with a tag, or of those without it; arrays (m, p)."""

    n: Counts
    mean: Floats
    variance: Floats


def _moments(outcome: Floats, side: Mask, at: Counts) -> _Side:
    """Running mean and variance, from outcomes centred so that no digits are lost."""
    centre = outcome.mean()
    y = (outcome - centre)[:, None] * side
    n, total, square = (np.cumsum(part, axis=0)[at - 1] for part in (side, y, y * y))
    mean = total / np.maximum(n, 1)
    spread = np.maximum(square - n * mean**2, 0)
    return _Side(n, centre + mean, spread / np.maximum(n - 1, 1))


def _critical(parts: list[Floats], sides: list[_Side]) -> Floats:
    """Student's t at ``LEVEL`` for Welch's degrees of freedom (Abramowitz, Stegun, 26.7.5)."""
    below = sum(
        part**2 / np.maximum(side.n - 1, 1) for part, side in zip(parts, sides, strict=True)
    )
    total2 = (parts[0] + parts[1]) ** 2
    f = np.divide(total2, below, out=np.full_like(total2, np.inf), where=below > 0)
    z = NormalDist().inv_cdf(1 - LEVEL / 2)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    critical: Floats = z + first / f + second / f**2 + third / f**3
    return critical


def _moods(rng: np.random.Generator, rows: int) -> Floats:
    """Urges 0–10 in whole points, (rows,)."""
    mood, moods = 0.0, np.empty(rows)
    for t, shock in enumerate(NOISE * rng.standard_normal(rows)):
        moods[t] = mood = PERSISTENCE * mood + shock
    return np.clip(np.round(USUAL + moods), 0, 10)


def _tags(rng: np.random.Generator, rows: int, tags: int) -> Mask:
    """Which tags are there, (rows, tags); each by its own habit alone."""
    usual = rng.uniform(RARE, COMMON, tags)
    again = 1 / (1 + (1 / usual - 1) * np.exp(-STICKINESS))
    chance, present = rng.random((rows, tags)), np.zeros((rows, tags), dtype=np.bool_)
    before = np.zeros(tags, dtype=np.bool_)
    for t in range(rows):
        before = present[t] = chance[t] < np.where(before, again, usual)
    return present


def _ever(shown: Mask) -> tuple[int, ...]:
    return tuple(np.logical_or.accumulate(shown, axis=0).sum(axis=1).tolist())
