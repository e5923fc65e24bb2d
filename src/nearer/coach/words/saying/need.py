"""A need that anybody may have, told as one's own: rest, closeness, to be heard."""

import re
from collections.abc import Iterator

from nearer.coach.words.note import Note
from nearer.coach.words.noting import note
from nearer.coach.words.patterns import book
from nearer.coach.words.reading import Reading, Sentence
from nearer.domain.tongue import gettext as _


def find(reading: Reading, _reply_to: Reading | None) -> Iterator[Note]:
    for sentence in reading.sentences:
        found = None if sentence.asks and not sentence.tagged else _need(sentence)
        if found and found.start() < sentence.reported:
            yield note("need", sentence, found, why(), "", 0.9)


def _need(sentence: Sentence) -> re.Match[str] | None:
    said = book("saying/need.toml")
    needing = said["needing"]
    found = needing.search(sentence) or said["dropped"].begins(sentence)
    other = found and said["not_so"].search(sentence)
    if found and other and other.start() <= found.end() and found.start() < other.end():
        return needing.search(sentence, other.end())
    return found


def why() -> str:
    return _("Here you say what you need.")
