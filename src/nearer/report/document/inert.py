"""Texts that cannot reach beyond themselves, whatever somebody wrote or pasted."""

import re
import unicodedata

TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of what follows; letters know their own direction."""

KEPT = "\n\t"


def inert(text: str) -> str:
    """Without signs that cannot be seen and change what is around them."""
    text = TURNING.sub("", text)
    return "".join(c for c in text if c in KEPT or _shows(c)).replace("\t", " ")


def _shows(character: str) -> bool:
    if unicodedata.category(character) in {"Cc", "Cs"}:
        return False
    return ord(character) & 0xFFFE != 0xFFFE and not 0xFDD0 <= ord(character) <= 0xFDEF
