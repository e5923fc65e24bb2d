"""What a clause tells beside its concepts: whom it speaks of, whether it is denied."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from nearer.coach.safety.concepts import Mark, classes
from nearer.coach.safety.reading import Sentence

Subject = Literal["self", "other", "you", "none"]

_FAR = 12  # words ahead in which a subject is looked for
_DENIES = 4  # words between a denial and what it denies
_OWN = frozenset({"i", "my", "myself", "mine"})
_YOU = frozenset({"you", "we", "us", "your", "our", "yourself", "ourselves"})
_ONE = frozenset({"he", "she"})
_PLAIN = frozenset({"want", "wish", "hope", "need", "pray", "think", "deserve", "keep", "plan"})
_HELPING = frozenset({"does", "did", "not", "to", "would", "might", "may", "could", "will", "can"})
_GENERIC = (
    ("do", "you", "ever"),
    ("how", "do", "you"),
    ("can", "you", "be"),
    ("makes", "you"),
    ("make", "you"),
    ("made", "you"),
)
_ANYBODY = frozenset({"people", "those", "anyone", "anybody", "everyone", "patients", "clients"})
_SUBJECTS = frozenset({"i", "he", "she", "they"})
_BEGIN = frozenset({"because", "cause", "so", "but", "and", "when", "since", "as", "while"})
_FOUND = frozenset({"found", "discovered", "saw", "noticed"})


def subject(sentence: Sentence, start: int) -> tuple[Subject, int]:
    """The nearest subject ahead of a word, and where it stands (−1: nowhere)."""
    words = sentence.words
    if start and words[start - 1] in {"me", "im"}:
        return "self", start - 1
    for at in range(start - 1, max(-1, start - _FAR - 1), -1):
        word = words[at]
        if word in _OWN:
            return "self", at
        if word == "who" and words[at - 1] in _ANYBODY:
            return "you", at
        if word == "who":
            continue  # whoever stands before it: “a friend who”, “like a guest who”
        if is_other(sentence, at):
            bare = word in _ONE or word not in _class("THEY")
            plain = start < len(words) and words[start] in _PLAIN
            if bare and plain and words[start - 1] not in _HELPING:
                return "none", -1
            return "other", at
        if word in _YOU:
            return "you", at
    return "none", -1


def owner(sentence: Sentence, mark: Mark) -> Literal["self", "other"] | None:
    """Whom the words themselves name: “kill myself”, “end her life”."""
    inside = sentence.words[mark.start : mark.end]
    if "myself" in inside or "my" in inside:
        return "self"
    if any(word in _class("HIMSELF") for word in inside):
        return "other"
    return None


def is_anybody(sentence: Sentence) -> bool:
    """“Do you ever”, “it makes you want to”: said of oneself."""
    words = sentence.words
    return any(words[at : at + len(said)] == said for said in _GENERIC for at in range(len(words)))


def is_come_upon(sentence: Sentence, start: int) -> bool:
    """“I found a note”: what is found is somebody else's."""
    return not _FOUND.isdisjoint(sentence.words[max(0, start - 3) : start])


def is_other(sentence: Sentence, at: int) -> bool:
    """Somebody who is neither the writer nor the reader."""
    word = sentence.words[at]
    return word in _class("THEY") or word in _class("PERSON") or _is_name(sentence, at)


def others(sentence: Sentence) -> bool:
    return any(
        is_other(sentence, at) or word in _class("HIM") for at, word in enumerate(sentence.words)
    )


def is_denied(sentence: Sentence, marks: Mapping[str, Sequence[Mark]], start: int) -> bool:
    """A denial shortly ahead, in the same clause, that is none of “can not stop”, “not sure”."""
    kept = {mark.start for mark in marks.get("not_denied", ())}
    return any(
        start - _DENIES <= mark.end <= start
        and mark.start not in kept
        and sentence.words[mark.start - 1 : mark.start] != ("can",)
        and not is_parted(sentence, mark.end, start)
        and _SUBJECTS.isdisjoint(sentence.words[mark.end + 1 : start - 1])
        for mark in marks.get("denied", ())
    )


def is_parted(sentence: Sentence, start: int, end: int) -> bool:
    """A pause stands between two words, or “but”."""
    return any(start <= at <= end for at in sentence.pauses) or "but" in sentence.words[start:end]


def begins_anew(sentence: Sentence, start: int, end: int) -> bool:
    """A clause of the writer's own begins between two words: “…, I”, “because I”."""
    return any(
        word == "i" and (start + at in sentence.pauses or sentence.words[start + at - 1] in _BEGIN)
        for at, word in enumerate(sentence.words[start:end])
        if start + at
    )


def _is_name(sentence: Sentence, at: int) -> bool:
    """A capital inside a sentence; at its start only before a verb of somebody."""
    words = sentence.words
    if at not in sentence.names or words[at] in _class("NO_NAME"):
        return False
    return at > 0 or (len(words) > 1 and words[1] in _class("TELLS"))


@cache
def _class(name: str) -> frozenset[str]:
    return frozenset(classes()[name])
