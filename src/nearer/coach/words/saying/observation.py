"""An observation: what happened, as a camera would have shown it."""

from collections.abc import Iterator

from nearer.coach.words.note import Note
from nearer.coach.words.noting import note
from nearer.coach.words.patterns import book
from nearer.coach.words.reading import Reading
from nearer.domain.tongue import gettext as _


def find(reading: Reading, _reply_to: Reading | None) -> Iterator[Note]:
    said = book("saying/observation.toml")
    for sentence in reading.sentences:
        if sentence.asks or said["supposed"].opens(sentence):
            continue
        found = said["seen"].search(sentence)
        if found and not said["verdict"].search(sentence):
            yield note("observation", sentence, found, why(), "", 0.86)


def why() -> str:
    return _("Here you say what happened, and both of you can look at it.")
