"""Danger from somebody: violence, threats, stalking, confinement, control, forced sex, fear."""

from nearer.coach.safety.passage import Passage
from nearer.coach.safety.persons import nearest, words_of
from nearer.coach.safety.phrases import Found, found_in
from nearer.coach.safety.reading import Sentence
from nearer.coach.safety.setting import is_story

_DENIES = 4  # words between a denial and what it denies
_OVERLAPS = 3  # words of the phrase that may be part of the denial
_BLOWS = frozenset({"harm", "marks"})
_THEIR_DOING = frozenset({"threat", "stalk", "confine", "money", "sex", "humiliate"})
_OTHERS = frozenset({"he", "she", "they", "you"})
_FEW = 3  # words ahead of a verb without a subject, as in “hit me again”
_SUBJECTLESS = frozenset({"was", "were", "am", "been", "being", "got", "get", "gets"})


def dangers(passage: Passage, *, afraid_for_them: bool) -> bool:
    """``afraid_for_them``: fear alone is then fear for somebody, not of them."""
    return any(
        _counts(passage, number, found) and not (afraid_for_them and found.table == "fear")
        for number, sentence in enumerate(passage.sentences)
        for found in found_in("danger", sentence.words)
    )


def _counts(passage: Passage, number: int, found: Found) -> bool:
    if not _somebody(passage, number, found) or _is_denied(passage, number, found):
        return False
    if found.table == "fear" and "i" in _inside(passage, number, found):
        return False
    if found.table == "harm" and "not" in _inside(passage, number, found):
        return False
    if found.table in _BLOWS and passage.near("harmless", number, found):
        return False
    return not is_story(passage, number, found) and not passage.near("play", number, found)


def _somebody(passage: Passage, number: int, found: Found) -> bool:
    """Whether a person does it: “it hit me” and “the news hit me” have none."""
    sentence = passage.sentences[number]
    if found.table == "own":
        return True
    if found.table in _THEIR_DOING and _is_own_doing(sentence, found):
        return False
    if found.table != "harm":
        return any(
            passage.others(at) or passage.addresses(at)
            for at in range(max(0, number - 1), min(len(passage.sentences), number + 2))
        )
    if sentence.words[found.start] in _SUBJECTLESS:
        return True
    return _does_it(passage, number, found)


def _does_it(passage: Passage, number: int, found: Found) -> bool:
    """A person stands right before the verb, or before another verb that “and” joins to it."""
    sentence = passage.sentences[number]
    who, at = nearest(sentence, found.start)
    between = sentence.words[at + 1 : found.start]
    if at < 0:
        return len(between) <= _FEW and bool(passage.others(number))
    if who != "other" and sentence.words[at] != "you":
        return False
    small = passage.marks("small", number).ahead(found.start)
    if small is not None and small > at:
        return False
    return "and" in between or set(between) <= words_of("helping_harm")


def _is_own_doing(sentence: Sentence, found: Found) -> bool:
    """“I check my phone every hour”: the verb belongs to the writer."""
    ahead = sentence.words[max(0, found.start - 3) : found.start]
    return "i" in ahead and not _OTHERS.intersection(ahead)


def _inside(passage: Passage, number: int, found: Found) -> tuple[str, ...]:
    return passage.sentences[number].words[found.start : found.end]


def _is_denied(passage: Passage, number: int, found: Found) -> bool:
    words = passage.sentences[number].words
    wondered = {"if", "whether"}.intersection(words[max(0, found.start - 3) : found.start])
    if wondered and "not" in words[found.end : found.end + 6]:
        return True
    denied = passage.marks("denied_danger", number)
    return any(
        start < found.start
        for end in range(found.start - _DENIES, found.start + _OVERLAPS + 1)
        for start in denied.by_end.get(end, ())
    )
