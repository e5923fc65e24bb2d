"""Student's t put on the normal scale, so that NumPy alone suffices."""

from functools import cache
from statistics import NormalDist

import numpy as np
import numpy.typing as npt
from bench.lives.calendar import Floats


def as_normal(t: Floats, freedom: Floats | float) -> Floats:
    """The size of the normal deviate as rare as ``t`` (Wallace 1959; 0.02 or better from ν = 5)."""
    v = np.maximum(freedom, 1.0)
    return (8 * v + 1) / (8 * v + 3) * np.sqrt(v * np.log1p(t * t / v))


@cache
def bar(level: float) -> float:
    """The deviate that a two-sided test at that level asks for."""
    return NormalDist().inv_cdf(1 - level / 2)


def benjamini_hochberg(z: Floats, level: float = 0.05) -> npt.NDArray[np.bool_]:
    """Which of p tests a row are rejected (Benjamini, Hochberg 1995); ``z`` (m, p), sizes."""
    p = z.shape[-1]
    bars = np.array([bar(level * rank / p) for rank in range(1, p + 1)])
    ordered = -np.sort(-z, axis=-1)
    rank = np.max(np.where(ordered >= bars, np.arange(1, p + 1), 0), axis=-1)
    least = np.where(rank > 0, bars[np.maximum(rank, 1) - 1], np.inf)
    return z >= least[..., None]
