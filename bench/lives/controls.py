"""The yardstick's own controls: what docs/statistics.md first held equal, and nothing since.

Kept apart from the engine's, so that the yardstick measures every later engine alike.
"""

import numpy as np
from bench.lives.calendar import Floats, Ints, Mask
from bench.lives.life import Life

DAY_STARTS = 4  # hour
TREND = 100 * 86_400.0  # seconds
HALF_LIVES = (4, 28)  # check-ins
BEFORE, YESTERDAY, TODAY = (2.0, 4.0, 6.0), (2.0, 3.5, 5.0), (4.0,)  # knots of hinges, points
BUMPS = np.arange(0.0, 24.0, 1.5)  # hours, each with a standard deviation of one
CONSTANT, PLAIN, BENT = 1e-3, 1.0, 4.0  # prior precisions


def control_rows(life: Life) -> tuple[Floats, Floats]:
    """Controls (n, c) of every check-in, from its past and the clock, and their precisions (c,)."""
    day = np.array([when.toordinal() - (when.hour < DAY_STARTS) for when in life.when])
    instant = np.array([when.timestamp() for when in life.when])
    weekday = (day + 6) % 7
    levels, hinges = _past(life.outcome, day)
    plain = [(instant - instant[0])[:, None] / TREND, np.eye(7)[weekday], levels]
    bent = [hinges, _clock(life, weekday >= 5)]
    rows = np.hstack([np.ones((len(day), 1)), *plain, *bent])
    few = sum(part.shape[1] for part in plain)
    many = sum(part.shape[1] for part in bent)
    return rows, np.repeat([CONSTANT, PLAIN, BENT], [1, few, many])


def _past(y: Floats, day: Ints) -> tuple[Floats, Floats]:
    """Recent levels, the same day and the day before, plainly and as hinges."""
    n = len(y)
    starts = np.flatnonzero(np.diff(day, prepend=day[0] - 1))
    place = np.cumsum(np.diff(day, prepend=day[0] - 1) != 0) - 1
    first = np.zeros(n, bool)
    first[starts] = True
    last = np.concatenate([[0.0], y[:-1]])
    means = np.add.reduceat(y, starts) / np.diff(np.append(starts, n))
    mean = np.concatenate([[0.0], means])[place]
    close = np.concatenate([[0.0], y[np.append(starts[1:], n) - 1]])[place]
    fast, slow = (_level(y, half) for half in HALF_LIVES)
    known = place > 0
    levels = [fast, slow, ~first * (last - slow), first, known * (close - slow)]
    bent = [(last, BEFORE), (mean, YESTERDAY), (~first * last, TODAY)]
    hinges = [np.maximum(part[:, None] - knots, 0.0) for part, knots in bent]
    return np.column_stack([*levels, known * (mean - slow)]), np.hstack(hinges)


def _level(y: Floats, half_life: int) -> Floats:
    """Exponentially weighted mean of what came before; 0 at first."""
    keep, total, weight, levels = 0.5 ** (1 / half_life), 0.0, 0.0, [0.0]
    for outcome in y[:-1].tolist():
        total, weight = keep * total + outcome, keep * weight + 1
        levels.append(total / weight)
    return np.array(levels)


def _clock(life: Life, weekend: Mask) -> Floats:
    """Bumps and two harmonics of the local hour, and the same on weekends only."""
    hour = np.array([w.hour + w.minute / 60 + w.second / 3600 for w in life.when])[:, None]
    apart = np.abs(hour - BUMPS)
    angle = hour * 2 * np.pi / 24 * np.array([1, 2])
    bumps = np.exp(-0.5 * np.minimum(apart, 24 - apart) ** 2)
    every = np.hstack([bumps, np.sin(angle), np.cos(angle)])
    return np.hstack([every, every * weekend[:, None]])
