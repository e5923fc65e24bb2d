"""Rules that read a life at the end of every day: Nearer's, and what people use instead."""

from collections.abc import Callable
from statistics import NormalDist

import numpy as np
import numpy.typing as npt
from bench.lives.life import Floats, Life

from nearer.insight import replay

Shown = npt.NDArray[np.bool_]
Rule = Callable[[Life], Shown]
"""Which tags are shown at each look, (looks, p)."""

LEAST_EACH = 6


def nearer(life: Life) -> Shown:
    """The engine as it is."""
    return replay(life.when, life.outcome, life.present, life.tags, at=life.looks).established


def single_look(life: Life) -> Shown:
    """The engine's own regression as a plain test, Bonferroni over tags, fair only if read once."""
    out = replay(life.when, life.outcome, life.present, life.tags, at=life.looks)
    level = 0.05 / len(life.tags)
    return np.abs(out.effect) > NormalDist().inv_cdf(1 - level / 2) * out.error


def naive(life: Life) -> Shown:
    """With or without the tag, p < .05."""
    return np.abs(_welch(life)) > NormalDist().inv_cdf(0.975)


def bonferroni(life: Life) -> Shown:
    """With or without the tag, p < .05 divided by the number of tags."""
    return np.abs(_welch(life)) > NormalDist().inv_cdf(1 - 0.025 / len(life.tags))


def _welch(life: Life) -> Floats:
    """Welch's t of each tag at each look; 0 before there are occasions enough."""
    y, on = life.outcome[:, None], life.present
    rows = life.looks - 1
    sides = [_moments(y, side, rows) for side in (on, ~on)]
    count = np.minimum(sides[0][0], sides[1][0])
    error = np.sqrt(sum(variance / np.maximum(n, 1) for n, _, variance in sides))
    apart = sides[0][1] - sides[1][1]
    fit = (count >= LEAST_EACH) & (error > 0)
    return np.divide(apart, error, out=np.zeros_like(apart), where=fit)


def _moments(
    y: Floats, side: npt.NDArray[np.bool_], rows: npt.NDArray[np.int64]
) -> tuple[Floats, Floats, Floats]:
    n = np.cumsum(side, axis=0)[rows].astype(float)
    mean = np.cumsum(y * side, axis=0)[rows] / np.maximum(n, 1)
    square = np.cumsum(y * y * side, axis=0)[rows] / np.maximum(n, 1)
    return n, mean, np.maximum(square - mean**2, 0) * n / np.maximum(n - 1, 1)
