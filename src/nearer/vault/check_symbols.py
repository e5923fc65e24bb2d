"""Four check symbols for symbols of five bits: finds and places a slip of the pen.

A shortened Reed–Solomon code over GF(32) with the field polynomial x⁵ + x² + 1, generator roots
α⁰ … α³ (Lin & Costello, Error Control Coding, ch. 7). Its distance is 5: a single wrong symbol is
located and corrected, and up to three wrong ones are never taken for a right word.
"""

from collections.abc import Sequence
from itertools import pairwise

FIELD = 31  # non-zero elements
CHECKS = 4
LONGEST = FIELD  # symbols in one word, checks included

_POLYNOMIAL = 0b100101


def _powers() -> tuple[int, ...]:
    found, element = [], 1
    for _ in range(FIELD):
        found.append(element)
        element <<= 1
        if element > FIELD:
            element ^= _POLYNOMIAL
    return tuple(found)


_POWER = _powers()
_LOG = {element: power for power, element in enumerate(_POWER)}


def with_checks(symbols: Sequence[int]) -> list[int]:
    """The same symbols (each 0–31, at most 27) with four check symbols behind them."""
    remainder = [0] * CHECKS
    for symbol in symbols:
        lead = symbol ^ remainder[0]
        remainder = [
            next_ ^ _times(lead, factor)
            for next_, factor in zip([*remainder[1:], 0], _GENERATOR, strict=True)
        ]
    return [*symbols, *remainder]


def slip(word: Sequence[int]) -> tuple[int, int] | None:
    """Where one symbol is wrong and what it should be; ``None`` when the word is right.

    Raises ValueError when more than one symbol is wrong.
    """
    syndromes = [_value(word, root) for root in range(CHECKS)]
    if not any(syndromes):
        return None
    if not all(syndromes):
        raise ValueError("more than one symbol is wrong")
    steps = {(_LOG[after] - _LOG[before]) % FIELD for before, after in pairwise(syndromes)}
    place = len(word) - 1 - min(steps)
    if len(steps) > 1 or place < 0:
        raise ValueError("more than one symbol is wrong")
    return place, word[place] ^ syndromes[0]


def _times(one: int, other: int) -> int:
    if not one or not other:
        return 0
    return _POWER[(_LOG[one] + _LOG[other]) % FIELD]


def _value(word: Sequence[int], root: int) -> int:
    """The word as a polynomial, highest power first, at αʳᵒᵒᵗ."""
    value = 0
    for symbol in word:
        value = _times(value, _POWER[root]) ^ symbol
    return value


def _generator() -> tuple[int, ...]:
    """Coefficients of (x + α⁰)(x + α¹)(x + α²)(x + α³) below the leading one, highest first."""
    product = [1]
    for root in range(CHECKS):
        shifted = [*product, 0]
        scaled = [0, *(_times(_POWER[root], factor) for factor in product)]
        product = [a ^ b for a, b in zip(shifted, scaled, strict=True)]
    return tuple(product[1:])


_GENERATOR = _generator()
