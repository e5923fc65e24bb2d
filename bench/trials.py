"""Prints how trials and the fear ledger keep their promises: python -m bench.trials --lives N.

Every life is drawn from one seed, read after each occasion, and its draws are Nearer's own.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from math import inf, pi, sin, sqrt
from typing import NamedTuple

import numpy as np
from bench.lives.scores import median, wilson
from rich.console import Console
from rich.progress import track
from rich.table import Table

from nearer.insight import FearLedger, StrategyTrial, TrialResult, rate_interval

URGES = 500
LOOKS = (100, 200, 500)
FEARS = 200
ALPHA = 0.05

Base = Callable[[int], float]


class Wish(NamedTuple):
    """A person's urges: the chance of a good outcome under the control, and what each arm adds."""

    base: Base
    gains: tuple[float, ...]  # (K − 1,)


class Told(NamedTuple):
    """When each thing was first said of each strategy (K − 1,), in urges; infinite if never."""

    helps: tuple[float, ...]
    harms: tuple[float, ...]
    naive: tuple[float, ...]  # two shares compared at p < .05, read after every urge
    missed: tuple[bool, ...]  # whether the range ever left out the true mean effect


def steady(share: float) -> Base:
    return lambda _: share


def swinging(urge: int) -> float:
    """Good and bad seasons of some 125 urges each."""
    return 0.5 + 0.4 * sin(2 * pi * urge / 250)


def sinking(urge: int) -> float:
    """Things go ever worse, while the draws lean towards what went well at first."""
    return max(0.05, 0.9 - urge / 300)


NOTHING_HELPS = {
    "nothing helps, two arms": Wish(steady(0.4), (0.0,)),
    "nothing helps, three arms": Wish(steady(0.4), (0.0, 0.0)),
    "good and bad seasons": Wish(swinging, (0.0, 0.0)),
    "ever worse": Wish(sinking, (0.0, 0.0)),
    "hardly ever good": Wish(steady(0.03), (0.0, 0.0)),
    "one harms by 25 points": Wish(steady(0.5), (-0.25,)),
}
ONE_HELPS = {
    "two arms": Wish(steady(0.4), (0.25,)),
    "three arms": Wish(steady(0.4), (0.25, 0.0)),
    "two arms, seasons": Wish(lambda urge: 0.75 * swinging(urge), (0.25,)),
}


def live(wish: Wish, rng: np.random.Generator, urges: int = URGES, alpha: float = ALPHA) -> Told:
    """One trial, read after each urge."""
    arms = ("just notice", *(f"strategy {k + 1}" for k in range(len(wish.gains))))
    trial, told = StrategyTrial(arms, alpha=alpha), _Notes(len(wish.gains))
    for urge in range(urges):
        arm, chances = trial.draw(rng)
        drawn = arms.index(arm)
        gain = (0.0, *wish.gains)[drawn]
        good = bool(rng.random() < wish.base(urge) + gain)
        trial.record(arm, chances, good)
        told.note(urge + 1, drawn, good, trial.results(), wish.gains)
    return told.told()


class _Notes:
    """What was said so far, and the counts from which the naive rule speaks."""

    def __init__(self, strategies: int) -> None:
        self.helps, self.harms, self.naive = ([inf] * strategies for _ in range(3))
        self.missed = [False] * strategies
        self.drawn, self.good = [0] * (strategies + 1), [0] * (strategies + 1)

    def note(
        self,
        urge: int,
        drawn: int,
        good: bool,
        results: Sequence[TrialResult],
        gains: Sequence[float],
    ) -> None:
        for k, (result, gain) in enumerate(zip(results, gains, strict=True)):
            self.helps[k] = min(self.helps[k], urge if result.helps else inf)
            self.harms[k] = min(self.harms[k], urge if result.status == "harms" else inf)
            self.missed[k] |= not result.low <= gain <= result.high
        self.drawn[drawn] += 1
        self.good[drawn] += good
        for k in range(len(gains)):
            naive = better(self.good[k + 1], self.drawn[k + 1], self.good[0], self.drawn[0])
            self.naive[k] = min(self.naive[k], urge if naive else inf)

    def told(self) -> Told:
        return Told(
            tuple(self.helps),
            tuple(self.harms),
            tuple(self.naive),
            tuple(self.missed),
        )


