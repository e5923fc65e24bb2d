"""What takes evidence away: the setting in which the same words mean something else."""

from collections.abc import Mapping, Sequence

from nearer.coach.safety import facts
from nearer.coach.safety.concepts import Mark
from nearer.coach.safety.frames import Family
from nearer.coach.safety.passage import Passage

_PLAY_AHEAD = 6  # words
_PLAY_BEHIND = 12
_TRIVIAL = 12
_ANSWERED = 12
_STRONG = 3  # weight


def is_set_apart(passage: Passage, number: int, family: Family, mark: Mark, whose: str) -> bool:
    """Whether the words are denied, played, told, past, or about something small."""
    here, sentence = passage.marks[number], passage.sentences[number]
    serious = passage.has("serious", number, 1)
    if not serious and any(name in here for name in family.unless):
        return True
    if not family.bare and facts.is_denied(sentence, here, mark.start):
        return True
    if family.kind == "danger":
        return _is_play(here, mark)
    if not serious and ("story" in here or _is_small(passage, number, family, mark)):
        return True
    if family.weight < _STRONG and passage.has("journey", number, 1):
        return True
    mourned = family.kind == "worried" or whose == "other"
    if mourned and passage.has("bereaved", number, 1):
        return True
    return _is_past(passage, number) or _is_answered_no(passage, number, mark)


def _is_play(here: Mapping[str, Sequence[Mark]], mark: Mark) -> bool:
    return "accident" in here or any(
        mark.start - _PLAY_AHEAD <= one.start <= mark.end + _PLAY_BEHIND
        for one in here.get("play", ())
    )


def _is_small(passage: Passage, number: int, family: Family, mark: Mark) -> bool:
    """A laugh, or a small thing in the same clause over which people say that they die."""
    here, sentence = passage.marks[number], passage.sentences[number]
    if "joke" in here and family.name == "wants_to_die":
        return True
    return any(
        abs(one.start - mark.start) <= _TRIVIAL
        and not facts.is_parted(sentence, *sorted((one.start, mark.start)))
        for one in here.get("trivial", ())
    )


def _is_answered_no(passage: Passage, number: int, mark: Mark) -> bool:
    after = passage.sentences[number].words[mark.end : mark.end + _ANSWERED]
    following = passage.sentences[number + 1].words[:4] if number + 1 < len(passage.marks) else ()
    pairs = list(zip(after, (*after[1:], *following[:1]), strict=False))
    if ("said", "no") in pairs or ("ticked", "no") in pairs:
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
