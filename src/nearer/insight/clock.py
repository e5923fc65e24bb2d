"""The time of day as smooth controls, so that a daily rhythm is not taken for a trigger."""

import numpy as np
import numpy.typing as npt

from nearer.insight.times import Floats

SPACING = 1.5  # hours between bumps
WIDTH = 1.0  # standard deviation of a bump, hours
HARMONICS = 2

CENTRES = np.arange(0.0, 24.0, SPACING)
WIDE = 2 * (len(CENTRES) + 2 * HARMONICS)
"""How many controls there are: bumps and harmonics, and both again for weekends."""


def clock_rows(hour: Floats, weekend: npt.NDArray[np.bool_]) -> Floats:
    """Bumps and harmonics of the local hour (n,), then the same on weekends only: (n, WIDE)."""
    every = np.hstack([_bumps(hour), _waves(hour)])
    return np.hstack([every, every * weekend[:, None]])


def _bumps(hour: Floats) -> Floats:
    apart = np.abs(hour[:, None] - CENTRES)
    apart = np.minimum(apart, 24.0 - apart)  # midnight is next to one in the morning
    bumps: Floats = np.exp(-0.5 * (apart / WIDTH) ** 2)
    return bumps


def _waves(hour: Floats) -> Floats:
    angle = (2 * np.pi / 24) * hour[:, None] * np.arange(1, HARMONICS + 1)
    return np.hstack([np.sin(angle), np.cos(angle)])
