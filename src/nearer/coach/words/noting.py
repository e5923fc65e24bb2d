"""A note on what a phrase found, and the words in which it was written."""

import re

from nearer.coach.words.note import Detector, Note
from nearer.coach.words.reading import QUOTE, Reading, Sentence


def note(
    detector: Detector,
    sentence: Sentence,
    found: re.Match[str],
    why: str,
    rewrite: str = "",
    sureness: float = 0.9,
) -> Note:
    """``found``: a match in the sentence's line, or in a part of it with the same offsets."""
    start, end = sentence.span(*found.span())
    return Note(detector, start, end, why, rewrite, sureness)


def written(reading: Reading, sentence: Sentence, start: int, end: int) -> str:
    """The person's own words between two offsets of the line, without outer marks."""
    first, last = sentence.span(start, end)
    return reading.text[first:last].strip(" ,;:.!?…\n\t")


def own_clause(reading: Reading, sentence: Sentence, start: int, longest: int = 120) -> str:
    """The person's own words from there to the end of the sentence; "" where that is long or holds
    another's words, and so fits into no rewrite."""
    clause = written(reading, sentence, start, len(sentence.line))
    return clause if len(clause) <= longest and QUOTE not in sentence.line else ""
