"""Ridge logistic regression on bags: a line has a note where its strongest sentence has."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, sqrt

import numpy as np
from bench.weights.material import Bag
from numpy.typing import NDArray

from nearer.coach.words.weighed.signs import Signs

Numbers = NDArray[np.float64]

RIDGE = 0.1
SMALL = 0.1
"""Weights below it are left out."""
SEEN = 2  # lines a sign must stand in
TURNS = 1  # of choosing the strongest sentence of each line with a note
STEPS = 5  # of Newton's method


@dataclass(frozen=True)
class Fitted:
    start: float
    weights: dict[str, float]

    def as_shipped(self) -> "Fitted":
        """Rounded, and without what weighs next to nothing."""
        kept = {sign: round(w, 2) for sign, w in self.weights.items() if abs(w) >= SMALL}
        return Fitted(round(self.start, 2), kept)

    def of(self, bag: Bag) -> float:
        """The sum of its strongest sentence."""
        return max(map(self.sum, bag.sentences), default=-inf)

    def sum(self, signs: Signs) -> float:
        known = [self.weights[sign] for sign in signs if sign in self.weights]
        return self.start + sum(known) / sqrt(max(1, len(known)))


def fit(bags: Sequence[Bag]) -> Fitted:
    """From each line with a note its strongest sentence, from each without all of them."""
    without = [
        (one, bag.share / len(bag.sentences))
        for bag in bags
        if not bag.label
        for one in bag.sentences
    ]
    noted = [bag for bag in bags if bag.label and bag.sentences]
    strongest = [frozenset[str]().union(*bag.sentences) for bag in noted]
    fitted = _fit(strongest, without)
    for _turn in range(TURNS):
        chosen = [max(bag.sentences, key=fitted.sum) for bag in noted]
        fitted = _fit(chosen, without)
    return fitted.as_shipped()


def _fit(with_note: Sequence[Signs], without: Sequence[tuple[Signs, float]]) -> Fitted:
    rows = [*with_note, *(one for one, _share in without)]
    labels = np.repeat([1.0, 0.0], [len(with_note), len(without)])
    shares = np.array([1.0] * len(with_note) + [share for _one, share in without])
    seen = Counter(sign for row in rows for sign in row)
    place = {sign: at for at, sign in enumerate(sorted(s for s, n in seen.items() if n >= SEEN))}
    table = np.zeros((len(rows), len(place)))
    for row, held in zip(table, rows, strict=True):
        row[[place[sign] for sign in held if sign in place]] = 1
    table /= np.sqrt(np.maximum(1, table.sum(axis=1, keepdims=True)))
    start, by_row = _newton(table @ table.T, labels, shares)
    return Fitted(start, dict(zip(place, (table.T @ by_row).tolist(), strict=True)))


def _newton(alike: Numbers, labels: Numbers, shares: Numbers) -> tuple[float, Numbers]:
    """The start and each row's part, where the penalised likelihood is greatest."""
    count = len(labels)
    by_row, start = np.zeros(count), 0.0
    for _step in range(STEPS):
        total = alike @ by_row + start
        chance = 1 / (1 + np.exp(-total))
        heavy = np.maximum(shares * chance * (1 - chance), 1e-4)
        aim = total + shares * (labels - chance) / heavy
        system = np.ones((count + 1, count + 1))
        system[:count, :count] = alike + RIDGE * np.diag(1 / heavy)
        system[count, count] = 0
        solved = np.linalg.solve(system, np.append(aim, 0))
        by_row, start = solved[:count], float(solved[count])
    return start, by_row
