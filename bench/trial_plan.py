"""Prints how many draws an answer needs, for the page shown before a trial begins.

python -m bench.trial_plan --lives N [--base B] [--write]. Every life is drawn from one seed, and
its draws are Nearer's own. Of those lives of each kind: by which draw half of them, and four of
five, had "helps" said. ``--write`` keeps the figures in ``bench/trial_plan.csv``, in place of those
of the same base; a test holds the figures on the page to them.
"""

import argparse
import csv
from collections.abc import Callable, Iterator
from math import inf
from pathlib import Path
from typing import NamedTuple

import numpy as np
from rich.console import Console
from rich.progress import track
from rich.table import Table

from nearer.insight import StrategyTrial

DRAWS = 1500  # after which a life is given up
SHARES = (0.5, 0.8)
YES_OR_NO, RATED = "yes or no", "0 to 10"
GAINS = {YES_OR_NO: (0.2, 0.3, 0.4), RATED: (0.1, 0.2, 0.3)}
BASE = 0.4  # share of good outcomes without a strategy
SPREAD = 0.25  # standard deviation of a rating, as a share of its scale

WRITTEN = Path(__file__).with_suffix(".csv")

Outcome = Callable[[np.random.Generator, float], float]


class Measured(NamedTuple):
    """``adds``: times in 100. ``half``, ``most``: by which draw half, and four of five, know."""

    base: float
    outcome: str
    strategies: int
    adds: int
    half: float
    most: float


def yes_or_no(rng: np.random.Generator, mean: float) -> float:
    return float(rng.random() < mean)


def rated(rng: np.random.Generator, mean: float) -> float:
    return round(float(np.clip(rng.normal(mean, SPREAD), 0, 1)), 1)


OUTCOMES: dict[str, Outcome] = {YES_OR_NO: yes_or_no, RATED: rated}


def draws_until_told(
    rng: np.random.Generator,
    outcome: Outcome,
    gain: float,
    strategies: int,
    *,
    base: float = BASE,
    draws: int = DRAWS,
) -> float:
    """After how many draws "helps" is first said of the one strategy that does help."""
    arms = ("just notice", *(f"strategy {k + 1}" for k in range(strategies)))
    trial = StrategyTrial(arms)
    for number in range(1, draws + 1):
        arm, chances = trial.draw(rng)
        trial.record(arm, chances, outcome(rng, base + gain * (arm == arms[1])))
        if trial.results()[0].helps:
            return number
    return inf


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.trial_plan", description=__doc__)
    parser.add_argument("--lives", type=int, default=100, help="lives of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--base", type=float, default=BASE, help="share of good outcomes without")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in {WRITTEN.name}")
    asked = parser.parse_args()
    console = Console()
    title = f"{asked.lives} lives of each kind, seed {asked.seed}, up to {DRAWS} draws"
    table = Table("outcome", "strategies", "adds", "half by", "four of five by", title=title)
    found = []
    for kind, strategies, gain in track(list(_kinds(asked.base)), "Trying", console=console):
        one = measured(asked.base, kind, strategies, gain, lives=asked.lives, seed=asked.seed)
        table.add_row(
            kind, str(strategies), f"{one.adds} in 100", f"{one.half:.0f}", f"{one.most:.0f}"
        )
        found.append(one)
    console.print(table)
    if asked.write:
        others = (one for one in written() if one.base != asked.base) if WRITTEN.exists() else ()
        write(sorted([*others, *found], key=lambda one: one.base))


def measured(
    base: float, kind: str, strategies: int, gain: float, *, lives: int, seed: int
) -> Measured:
    told = [
        draws_until_told(
            np.random.default_rng([seed, n]), OUTCOMES[kind], gain, strategies, base=base
        )
        for n in range(lives)
    ]
    half, most = (float(np.quantile(told, share, method="higher")) for share in SHARES)
    return Measured(base, kind, strategies, round(100 * gain), half, most)


def written() -> list[Measured]:
    """The figures that were kept last."""
    with WRITTEN.open(newline="") as lines:
        return [
            Measured(
                float(row["base"]),
                row["outcome"],
                int(row["strategies"]),
                int(row["adds"]),
                float(row["half"]),
                float(row["most"]),
            )
            for row in csv.DictReader(lines)
        ]


def write(rows: list[Measured]) -> None:
    with WRITTEN.open("w", newline="") as lines:
        kept = csv.writer(lines, lineterminator="\n")
        kept.writerow(Measured._fields)
        kept.writerows((*one[:4], f"{one.half:.0f}", f"{one.most:.0f}") for one in rows)


def _kinds(base: float) -> Iterator[tuple[str, int, float]]:
    """Those whose share stays below 1."""
    for kind, gains in GAINS.items():
        for strategies in (1, 2):
            for gain in (one for one in gains if base + one < 1):
                yield kind, strategies, gain


if __name__ == "__main__":
    main()
