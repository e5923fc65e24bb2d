"""A boundary: what the writer will do or not do, without a threat and without an order."""

from collections.abc import Iterator

from nearer.coach.words.note import Note
from nearer.coach.words.noting import note
from nearer.coach.words.patterns import any_of, book
from nearer.coach.words.reading import Reading
from nearer.domain.tongue import gettext as _


def find(reading: Reading, _reply_to: Reading | None) -> Iterator[Note]:
    said = book("saying/boundary.toml")
    limit = any_of("saying/boundary.toml", "when", "limit")
    for sentence in reading.sentences:
        if sentence.asks:
            continue
        found = limit.search(sentence) or said["dropped"].begins(sentence)
        if not found or found.start() >= sentence.reported:
            continue
        if not said["not_mine"].search(sentence):
            yield note("boundary", sentence, found, why(), "", 0.87)


def why() -> str:
    return _("Here you say what you will do or not do, and leave the rest to the other person.")
