"""A break from a hard talk with a stated return: the pause, and when it goes on."""

from collections.abc import Iterator, Sequence

from nearer.coach.words.note import Note
from nearer.coach.words.patterns import book
from nearer.coach.words.reading import Reading, Sentence
from nearer.domain.tongue import gettext as _

NEAR = 5
"""Sentences, from the pause on, in which a return still belongs to it."""


def find(reading: Reading, _reply_to: Reading | None) -> Iterator[Note]:
    said = book("saying/break_with_return.toml")
    for index, sentence in enumerate(reading.sentences):
        pause = said["pause"].search(sentence) or said["span"].begins(sentence)
        if not pause or pause.start() >= sentence.reported:
            continue
        near = reading.sentences[max(0, index - 1) : index + NEAR]
        if (back := _back(near)) and not any(map(said["other"].search, near)):
            start, end = sentence.span(*pause.span())
            yield Note("break_with_return", min(start, back[0]), max(end, back[1]), why(), "", 0.88)


def _back(near: Sequence[Sentence]) -> tuple[int, int] | None:
    """Where in the text a return is named: said outright, or by a sentence that begins with a
    time, as in "Tomorrow, before work, okay?"."""
    said = book("saying/break_with_return.toml")
    for sentence in near:
        found = said["back"].search(sentence)
        if found and found.start() < sentence.reported:
            return sentence.span(*found.span())
    for sentence in near[1:]:
        found = said["opens_with_time"].opens(sentence)
        if found and not said["vague"].search(sentence):
            return sentence.span(*found.span())
    return None


def why() -> str:
    return _("Here you take a break and say when you are back.")
