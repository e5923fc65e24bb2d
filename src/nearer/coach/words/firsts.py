"""The first words that a phrase may begin with, read from its pattern."""

import re
from itertools import product

from nearer.coach.words.reading import NUMBER

_ANY = "*"
_Heads = frozenset[tuple[str, bool]]
"""Beginnings of a word, each with whether the word is complete."""

_NOTHING: _Heads = frozenset({("", False)})
_RUN = re.compile(r"(?:[a-z0-9'-](?![?*+{]))+")
_MANY = re.compile(r"\?|\*|\+|\{(\d+),?\d*\}")


def firsts(pattern: str) -> frozenset[str]:
    """Raises ValueError for a pattern that may begin with any word or with none, or that is several
    patterns."""
    heads, end = _sequence(pattern, 0)
    words = frozenset(word for word, _complete in heads)
    many = end < len(pattern) and pattern[end] in "|)"
    if many or "" in words or any(_ANY in word for word in words):
        raise ValueError(f"No first words to look for: {pattern[:80]}")
    return words


def _either(pattern: str, at: int) -> tuple[_Heads, int]:
    """Alternatives up to a closing bracket or the end."""
    heads, at = _sequence(pattern, at, whole=True)
    while at < len(pattern) and pattern[at] == "|":
        more, at = _sequence(pattern, at + 1, whole=True)
        heads |= more
    return heads, at


def _sequence(pattern: str, at: int, *, whole: bool = False) -> tuple[_Heads, int]:
    """What stands one behind the other. Not ``whole``: no further than all words are complete."""
    heads = _NOTHING
    while at < len(pattern) and pattern[at] not in "|)":
        item, at = _item(pattern, at)
        many = _MANY.match(pattern, at)
        if many:
            at = many.end()
            if many.group() in "?*" or many.group(1) == "0":
                item |= _NOTHING
        heads = _joined(heads, item)
        if not whole and all(complete for _word, complete in heads):
            break
    return heads, at


def _joined(heads: _Heads, item: _Heads) -> _Heads:
    """Complete words stay; the others go on with the item."""
    whole = frozenset(head for head in heads if head[1])
    begun = (head for head in heads if not head[1])
    return whole | {(word + more, done) for (word, _), (more, done) in product(begun, item)}


def _item(pattern: str, at: int) -> tuple[_Heads, int]:
    """One run of letters, class or group, without what says how often."""
    if run := _RUN.match(pattern, at):
        return frozenset({(run.group(), False)}), run.end()
    sign = pattern[at]
    if sign == "(":
        return _group(pattern, at)
    if sign == "[":
        return _class(pattern, at)
    if sign == "\\":
        number = pattern[at + 1] == "d"
        return frozenset({(NUMBER, True) if number else (pattern[at + 1], False)}), at + 2
    if sign == " ":
        return frozenset({("", True)}), at + 1
    return frozenset({(_ANY if sign == "." else sign, False)}), at + 1


def _group(pattern: str, at: int) -> tuple[_Heads, int]:
    looks = pattern.startswith(("(?!", "(?=", "(?<"), at)
    heads, end = _either(pattern, at + 3 if looks or pattern.startswith("(?:", at) else at + 1)
    return _NOTHING if looks else heads, end + 1


def _class(pattern: str, at: int) -> tuple[_Heads, int]:
    end = pattern.index("]", at)
    signs = pattern[at + 1 : end]
    if signs.startswith("^"):
        return frozenset({(_ANY, True)}), end + 1
    return frozenset((sign, False) for sign in signs), end + 1
