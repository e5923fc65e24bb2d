"""Weights of signs, fitted by `script/bench weights` on lines written for this project alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt

from nearer.coach.words.note import DETECTORS, Detector

FILE = "weights.tsv"
START, LEAST = "<start>", "<least>"
"""In the place of a sign: where a detector's sum begins, and from where on it is said."""


@dataclass(frozen=True)
class Weights:
    """``of``: by sign, which detectors it speaks for or against, by their place in ``named``."""

    named: tuple[Detector, ...]
    start: tuple[float, ...]
    least: tuple[float, ...]
    of: Mapping[str, tuple[tuple[int, float], ...]]

    def known(self, words: Iterable[str]) -> float:
        """Share of the words that have a weight; 0 of none."""
        each = [word in self.of for word in words if word[0].isalpha()]
        return sum(each) / max(1, len(each))

    def sums(self, signs: Iterable[str]) -> Iterator[tuple[Detector, float, float]]:
        """Each detector with its sum for one sentence and the sum from which it is said."""
        totals, counts = [0.0] * len(self.named), [0] * len(self.named)
        for sign in signs:
            for place, weight in self.of.get(sign, ()):
                totals[place] += weight
                counts[place] += 1
        for place, name in enumerate(self.named):
            spread = sqrt(max(1, counts[place]))
            yield name, self.start[place] + totals[place] / spread, self.least[place]


@cache
def weights() -> Weights:
    """As shipped."""
    return parsed(files(__package__).joinpath(FILE).read_text("utf-8"))


def parsed(text: str) -> Weights:
    """Lines of detector, sign and weight with tabs between; other lines begin with "#".

    Raises ValueError, also for a detector that there is not or that lacks a bound.
    """
    rows = [row.split("\t") for row in text.splitlines() if not row.startswith("#")]
    found: dict[str, dict[str, float]] = {}
    for detector, sign, weight in rows:
        found.setdefault(detector, {})[sign] = float(weight)
    named = tuple(one for one in DETECTORS if one in found)
    whole = all({START, LEAST} <= each.keys() for each in found.values())
    if len(named) != len(found) or not whole:
        raise ValueError("This is no file of weights.")
    by_sign: dict[str, list[tuple[int, float]]] = {}
    for place, name in enumerate(named):
        for sign, heavy in found[name].items():
            by_sign.setdefault(sign, []).append((place, heavy))
    return Weights(
        named,
        tuple(found[name][START] for name in named),
        tuple(found[name][LEAST] for name in named),
        {sign: tuple(each) for sign, each in by_sign.items() if sign not in {START, LEAST}},
    )
