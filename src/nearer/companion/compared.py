"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Fate = Literal["same", "gone", "new"]

WORD = re.compile(r"\s+|[^\W_]+(?:['’-][^\W_]+)*|[\W_]")
MOST = 4_000_000
"""Pairs of words to compare; beyond it everything in between counts as written anew."""


@dataclass(frozen=True)
class Stretch:
    """Words that stayed, that were taken out, or that came in."""

    fate: Fate
    text: str


def compared(before: str, after: str) -> tuple[Stretch, ...]:
    """The way from one text to the other. Without what is new it is the first, without what is gone
    the second.
    """
    old, new = WORD.findall(before), WORD.findall(after)
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    middle = _middle(old[head : len(old) - tail], new[head : len(new) - tail])
    end: tuple[Fate, Sequence[str]] = ("same", old[len(old) - tail :])
    return tuple(_joined([("same", old[:head]), *middle, end]))


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words at the beginning are the same."""
    for index, (one, other) in enumerate(zip(old, new, strict=False)):
        if one != other:
            return index
    return min(len(old), len(new))


def _middle(old: list[str], new: list[str]) -> Iterator[tuple[Fate, Sequence[str]]]:
    """What changed. Words that changed side by side are one stretch, with the blanks in between."""
    if len(old) * len(new) > MOST:
        yield "gone", old
        yield "new", new
        return
    gone: list[str] = []
    came: list[str] = []
    steps = SequenceMatcher(None, old, new).get_opcodes()
    for index, (what, i, j, k, m) in enumerate(steps):
        goes_on = steps[index + 1][0] == "replace" if index + 1 < len(steps) else False
        if what == "equal" and not (gone and came and goes_on and "".join(old[i:j]).isspace()):
            yield from (("gone", gone), ("new", came), ("same", old[i:j]))
            gone, came = [], []
        else:
            gone, came = gone + old[i:j], came + new[k:m]
    yield from (("gone", gone), ("new", came))


def _joined(found: Sequence[tuple[Fate, Sequence[str]]]) -> Iterator[Stretch]:
    """Without empty stretches, and one for two alike that follow each other."""
    held: list[Stretch] = []
    for fate, words in found:
        text = "".join(words)
        if not text:
            continue
        if held and held[-1].fate == fate:
            held[-1] = Stretch(fate, held[-1].text + text)
        else:
            held.append(Stretch(fate, text))
    yield from held
