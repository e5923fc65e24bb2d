"""Fits what the coach's second look weighs, on the open lines, and writes the file of weights.

Prints for each detector how the rules alone and rules with weights did on lines that neither had
seen: every line is told by weights fitted without it, and the rules were written before.
"""

import argparse
from pathlib import Path
from random import Random

from bench.weights.fit import Fitted, fit
from bench.weights.material import Bag, bags, bags_beside
from rich.progress import track

from nearer.coach.words.note import DETECTORS, Detector
from nearer.coach.words.weighed.find import SAYS
from nearer.coach.words.weighed.weights import LEAST, START

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "src" / "nearer" / "coach" / "words" / "weighed" / "weights.tsv"
PARTS = 5
RIGHT = 0.92
"""Share of all notes on unseen lines that must be right, rules and weights together."""
BESIDE = 0.03
"""Share of lines about something else on which the weights may speak."""
NEAR = 0.03
"""Share of near misses on which the weights may speak."""
GAIN = 0.05
"""Recall that the weights must add; a detector that gains less is left to its rules."""
LOWEST = 0.2
"""The least that a sum must be, whatever the lines say."""
SMALL = 0.1
"""Weights below it are left out."""
HEAD = (
    "| Detector | Lines | Rules: precision, recall | With weights | Beside | From |",
    "|---|---|---|---|---|---|",
)

Told = list[tuple[Bag, float]]


def main() -> None:
    parser = argparse.ArgumentParser(prog="script/bench weights", description=__doc__)
    parser.add_argument("--no-write", action="store_true", help="leave the file as it is")
    asked = parser.parse_args()
    rows: list[str] = []
    print(*HEAD, sep="\n")
    for detector in track([one for one in DETECTORS if one in SAYS], "Fitting"):
        rows += _fitted(detector)
    if not asked.no_write:
        FILE.write_text("".join(f"{row}\n" for row in rows), "utf-8")


def _fitted(detector: Detector) -> list[str]:
    material = [*bags(detector), *bags_beside(detector)]
    told = _told(material)
    own = [(bag, total) for bag, total in told if bag.fresh and bag.share == 1]
    beside = [(bag, total) for bag, total in told if bag.share < 1]
    if not own:
        return []
    silent = [
        (bag, total) for bag, total in told if bag.share == 1 and not bag.label and not bag.ruled
    ]
    least = _least(own, beside, silent)
    before, after = _judged(own, float("inf")), _judged(own, least)
    print(
        f"| {detector} | {len(own)} | {before[0]:.2f}, {before[1]:.2f} "
        f"| {after[0]:.2f}, {after[1]:.2f} | {_spoken(beside, least):.1%} | {least:.2f} |"
    )
    if after[1] < before[1] + GAIN:
        return []
    return list(_rows(detector, fit(material), least))


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


def _least(own: Told, beside: Told, silent: Told) -> float:
    """The lowest sum from which on enough of all notes are right, and few stand elsewhere.

    ``silent``: near misses of every open set, which rules pass over.
    """
    fitting = [
        total
        for _bag, total in own
        if _judged(own, total)[0] >= RIGHT
        and _spoken(beside, total) <= BESIDE
        and _spoken(silent, total) <= NEAR
    ]
    return max(LOWEST, min(fitting, default=float("inf")))


def _judged(told: Told, least: float) -> tuple[float, float]:
    """Precision and recall of rules, and of weights from a sum on."""
    said = [bag.label for bag, total in told if bag.ruled or total >= least]
    return sum(said) / max(1, len(said)), sum(said) / sum(bag.label for bag, _total in told)


def _spoken(beside: Told, least: float) -> float:
    return sum(total >= least for _bag, total in beside) / max(1, len(beside))


def _rows(detector: Detector, fitted: Fitted, least: float) -> list[str]:
    kept = {sign: weight for sign, weight in fitted.weights.items() if abs(weight) >= SMALL}
    named = {START: fitted.start, LEAST: least} | dict(sorted(kept.items()))
    return [f"{detector}\t{sign}\t{weight:.2f}" for sign, weight in named.items()]


main()
