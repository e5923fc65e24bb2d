"""How often a tag that only raises the urge is told to turn an urge into pulling away.

    python -m bench.away [lives]

Twelve tags, four of which raise the urge by one to three points; what is done follows the urge and
nothing else, in one of four ways. Everything that is told of a tag is false. The urge is held equal
in one straight line (docs/decisions/0009); without that, the same lives are shown beside.
"""

import math
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.progress import track
from rich.table import Table

from nearer.insight import TriggerEngine
from nearer.insight.bridge import RAISING, RANGE, new_engine

TAGS = tuple(f"tag {number}" for number in range(12))
RAISE = 4
ALPHA = 0.05
BEGAN = datetime(2025, 1, 1, 9, tzinfo=UTC)
SEED = 9

Floats = npt.NDArray[np.float64]
FOLLOWS: dict[str, Callable[[Floats], Floats]] = {
    "nothing, 40 of 100": lambda urge: np.full_like(urge, 0.4),
    "the urge, in a line": lambda urge: urge / 10,
    "the urge, in a curve": lambda urge: 1 / (1 + np.exp(5 - urge)),
    "the urge, in one step": lambda urge: np.where(urge > 5, 0.9, 0.1),
}


def life(seed: int, count: int, follows: Callable[[Floats], Floats]) -> tuple[Any, ...]:
    """When (n,), pulled away (n,), tags (n, p) and urges (n, 1) of those with an urge of 1 up."""
    chance = np.random.default_rng([SEED, seed])
    present = chance.random((count, len(TAGS))) < chance.uniform(0.1, 0.6, len(TAGS))
    points = np.where(np.arange(len(TAGS)) < RAISE, chance.uniform(1, 3, len(TAGS)), 0)
    noise = 1.5 * chance.standard_normal(count)
    urge = np.clip(np.round(1 + present @ points + noise), 0, 10)
    away = (chance.random(count) < follows(urge)).astype(np.float64)
    there = np.flatnonzero(urge >= 1)
    when = [BEGAN + timedelta(hours=6 * int(number)) for number in there]
    return when, away[there], present[there], urge[there, None]


def told(seed: int, count: int, follows: Callable[[Floats], Floats], *, held: bool) -> bool:
    """Whether any tag was ever established."""
    when, away, present, urge = life(seed, count, follows)
    engine = new_engine("away", TAGS, alpha=ALPHA)
    if not held:
        engine = TriggerEngine(
            TAGS, alpha=ALPHA, outcome_range=RANGE["away"], raising=RAISING["away"]
        )
    read = engine.observe_many(when, away, present, held=urge if held else None)
    return bool(read.established.any())


def upper(found: int, lives: int) -> float:
    """Wilson's upper 95 % limit."""
    z, share = 1.959964, found / lives
    middle = share + z * z / (2 * lives)
    spread = z * math.sqrt(share * (1 - share) / lives + z * z / (4 * lives * lives))
    return (middle + spread) / (1 + z * z / lives)


def main() -> None:
    lives = int(sys.argv[1]) if len(sys.argv) > 1 else 800
    table = Table(
        "pulling away follows", "check-ins", "lives", "ever false", "upper 95 %", box=None
    )
    table.add_column("the urge not held")
    for name, follows in FOLLOWS.items():
        for count, number in ((500, lives), (3000, lives // 5)):
            seeds = track(range(number), f"{name}, {count}", transient=True)
            found = sum(told(seed, count, follows, held=True) for seed in seeds)
            without = sum(told(seed, count, follows, held=False) for seed in range(40))
            table.add_row(
                name,
                str(count),
                str(number),
                f"{100 * found / number:.1f} %",
                f"{100 * upper(found, number):.1f} %",
                f"{100 * without / 40:.0f} % of 40",
            )
    Console().print(table)


if __name__ == "__main__":
    main()
