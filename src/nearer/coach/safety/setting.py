"""What takes evidence away: the setting in which the same words mean something else."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from nearer.coach.safety import facts
from nearer.coach.safety.concepts import Mark
from nearer.coach.safety.frames import Family
from nearer.coach.safety.harmless import is_harmless
from nearer.coach.safety.passage import Passage

_TRIVIAL = 12
_ANSWERED = 12
_OBJECTS = {"trivial": 4, "away_place": 4, "idiom": 1}
"""Concepts of everyday things: within how many words they are what the phrase is about."""
_EVERYDAY = {
    "veiled": ("trivial", "away_place"),
    "farewell": ("trivial", "away_place"),
    "worried": ("trivial", "household", "mischance"),
}
"""Kind → concepts that weigh against it behind the phrase, the first also one sentence later."""
_OF = frozenset({"of", "in", "with", "for"})
_SHORT = 4  # words of an afterthought
_STRONG = 3  # weight
_FAREWELLS = frozenset({"farewell", "affairs", "gone_silent"})
"""Families that a journey, a move or a job explains."""
_DEEDS = frozenset(
    (
        *("suicide_itself", "dying", "attempt", "deeds", "marks", "farewell", "affairs"),
        *("traces_found", "means_found", "up_there_and_down", "up_there"),
    )
)
"""Families of what has been done: of the dead it is mourning."""


Marks = Mapping[str, Sequence[Mark]]


def is_set_apart(passage: Passage, number: int, family: Family, mark: Mark, whose: str) -> bool:
    """Whether the words are denied, played, told, past, or about something small."""
    if family.kind == "danger":
        return is_harmless(passage, number, family, mark)
    serious = passage.has("serious", number, 1)
    if not serious and _is_excepted(passage, number, family):
        return True
    if not family.bare and _is_denied(passage, number, mark):
        return True
    if not serious and (_is_told(passage, number, mark) or _is_small(passage, number, mark, whose)):
        return True
    if family.kind == "veiled" and not serious and _is_of_things(passage, number, mark):
        return True
    goes = family.kind != "worried" or family.name in _FAREWELLS
    if goes and family.weight < _STRONG and passage.has("journey", number, 1):
        return True
    if _is_mourned(passage, number, family, mark, whose):
        return True
    return _is_past(passage, number) or _is_answered_no(passage, number, mark)


def is_loosened(passage: Passage, number: int, family: Family, mark: Mark) -> bool:
    """“I can not do this any more. Three hours on hold”: an everyday thing stands beside it."""
    everyday = _EVERYDAY.get(family.kind)
    if not everyday or passage.has("serious", number, 1):
        return False
    following = passage.marks[number + 1] if number + 1 < len(passage.marks) else {}
    return any(name in following for name in everyday[:1]) or any(
        one.start >= mark.end for name in everyday for one in passage.marks[number].get(name, ())
    )


def _is_denied(passage: Passage, number: int, mark: Mark) -> bool:
    """“I promised I would not, but tonight I do not know” takes its denial back."""
    if passage.has("taken_back", number) or _next_has(passage, number, "taken_back"):
        return False
    return facts.is_denied(passage.sentences[number], passage.marks[number], mark.start)


def _next_has(passage: Passage, number: int, name: str) -> bool:
    return any(
        name in passage.marks[at] and len(passage.sentences[at].words) <= _SHORT
        for at in (number + 1, number + 2)
        if at < len(passage.marks)
    )


def _is_told(passage: Passage, number: int, mark: Mark) -> bool:
    """A story, song or game in the same clause; “I” in a clause of one's own tells nothing."""
    here, sentence = passage.marks[number], passage.sentences[number]
    real = min((one.start for one in here.get("my_own", ())), default=len(sentence.words))
    return any(
        one.start < real and not facts.begins_anew(sentence, *sorted((one.start, mark.start)))
        for one in here.get("story", ())
    )


def _is_small(passage: Passage, number: int, mark: Mark, whose: str) -> bool:
    """A laugh, or a small thing in the same clause over which people say that they die."""
    here, sentence = passage.marks[number], passage.sentences[number]
    if whose == "self" and not _holds(here, "die", mark) and not _holds(here, "suicide", mark):
        return False
    if whose == "other" or _holds(here, "suicide", mark):
        small = here.get("trivial", ()) if "one_more" in here else ()
    elif "joke" in here and "dead" not in sentence.words[mark.start : mark.end]:
        return "die" in here
    else:
        small = here.get("trivial", ())
    return any(
        abs(one.start - mark.start) <= _TRIVIAL
        and not facts.is_parted(sentence, *sorted((one.start, mark.start)))
        for one in small
    )


def _holds(here: Marks, name: str, mark: Mark) -> bool:
    return any(mark.start <= one.start < mark.end for one in here.get(name, ()))


def _is_of_things(passage: Passage, number: int, mark: Mark) -> bool:
    """“No way out of this contract”: an everyday thing follows in the same clause."""
    here, sentence = passage.marks[number], passage.sentences[number]
    return any(
        mark.start < one.start <= mark.end + far
        and one.end > mark.end
        and (name != "idiom" or one.start < mark.end or sentence.words[one.start] in _OF)
        and not facts.is_parted(sentence, mark.end, one.start)
        for name, far in _OBJECTS.items()
        for one in here.get(name, ())
    )


def _is_excepted(passage: Passage, number: int, family: Family) -> bool:
    """What a family does not mean is named; for one that needs others, by the next sentence too."""
    last = number + (family.weight < _STRONG)
    return any(
        name in marks for name in family.unless for marks in passage.marks[number : last + 1]
    )


def _is_mourned(passage: Passage, number: int, family: Family, mark: Mark, whose: str) -> bool:
    """A death that has been; what the living wish for since is no part of it."""
    deed = family.name in _DEEDS and (family.kind == "worried" or whose == "other")
    if deed and passage.has("bereaved", number, 1):
        return True
    return (whose == "other" or family.kind == "worried") and any(
        one.start < mark.end and mark.start < one.end
        for one in passage.marks[number].get("bereaved", ())
    )


def _is_answered_no(passage: Passage, number: int, mark: Mark) -> bool:
    if passage.has("taken_back", number):
        return False

    after = passage.sentences[number].words[mark.end : mark.end + _ANSWERED]
    following = passage.sentences[number + 1].words[:4] if number + 1 < len(passage.marks) else ()
    pairs = set(pairwise((*after, *following[:1])))
    if not pairs.isdisjoint(
        {("said", "no"), ("ticked", "no"), ("say", "none"), ("said", "none"), ("say", "no")}
    ):
        return True
    return following[:3] == ("i", "said", "no")


def _is_past(passage: Passage, number: int) -> bool:
    if passage.has("present", number):
        return False
    return (
        passage.has("past", number)
        or passage.has("recovered", number)
        or (passage.has("past", number, 1) and passage.has("recovered", number, 1))
    )
