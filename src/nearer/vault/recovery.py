"""The recovery code: 128 random bits as thirty signs that can be written on paper.

Six groups of five: 26 signs carry the bits (two spare ones are zero), four are check symbols. The
signs are the digits and the letters without I, L, O and U, which are read as 1, 1, 0 and V.
"""

import re
from dataclasses import dataclass, field

from nearer.domain.errors import BadInput
from nearer.domain.ports import Entropy
from nearer.vault.check_symbols import CHECKS, slip, with_checks

SECRET = 16  # bytes
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 5
LENGTH = 30
BITS = 5  # in one sign
SPARE = (LENGTH - CHECKS) * BITS - SECRET * 8

_LOOK_ALIKE = str.maketrans("ILOU", "110V")
_BETWEEN = re.compile(r"[\s\-–—_.,·]+")


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """The secret behind the second lock. ``grouped()`` is what the person writes down."""

    secret: bytes = field(repr=False)

    def grouped(self) -> str:
        bits = int.from_bytes(self.secret, "big") << SPARE
        symbols = [bits >> shift & 31 for shift in range((LENGTH - CHECKS - 1) * BITS, -1, -BITS)]
        signs = "".join(SIGNS[symbol] for symbol in with_checks(symbols))
        return "-".join(signs[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def make_recovery_code(entropy: Entropy) -> RecoveryCode:
    return RecoveryCode(entropy(SECRET))


def read_recovery_code(typed: str) -> RecoveryCode:
    """The code from what was typed, in any case and grouping.

    A slip is told as a slip, before any cipher is tried: raises BadInput with where to look.
    """
    word = [SIGNS.index(sign) for sign in _signs(typed)]
    _check(word)
    bits = 0
    for symbol in word[:-CHECKS]:
        bits = bits << BITS | symbol
    if bits & ((1 << SPARE) - 1):
        raise _slip("This code was made by a newer Nearer, or it is not a recovery code.")
    return RecoveryCode((bits >> SPARE).to_bytes(SECRET, "big"))


def _signs(typed: str) -> str:
    if len(typed) > 20 * LENGTH:
        raise _slip(f"This is much longer than a recovery code, which has {LENGTH} signs.")
    signs = _BETWEEN.sub("", typed)
    if not signs.isascii() or not (signs + "0").isalnum():
        raise _slip("A recovery code has only digits and the letters A to Z.")
    if len(signs) != LENGTH:
        raise _slip(f"A recovery code has {LENGTH} signs; here are {len(signs)}.")
    return signs.upper().translate(_LOOK_ALIKE)


def _check(word: list[int]) -> None:
    try:
        found = slip(word)
    except ValueError:
        raise _slip(
            "More than one sign is off. Compare each group with your note, from the left."
        ) from None
    if found is not None:
        group = found[0] // GROUP + 1
        raise _slip(f"One sign is off, in group {group}. Compare that group with your note.")


def _slip(sentence: str) -> BadInput:
    return BadInput(sentence, "code")
