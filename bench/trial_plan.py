"""Prints how many draws an answer needs, for the page shown before a trial begins.

python -m bench.trial_plan --lives N [--base B]. Every life is drawn from one seed, and its draws
are Nearer's own. Of those lives of each kind: by which draw half of them, and four of five, had
"helps" said.
"""

import argparse
from collections.abc import Callable, Iterator
from math import inf

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

Outcome = Callable[[np.random.Generator, float], float]


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
    asked = parser.parse_args()
    console = Console()
    title = f"{asked.lives} lives of each kind, seed {asked.seed}, up to {DRAWS} draws"
    table = Table("outcome", "strategies", "adds", "half by", "four of five by", title=title)
    for kind, strategies, gain in track(list(_kinds(asked.base)), "Trying", console=console):
        told = [
            draws_until_told(
                np.random.default_rng([asked.seed, n]),
                OUTCOMES[kind],
                gain,
                strategies,
                base=asked.base,
            )
            for n in range(asked.lives)
        ]
        ends = (f"{np.quantile(told, share, method='higher'):.0f}" for share in SHARES)
        table.add_row(kind, str(strategies), f"{100 * gain:.0f} in 100", *ends)
    console.print(table)


def _kinds(base: float) -> Iterator[tuple[str, int, float]]:
    """Those whose share stays below 1."""
    for kind, gains in GAINS.items():
        for strategies in (1, 2):
            for gain in (one for one in gains if base + one < 1):
                yield kind, strategies, gain


if __name__ == "__main__":
    main()
