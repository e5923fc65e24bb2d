"""A sum of signs: phrases found in a sentence, each with a weight set by hand beside them.

The weights are no estimates. They were set so that one clear sign is enough by itself, a weak one
needs a second, and a sign against outweighs a sign for.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from math import exp

from nearer.coach.words.listening.lexicon import toml


@cache
def weights(file: str) -> Mapping[str, float]:
    """The weights of a file in this folder, by sign; "start" is where the sum begins."""
    return {sign: float(weight) for sign, weight in toml(file)["weights"].items()}


def sureness(file: str, signs: Iterable[str]) -> float:
    """In (0, 1), from the signs that were seen; each counts once."""
    known = weights(file)
    total = known["start"] + sum(known[sign] for sign in set(signs))
    return 1 / (1 + exp(-total))
