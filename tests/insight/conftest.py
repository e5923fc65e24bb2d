"""Invented records for the statistics. The lives are those of the benchmark, so both check one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import pytest


class Diary(NamedTuple):
    when: list[datetime]
    outcome: np.ndarray
    present: np.ndarray
    tags: tuple[str, ...]

    def named(self, row: int) -> list[str]:
        return [tag for tag, on in zip(self.tags, self.present[row], strict=True) if on]


@pytest.fixture
def diary() -> Callable[..., Diary]:
    """Makes a diary of ``rows`` check-ins; ``effect`` is what the first tag does, in points."""

    def make(rows: int = 300, tags: int = 6, seed: int = 1, effect: float = 0.0) -> Diary:
        rng = np.random.default_rng(seed)
        present = rng.random((rows, tags)) < rng.uniform(0.1, 0.5, tags)
        level = 3 + 1.6 * rng.standard_normal(rows)
        if tags:
            level = level + effect * present[:, 0]
        hours = np.cumsum(rng.uniform(1, 9, rows))
        start = datetime(2022, 3, 20, 7, tzinfo=UTC)  # a week before summer time begins
        berlin = ZoneInfo("Europe/Berlin")
        when = [(start + timedelta(hours=float(h))).astimezone(berlin) for h in hours]
        outcome = np.clip(np.round(level), 0, 10)
        return Diary(when, outcome, present, tuple(f"tag {j}" for j in range(tags)))

    return make
