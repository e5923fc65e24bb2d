"""What of a sentence is weighed: words, pairs of neighbours, rules that spoke, their message."""

from collections.abc import Iterable
from itertools import pairwise

from nearer.coach.words.listening.theirs import Theirs, stems
from nearer.coach.words.note import Detector
from nearer.coach.words.reading import NUMBER, Sentence

Signs = frozenset[str]

FIRST, LAST, ASKED, ASKS = "^", "$", "?", "<asks>"
STEP, LONGEST = 6, 4  # words to a step of length; steps


def signs(sentence: Sentence, message: Theirs | None, noted: Iterable[Detector]) -> Signs:
    """``message``: what the sentence answers, None where it answers nobody or nothing known.

    ``noted``: what rules found in the sentence.
    """
    words = [NUMBER if word[0].isdigit() else word for word in sentence.words]
    row = [FIRST, *words, ASKED if sentence.marked else LAST]
    found = {*words, *(f"{one} {next_}" for one, next_ in pairwise(row))}
    found.update(f"<{detector}>" for detector in noted)
    found.add(f"<length {min(LONGEST, len(words) // STEP)}>")
    if sentence.asks:
        found.add(ASKS)
    if message:
        found.update(_met(words, message))
    return frozenset(found)


def _met(words: list[str], message: Theirs) -> list[str]:
    found = [f"<shared {min(2, len(message.stems & stems(words)))}>"]
    if message.is_of_feeling:
        found.append("<they feel>")
    if message.asks_about_you or message.asks_for_advice:
        found.append("<they ask>")
    if message.is_own_act:
        found.append("<their act>")
    return found
