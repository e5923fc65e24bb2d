"""One invented life: check-ins as a person with these habits and moods would have made them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

BEGAN = datetime(2021, 3, 1, tzinfo=UTC)
USUAL = 3.0  # points, where moods come back to
SWELL = 120.0  # days from one stormy time to the next


@dataclass(frozen=True)
class World:
    """What moves moods and tags. Points are those of the outcome, 0–10; pulls are logits."""

    prompts: tuple[float, ...] = (9.0, 13.0, 17.0, 21.0)  # hours; none: any waking time
    answered: float = 0.88
    persistence: float = 0.5  # of mood, from one check-in to the next
    noise: float = 1.6
    tails: float = 0.0  # degrees of freedom of Student's t; 0: normal
    storms: float = 0.0  # how much the noise swells and sinks over four months, as a logarithm
    unsettling: float = 0.0  # how much more noise there is while the first tag is there
    drift: float = 0.0  # points per day, as a random walk
    curve: float = 0.0  # points between the day's mean and its peak; reversed at weekends
    tags_follow_curve: float = 0.0  # pull of the same curve on every tag
    tags_follow_yesterday: float = 0.0  # pull per point of yesterday's mean
    tags_follow_last: float = 0.0  # pull per point of the outcome before
    silence: tuple[float, float] = (0.0, 0.0)  # share of the life during which all is zero
    stickiness: float = 1.0  # pull of having been there at the check-in before
    binary: bool = False  # the outcome is 0 or 10
    effects: tuple[float, ...] = ()  # true triggers, in points; they are the first tags


@dataclass(frozen=True)
class Life:
    when: list[datetime]  # (n,)
    outcome: Floats  # (n,)
    present: npt.NDArray[np.bool_]  # (n, p)
    effects: Floats  # (p,) the truth
    looks: npt.NDArray[np.int64]  # check-ins so far at the end of each day that had one
    days: npt.NDArray[np.int64]  # the day of each look, from 1

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(f"tag {j}" for j in range(self.present.shape[1]))


def live(world: World, rng: np.random.Generator, days: int, tags: int) -> Life:
    """Draw one life of that many days with that many tags."""
    hours = [list(_hours(world, rng)) for _ in range(days)]
    effects = np.zeros(tags)
    effects[: len(world.effects)] = world.effects
    outcome, present = _walk(world, rng, hours, effects)
    counts = np.cumsum([len(day) for day in hours])
    noted = np.array([len(day) > 0 for day in hours])
    when = [BEGAN + timedelta(days=d, hours=h) for d, day in enumerate(hours) for h in day]
    return Life(
        when, outcome, present, effects, counts[noted], np.flatnonzero(noted).astype(np.int64) + 1
    )


def _hours(world: World, rng: np.random.Generator) -> Iterator[float]:
    """When one day's check-ins were made."""
    if not world.prompts:
        yield from np.sort(rng.uniform(7.0, 23.9, rng.integers(1, 8)))
        return
    for hour in world.prompts:
        if rng.random() < world.answered:
            yield hour + rng.uniform(0.0, 0.7)


def _walk(
    world: World, rng: np.random.Generator, hours: list[list[float]], effects: Floats
) -> tuple[Floats, npt.NDArray[np.bool_]]:
    rows, p = sum(len(day) for day in hours), len(effects)
    chance = rng.random((rows, p))
    base = _logit(rng.uniform(0.04, 0.35, p))
    shocks = _shocks(world, rng, rows)
    drifts = np.cumsum(rng.standard_normal(len(hours))) * world.drift
    peak = rng.uniform(0.0, 24.0)
    outcome, present = np.zeros(rows), np.zeros((rows, p), dtype=bool)
    mood, last, yesterday, t = 0.0, USUAL, USUAL, 0
    before = np.zeros(p, dtype=bool)
    for d, day in enumerate(hours):
        first = t
        for hour in day:
            curve = _curve(hour, peak, weekend=(BEGAN + timedelta(days=d)).weekday() >= 5)
            pull = (
                world.tags_follow_curve * curve
                + world.tags_follow_yesterday * (yesterday - USUAL)
                + world.tags_follow_last * (last - USUAL)
            )
            before = chance[t] < 1 / (1 + np.exp(-(base + pull + world.stickiness * before)))
            swell = np.exp(world.storms * np.sin(2 * np.pi * d / SWELL))
            shock = shocks[t] * swell * (1 + world.unsettling * before[0])
            mood = world.persistence * mood + shock
            level = USUAL + drifts[d] + world.curve * curve + mood + effects @ before
            outcome[t] = last = _answer(world, float(level), silent=_silent(world, t / rows))
            present[t] = before
            t += 1
        yesterday = float(outcome[first:t].mean()) if t > first else yesterday
    return outcome, present


def _shocks(world: World, rng: np.random.Generator, rows: int) -> Floats:
    drawn = rng.standard_t(world.tails, rows) if world.tails else rng.standard_normal(rows)
    return world.noise * drawn


def _curve(hour: float, peak: float, *, weekend: bool) -> float:
    height = float(np.cos((hour - peak) * 2 * np.pi / 24))
    return -height if weekend else height


def _answer(world: World, level: float, *, silent: bool) -> float:
    if silent:
        return 0.0
    if world.binary:
        return 10.0 if level > USUAL + 1 else 0.0
    return float(np.clip(np.round(level), 0, 10))


def _silent(world: World, share: float) -> bool:
    return world.silence[0] <= share < world.silence[1]


def _logit(chance: Floats) -> Floats:
    return np.log(chance / (1 - chance))
