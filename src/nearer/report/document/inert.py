"""Texts that cannot reach beyond themselves, whatever somebody wrote or pasted."""

import re
import unicodedata
from collections.abc import Iterator

TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of what follows; letters know their own direction."""

KEPT = "\n\t"
MARKS = 8  # on one letter; thousands of them hold up whoever draws them (25 s for 19,000)


def inert(text: str) -> str:
    """Without signs that cannot be seen and change what is around them, and few marks a letter."""
    shown = (c for c in TURNING.sub("", text) if c in KEPT or _shows(c))
    return "".join(_few_marks(shown)).replace("\t", " ")


def _few_marks(text: Iterator[str]) -> Iterator[str]:
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if marks <= MARKS:
            yield character


def _shows(character: str) -> bool:
    if unicodedata.category(character) in {"Cc", "Cs"}:
        return False
    return ord(character) & 0xFFFE != 0xFFFE and not 0xFDD0 <= ord(character) <= 0xFDEF
