"""A demand: an order, or a need that leaves the other no room."""

import re
from collections.abc import Iterator

from nearer.coach.words.note import Note
from nearer.coach.words.noting import note
from nearer.coach.words.patterns import any_of, book
from nearer.coach.words.reading import Reading, Sentence
from nearer.domain.tongue import gettext as _


def find(reading: Reading, _reply_to: Reading | None) -> Iterator[Note]:
    room = book("saying/demand.toml")["room"]
    for sentence in reading.sentences:
        found = None if sentence.asks else _order(sentence)
        if not found or found.start() >= sentence.reported:
            continue
        if not room.search(sentence):
            yield note("demand", sentence, found, why(), rewrite(), 0.86)


def _order(sentence: Sentence) -> re.Match[str] | None:
    said = book("saying/demand.toml")
    return any_of("saying/demand.toml", "need", "must").search(sentence) or said[
        "imperative"
    ].begins(sentence)


def why() -> str:
    return _(
        "This leaves the other person only to obey or to refuse; with room to say no, a yes is "
        "worth more."
    )


def rewrite() -> str:
    return _("I need …. Would you be willing to …? If not, what could work for you?")
