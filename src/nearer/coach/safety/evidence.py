"""The evidence in a text: frames that are found, less those that the setting takes away."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nearer.coach.safety import facts
from nearer.coach.safety.concepts import Mark
from nearer.coach.safety.frames import Family, Step, by_first, places
from nearer.coach.safety.passage import Passage
from nearer.coach.safety.setting import is_loosened, is_set_apart

Whose = Literal["self", "other"]
Framed = tuple[Family, tuple[Step, ...]]
_OWN = frozenset({"i", "me", "my", "myself"})
_READER = frozenset({"you", "your", "yourself"})
_JOINED = {("and",), ("then",), ("but",)}
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "my", "his", "her", "their", "its"})
_LIMBS = frozenset({"hand", "hands", "fist", "fists", "foot", "boot", "elbow", "knee", "belt"})
_PLACED = frozenset({"with", "at", "on", "in"})
_DONE = {("said",), ("did",), ("wrote",), ("says",), ("sang",)}
_THEM = {("him",), ("her",), ("them",)}
_OBJECTS = frozenset({"me", "my", "mine", "myself"})
_CLAUSES = 3  # that are passed over
_RELATIVE = 3  # “the one I live with hits me”


@dataclass(frozen=True, slots=True)
class Evidence:
    """``at``: number of the sentence. ``whose``: the writer's or somebody else's. ``first``: the
    words with which it begins; two pieces that begin with the same words are one.
    """

    kind: str
    family: str
    weight: int
    at: int
    whose: Whose
    first: Mark


def evidence(passage: Passage) -> Iterator[Evidence]:
    known: dict[tuple[str, ...], list[Framed]] = {}  # of sentences with the same concepts
    for number, here in enumerate(passage.marks):
        names = tuple(here)
        if names not in known:
            known[names] = list(_fitting(names))
        seen: set[tuple[str, str]] = set()
        for family, frame in known[names]:
            if (family.kind, family.name) in seen:
                continue
            for mark, first in places(frame, here):
                whose = _whose(passage, number, family, mark)
                if whose is None or is_set_apart(passage, number, family, mark, whose):
                    continue
                seen.add((family.kind, family.name))
                weight = family.weight - is_loosened(passage, number, family, mark)
                yield Evidence(family.kind, family.name, weight, number, whose, first)
                break


def _fitting(names: tuple[str, ...]) -> Iterator[Framed]:
    """The frames of which every step has one of its concepts."""
    there = set(names)
    frames = by_first()
    for name in names:
        for family, frame in frames.get(name, ()):
            for wanted, _far in frame:
                if there.isdisjoint(wanted):
                    break
            else:
                yield family, frame


def _whose(passage: Passage, number: int, family: Family, mark: Mark) -> Whose | None:
    """Whose evidence it is, None where it is nobody's."""
    sentence = passage.sentences[number]
    if family.who == "any":
        return "self"
    who, at = facts.subject(sentence, mark.start)
    if family.who == "them":
        if who == "none" and not family.dropped:
            return None
        return "self" if _is_theirs(passage, number, mark, who, at) else None
    if family.who == "other":
        return "other" if who == "other" else None
    owner = _owner(passage, number, family, mark, who, at)
    if mark.start in sentence.quoted and not passage.mostly_quoted and who != "other":
        owner, who = None, _speaker(passage, number, mark.start)
    if owner is None and facts.is_come_upon(sentence, mark.start):
        return "other"
    if owner == "self" and (who != "other" or family.kind != "explicit"):
        return owner
    if owner == "other":
        return owner
    if who == "you" and not family.asked and not facts.is_anybody(sentence):
        return None
    return "other" if who == "other" else "self"


def _owner(
    passage: Passage, number: int, family: Family, mark: Mark, who: str, at: int
) -> Whose | None:
    """Whom the words name; of “they would manage without me” the writer, if nobody says so."""
    sentence = passage.sentences[number]
    if family.who == "self":
        return None if _is_said(passage, number, mark, who, at) else "self"
    if family.kind == "explicit":
        inside = set(sentence.words[mark.start : mark.end])
        if _OWN.isdisjoint(inside) and not inside.isdisjoint({"he", "she"}):
            return "other"  # “the pills she has been saving”
        return facts.owner(sentence, mark)
    if _OWN.isdisjoint(sentence.words[mark.start : mark.end]):
        return None if who == "self" else facts.owner(sentence, mark)
    return None if _is_said(passage, number, mark, who, at) else "self"


def _is_said(passage: Passage, number: int, mark: Mark, who: str, at: int) -> bool:
    """Somebody else says it: “she says they would cope without her”."""
    said = passage.marks[number].get("says_so", ())
    return who == "other" and any(at < one.start <= mark.start for one in said)


def _is_theirs(passage: Passage, number: int, mark: Mark, who: str, at: int) -> bool:
    """A person does it to the writer. A bare verb belongs to whom the sentence before named."""
    sentence = passage.sentences[number]
    for _ in range(_CLAUSES):
        is_object = who == "self" and sentence.words[at] in _OBJECTS
        if is_object or (who == "self" and at < mark.start - _RELATIVE):
            who, at = facts.subject(sentence, at)
    if sentence.words[mark.start - 1 : mark.start] in _THEM:  # “I caught him reading my diary”
        return True
    if _is_of_thing(passage, number, max(at + 1, mark.start - 2), mark.start):
        return False
    if who == "other" or (who == "you" and sentence.words[at] in _READER):
        return True
    if who == "none" and mark.start <= 2:
        bare = sentence.words[mark.start].endswith(("s", "ed")) and mark.start == 0
        return bare or passage.others(number) or (number > 0 and passage.others(number - 1))
    return False


def _is_of_thing(passage: Passage, number: int, start: int, end: int) -> bool:
    """“It hit me”, “what she said shook me”, “the quiet hit me”."""
    things = passage.marks[number].get("thing", ())
    words = passage.sentences[number].words
    ahead = words[end - 1 : end]
    if ahead in _JOINED:
        return False
    is_noun = end - 2 >= start and words[end - 2] in _ARTICLES and words[end - 1] not in _LIMBS
    if is_noun and words[end] not in _PLACED:
        return True
    return ahead in _DONE or any(start <= one.start < end for one in things)


def _speaker(passage: Passage, number: int, start: int) -> facts.Subject:
    sentence = passage.sentences[number]
    opens = start
    while opens - 1 in sentence.quoted:
        opens -= 1
    if opens == 0 and number:
        sentence = passage.sentences[number - 1]
        opens = len(sentence.words)
    if opens and sentence.words[opens - 1] == "me":  # “he told me”: the one who told is meant
        opens -= 1
    who, at = facts.subject(sentence, opens) if opens else ("none", -1)
    if at >= 0:
        return "self" if who == "self" else "other"
    if opens:
        return "other" if passage.others(number) or passage.others(number - 1) else "you"
    return "self"
