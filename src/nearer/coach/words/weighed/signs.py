"""What of a sentence is weighed: words, pairs of neighbours, rules that spoke, their message."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from nearer.coach.words.listening.theirs import Theirs, stems
from nearer.coach.words.note import Detector
from nearer.coach.words.patterns import plain_words
from nearer.coach.words.reading import Sentence

Signs = frozenset[str]

FIRST, LAST, ASKED, ASKS = "<first>", "<last>", "<asked>", "<asks>"
NUMBER, SOMEBODY = "<number>", "<somebody>"
STEP, MOST_STEPS = 6, 4  # words to a step of length; steps
SHORTEST, LONGEST = 4, 60  # words of a sentence that is weighed


def is_weighed(sentence: Sentence) -> bool:
    """Whether it is long enough to say something, and short enough to be a sentence."""
    return SHORTEST <= len(sentence.words) <= LONGEST


def signs(sentence: Sentence, message: Theirs | None, noted: Iterable[Detector]) -> Signs:
    """``message``: what the sentence answers, None where it answers nobody or nothing known.

    ``noted``: what rules found in the sentence.
    """
    words = named(sentence)
    row = [FIRST, *words, ASKED if sentence.marked else LAST]
    found = {*words, *(f"{one} {next_}" for one, next_ in pairwise(row))}
    found.update(f"<{detector}>" for detector in noted)
    found.add(f"<length {min(MOST_STEPS, len(words) // STEP)}>")
    if sentence.asks:
        found.add(ASKS)
    if message:
        found.update(_met(words, message))
    return frozenset(found)


def named(sentence: Sentence) -> list[str]:
    """Its words; whom it is about, and how many, weighs nothing."""
    return [_named(word) for word in sentence.words]


def _named(word: str) -> str:
    if word[0].isdigit():
        return NUMBER
    return SOMEBODY if word in _people() else word


@cache
def _people() -> frozenset[str]:
    return plain_words("shared.toml", "kin")


def _met(words: list[str], message: Theirs) -> list[str]:
    found = [f"<shared {min(2, len(message.stems & stems(words)))}>"]
    if message.is_of_feeling:
        found.append("<they feel>")
    if message.asks_about_you or message.asks_for_advice:
        found.append("<they ask>")
    if message.is_own_act:
        found.append("<their act>")
    return found
