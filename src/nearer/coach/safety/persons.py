"""Who is meant: the writer, somebody else, or neither."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Literal

from nearer.coach.safety.phrases import Found, families
from nearer.coach.safety.reading import Sentence

Who = Literal["self", "other", "neither"]

_FAR = 12  # words ahead of a phrase in which its subject is looked for
_OWN = frozenset({"i", "me", "my", "myself"})
_SUBJECT_OWN = frozenset({"i", "my", "myself", "mine"})
_OTHERS = frozenset({"he", "she", "they", "somebody", "people", "who"})
_ADDRESSED = frozenset({"you", "we", "us", "your", "our", "yourself", "ourselves"})
CAME_UPON = frozenset({"found", "discovered", "saw", "noticed", "got"})
_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "his", "their"})
_ASKED = frozenset({"do", "you", "ever"})


def meant(found: Found, sentence: Sentence) -> Who:
    """Of whom an open phrase speaks: of the nearest subject ahead, or of the writer if there is
    none, as in “gonna end my life”."""
    if found.whose != "open":
        return found.whose
    inside = sentence.words[found.start : found.end]
    if any(word in _OWN and before != "and" for before, word in pairwise(("", *inside))):
        return "self"
    if not CAME_UPON.isdisjoint(sentence.words[max(0, found.start - 3) : found.start]):
        return "other"
    if inside[0] in {"wants", "wishes", "hopes", "deserves"}:
        return "other"
    who, at = nearest(sentence, found.start)
    if who == "other" and _is_bare(sentence, found.start, at):
        return "self"
    return who


def nearest(sentence: Sentence, before: int) -> tuple[Who, int]:
    """The nearest subject ahead of a word, and its index, −1 if there is none."""
    words = sentence.words
    if before and words[before - 1] in {"me", "im"}:
        return "self", before - 1
    for at in range(before - 1, max(-1, before - _FAR - 1), -1):
        word = words[at]
        if word in _SUBJECT_OWN:
            return "self", at
        if word in _OTHERS or is_kin(word) or is_name(sentence, at):
            return "other", at
        if word in _ADDRESSED:
            return ("self" if _ASKED.issubset(words) else "neither"), at
    return "self", -1


def _is_bare(sentence: Sentence, start: int, subject: int) -> bool:
    """“My mum left, want to die”: a plain verb does not go with one other person."""
    words = sentence.words
    one = words[subject] in {"he", "she"} or is_kin(words[subject]) or is_name(sentence, subject)
    return one and words[start] in words_of("plain") and words[start - 1] not in words_of("helping")


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of a family."""
    return frozenset(families()[name].split("|"))


def is_kin(word: str) -> bool:
    return not words_of("kin").isdisjoint((word, word.removesuffix("s")))


def is_name(sentence: Sentence, at: int) -> bool:
    """A capital inside a sentence; at its start only before “says”, “sent” and the like."""
    words = sentence.words
    if at not in sentence.names or words[at] in words_of("no_names"):
        return False
    return at > 0 or (len(words) > 1 and words[1] in words_of("telling"))


def others_in(sentence: Sentence) -> Iterator[int]:
    """Indexes of words that stand for somebody who is neither the writer nor the reader."""
    for at, word in enumerate(sentence.words):
        if word in _PRONOUNS or word in _OTHERS or is_kin(word) or is_name(sentence, at):
            yield at
