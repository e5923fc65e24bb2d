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
_OBJECT = 4  # words within which an everyday thing is what the phrase is about
_STRONG = 3  # weight

Marks = Mapping[str, Sequence[Mark]]


def is_set_apart(passage: Passage, number: int, family: Family, mark: Mark, whose: str) -> bool:
    """Whether the words are denied, played, told, past, or about something small."""
    if family.kind == "danger":
        return is_harmless(passage, number, family, mark)
    here, sentence = passage.marks[number], passage.sentences[number]
    serious = passage.has("serious", number, 1)
    if not serious and any(name in here for name in family.unless):
        return True
    if not family.bare and _is_denied(passage, number, mark):
        return True
    if not serious and (
        _is_told(passage, number, mark) or _is_small(passage, number, family, mark)
    ):
        return True
    if family.kind == "veiled" and not serious and _is_of_things(passage, number, mark):
        return True
    if family.weight < _STRONG and passage.has("journey", number, 1):
        return True
    mourned = family.kind == "worried" or whose == "other"
    if mourned and "bereaved" in here and not facts.is_parted(sentence, mark.start, mark.end):
        return True
    if mourned and passage.has("bereaved", number, 1):
        return True
    return _is_past(passage, number) or _is_answered_no(passage, number, mark)


def is_loosened(passage: Passage, number: int, family: Family, mark: Mark) -> bool:
    """“I can not do this any more. Three hours on hold”: an everyday thing stands beside it."""
    if family.kind not in ("veiled", "farewell") or passage.has("serious", number, 1):
        return False
    after = range(number, min(number + 2, len(passage.marks)))
    return any(
        at > number or one.start >= mark.end
        for at in after
        for name in ("trivial", "away_place" if at == number else "trivial")
        for one in passage.marks[at].get(name, ())
    )


def _is_denied(passage: Passage, number: int, mark: Mark) -> bool:
    """“I promised I would not, but tonight I do not know” takes its denial back."""
    if passage.has("taken_back", number) or _next_has(passage, number, "taken_back"):
        return False
    return facts.is_denied(passage.sentences[number], passage.marks[number], mark.start)


def _next_has(passage: Passage, number: int, name: str) -> bool:
    return any(
        name in passage.marks[at] and len(passage.sentences[at].words) <= _OBJECT
        for at in (number + 1, number + 2)
        if at < len(passage.marks)
    )


def _is_told(passage: Passage, number: int, mark: Mark) -> bool:
    """A story, song or game in the same clause; “I” in a clause of one's own tells nothing."""
    here, sentence = passage.marks[number], passage.sentences[number]
    return any(
        not facts.begins_anew(sentence, *sorted((one.start, mark.start)))
        for one in here.get("story", ())
    )


def _is_small(passage: Passage, number: int, family: Family, mark: Mark) -> bool:
    """A laugh, or a small thing in the same clause over which people say that they die."""
    here, sentence = passage.marks[number], passage.sentences[number]
    if family.kind == "worried" or any(
        mark.start <= one.start < mark.end for one in here.get("suicide", ())
    ):
        small = here.get("trivial", ()) if "one_more" in here else ()
    elif "joke" in here and "die" in here:
        return True
    else:
        small = here.get("trivial", ())
    return any(
        abs(one.start - mark.start) <= _TRIVIAL
        and not facts.is_parted(sentence, *sorted((one.start, mark.start)))
        for one in small
    )


def _is_of_things(passage: Passage, number: int, mark: Mark) -> bool:
    """“No way out of this contract”: an everyday thing follows in the same clause."""
    here, sentence = passage.marks[number], passage.sentences[number]
    return any(
        mark.end <= one.start <= mark.end + _OBJECT
        and not facts.is_parted(sentence, mark.end, one.start)
        for name in ("trivial", "away_place", "idiom")
        for one in here.get(name, ())
    )


def _is_answered_no(passage: Passage, number: int, mark: Mark) -> bool:
    after = passage.sentences[number].words[mark.end : mark.end + _ANSWERED]
    following = passage.sentences[number + 1].words[:4] if number + 1 < len(passage.marks) else ()
    pairs = set(pairwise((*after, *following[:1])))
    if not pairs.isdisjoint({("said", "no"), ("ticked", "no"), ("say", "none"), ("said", "none")}):
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
