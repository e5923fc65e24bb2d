"""Fits what the coach's second look weighs, on the open lines, and writes the file of weights.

Prints for each detector how the rules alone and rules with weights did on lines that neither had
seen: every line is told by weights fitted without it, and the rules were written before.
"""

import argparse
from collections.abc import Iterator
from math import inf
from pathlib import Path
from random import Random

from bench.weights.fit import Fitted, fit
from bench.weights.material import (
    ORDINARY,
    SHARE,
    Bag,
    bags,
    bags_beside,
    bags_of_ordinary_talk,
    digest,
)
from rich.progress import track

from nearer.coach.words.note import DETECTORS, Detector
from nearer.coach.words.weighed.find import SAYS
from nearer.coach.words.weighed.weights import LEAST, START

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "src" / "nearer" / "coach" / "words" / "weighed" / "weights.tsv"
PARTS = 4
RIGHT, ALONE = 0.92, 0.8
"""Share of notes on unseen lines that must be right: with the rules, and of weights alone."""
ORDINARY_TALK = 0.003
"""Share of ordinary lines on which the weights of one detector may speak."""
BESIDE = 0.03
"""Share of lines about something else on which they may."""
NEAR = 0.03
"""Share of near misses of every open set on which they may."""
GAIN = 0.04
"""Recall that the weights must add; a detector that gains less is left to its rules."""
LOWEST = 0.2
"""The least that a sum must be, whatever the lines say."""
HEAD = """\
| Detector | Lines | Rules: precision, recall | With weights | Alone | Beside | Ordinary | From |
|---|---|---|---|---|---|---|---|"""

Told = list[tuple[Bag, float]]


def main() -> None:
    parser = argparse.ArgumentParser(prog="script/bench weights", description=__doc__)
    parser.add_argument("--no-write", action="store_true", help="leave the file as it is")
    asked = parser.parse_args()
    rows = [f"# fitted by script/bench weights on lines {digest()}"]
    print(HEAD)
    for detector in track([one for one in DETECTORS if one in SAYS], "Fitting"):
        rows += _fitted(detector)
    if not asked.no_write:
        FILE.write_text("".join(f"{row}\n" for row in rows), "utf-8")


def _fitted(detector: Detector) -> list[str]:
    material = [*bags(detector), *bags_beside(detector), *bags_of_ordinary_talk(detector)]
    told = Judged(_told(material))
    if not told.own:
        return []
    least = told.least()
    before, after, alone = told.notes(inf), told.notes(least), told.notes(least, ruled=False)
    beside, ordinary = spoken(told.beside, least), spoken(told.ordinary, least)
    print(
        f"| {detector} | {len(told.own)} | {before[0]:.2f}, {before[1]:.2f} "
        f"| {after[0]:.2f}, {after[1]:.2f} | {alone[0]:.2f} | {beside:.1%} | {ordinary:.2%} "
        f"| {least:.2f} |"
    )
    if after[1] < before[1] + GAIN:
        return []
    return list(_rows(detector, fit(material), least))


class Judged:
    """Lines with the sums of weights that were fitted without them."""

    def __init__(self, told: Told) -> None:
        mine = [(bag, total) for bag, total in told if bag.share == 1]
        self.own = [(bag, total) for bag, total in mine if bag.fresh]
        self.near = [(bag, total) for bag, total in mine if not bag.label and not bag.ruled]
        self.beside = [(bag, total) for bag, total in told if bag.share == SHARE]
        self.ordinary = [(bag, total) for bag, total in told if bag.share == ORDINARY]

    def least(self) -> float:
        """The lowest sum from which on enough notes are right, and few stand elsewhere."""
        return max(
            LOWEST, min(filter(self._fits, {total for _bag, total in self.own}), default=inf)
        )

    def notes(self, least: float, *, ruled: bool = True) -> tuple[float, float]:
        """Precision and recall of weights from a sum on, and of rules where they count too."""
        said = [
            bag.label
            for bag, total in self.own
            if (ruled and bag.ruled) or (total >= least and (ruled or not bag.ruled))
        ]
        return sum(said) / max(1, len(said)), sum(said) / sum(bag.label for bag, _sum in self.own)

    def _fits(self, least: float) -> bool:
        return (
            self.notes(least)[0] >= RIGHT
            and self.notes(least, ruled=False)[0] >= ALONE
            and spoken(self.near, least) <= NEAR
            and spoken(self.beside, least) <= BESIDE
            and spoken(self.ordinary, least) <= ORDINARY_TALK
        )


def spoken(told: Told, least: float) -> float:
    """Share of lines on which the weights speak."""
    return sum(total >= least for _bag, total in told) / max(1, len(told))


def _told(material: list[Bag]) -> Told:
    """Each line with its sum, from weights that were fitted without it."""
    order = list(range(len(material)))
    Random(1).shuffle(order)
    told = []
    for part in range(PARTS):
        left_out = {order[at] for at in range(part, len(order), PARTS)}
        fitted = fit([bag for at, bag in enumerate(material) if at not in left_out])
        told += [(material[at], fitted.of(material[at])) for at in sorted(left_out)]
    return told


def _rows(detector: Detector, fitted: Fitted, least: float) -> Iterator[str]:
    named = {START: fitted.start, LEAST: least} | dict(sorted(fitted.weights.items()))
    return (f"{detector}\t{sign}\t{weight:.2f}" for sign, weight in named.items())


main()