def better(good: int, drawn: int, control_good: int, control_drawn: int) -> bool:
    """What looking without care would say: two shares, p < .05, as if looked at only once."""
    if min(drawn, control_drawn) < 5:
        return False
    pooled = (good + control_good) / (drawn + control_drawn)
    error = sqrt(pooled * (1 - pooled) * (1 / drawn + 1 / control_drawn))
    return good / drawn - control_good / control_drawn > 1.96 * error > 0


def fears_until_told(
    rng: np.random.Generator, share: float, fears: int = FEARS, stated: float = 0.6
) -> float:
    """After how many fears over-prediction is told; true is ``share`` × what was predicted."""
    ledger = FearLedger(ALPHA)
    for number in range(1, fears + 1):
        predicted = float(np.clip(rng.normal(stated, 0.15), 0.05, 0.95))
        ledger.record(predicted, bool(rng.random() < share * predicted))
        if ledger.overpredicts():
            return number
    return inf


def rate_ever_missed(rng: np.random.Generator, rate: Base, fears: int = FEARS) -> bool:
    """Whether the interval ever leaves out the mean chance so far, read after each fear."""
    chances = np.array([rate(number) for number in range(fears)])
    came = np.cumsum(rng.random(fears) < chances)
    mean = np.cumsum(chances) / np.arange(1, fears + 1)
    for number in range(1, fears + 1):
        low, high = rate_interval(int(came[number - 1]), number, ALPHA)
        if not low <= mean[number - 1] <= high:
            return True
    return False


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.trials", description=__doc__)
    parser.add_argument("--lives", type=int, default=200, help="lives of each kind")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    console = Console()
    for table in (_false_table, _power_table, _fear_table):
        console.print(table(asked, console))


def _false_table(asked: argparse.Namespace, console: Console) -> Table:
    title = f"{asked.lives} lives of each kind, {URGES} urges, seed {asked.seed}; % (95 % limits)"
    table = Table(
        "life", "false help, ever", "naive, ever", "range missed", "harm told", title=title
    )
    for name, wish in track(NOTHING_HELPS.items(), "Trying", console=console):
        told = list(_trials(wish, asked))
        table.add_row(
            name,
            _share([min(one.helps) < inf for one in told]),
            _share([min(one.naive) < inf for one in told]),
            _share([any(one.missed) for one in told]),
            _share([min(one.harms) < inf for one in told]),
        )
    return table


def _power_table(asked: argparse.Namespace, console: Console) -> Table:
    looks = [f"by {look}" for look in LOOKS]
    table = Table("one strategy adds 25 points", *looks, "range missed")
    for name, wish in track(ONE_HELPS.items(), "Helping", console=console):
        told = list(_trials(wish, asked))
        found = [np.mean([one.helps[0] <= look for one in told]) for look in LOOKS]
        table.add_row(
            name,
            *(f"{share:.2f}" for share in found),
            _share([any(one.missed) for one in told]),
        )
    return table


def _fear_table(asked: argparse.Namespace, console: Console) -> Table:
    table = Table("fears", "", title=f"{asked.lives} lives, {FEARS} fears each")
    for count in (20, 50, 100, 200):
        low, high = rate_interval(count // 2, count, ALPHA)
        table.add_row(f"width of the range, half of {count} came true", f"{high - low:.2f}")
    rates: dict[str, Base] = {"steady": steady(0.2), "swinging": swinging, "sinking": sinking}
    for name, rate in track(rates.items(), "Fearing", console=console):
        missed = [rate_ever_missed(rng, rate) for rng in _chances(asked)]
        table.add_row(f"range ever missed, {name}", _share(missed))
    for share in (0.15, 0.6, 1.0):
        told = [fears_until_told(rng, share) for rng in _chances(asked)]
        table.add_row(f"over-prediction told, truth {share:.0%}", _share([t < inf for t in told]))
        table.add_row("… after, median", f"{median(told):.0f}")
    return table


def _trials(wish: Wish, asked: argparse.Namespace) -> Iterator[Told]:
    return (live(wish, rng) for rng in _chances(asked))


def _chances(asked: argparse.Namespace) -> Iterator[np.random.Generator]:
    return (np.random.default_rng([asked.seed, number]) for number in range(asked.lives))


def _share(happened: Sequence[bool]) -> str:
    low, high = wilson(sum(happened), len(happened))
    return f"{100 * sum(happened) / len(happened):.1f} ({100 * low:.1f}–{100 * high:.1f})"


if __name__ == "__main__":
    main()
