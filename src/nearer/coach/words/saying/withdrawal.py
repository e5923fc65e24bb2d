"""Withdrawal: shuts a talk down, or goes without saying when one is back."""

import re
from collections.abc import Iterator

from nearer.coach.words.note import Note
from nearer.coach.words.noting import note
from nearer.coach.words.patterns import any_of, book
from nearer.coach.words.reading import Reading, Sentence
from nearer.domain.tongue import gettext as _

CURT = 3
"""Words of a reply that is curt next to what it answers."""


def find(reading: Reading, reply_to: Reading | None) -> Iterator[Note]:
    said = book("saying/withdrawal.toml")
    curt = _curt(reading, reply_to)
    notes = []
    for sentence in reading.sentences:
        found = _shuts(sentence)
        if found and said["elsewhere"].search(sentence):
            found = None
        if not found and curt:
            found = said["curt"].opens(sentence)
        if found and found.start() < sentence.reported:
            notes.append(note("withdrawal", sentence, found, why(), rewrite(), 0.86))
    if notes and not any(map(said["stays"].search, reading.sentences)):
        yield from notes


def _shuts(sentence: Sentence) -> re.Match[str] | None:
    said = book("saying/withdrawal.toml")
    whole = said["whole"].opens(sentence)
    if whole and whole.end() == len(sentence.line) - 1:
        return whole
    begun = any_of("saying/withdrawal.toml", "leaves", "dropped")
    return said["closes"].search(sentence) or begun.begins(sentence)


def _curt(reading: Reading, reply_to: Reading | None) -> bool:
    """A word or two, to somebody who wants to talk about something that matters."""
    if reply_to is None or len(reading.line.split()) > CURT:
        return False
    return any(map(book("saying/withdrawal.toml")["heavy"].search, reply_to.sentences))


def why() -> str:
    return _(
        "This closes the door without a word on when it opens again; a break is fine, and a time "
        "to come back makes it safe for both."
    )


def rewrite() -> str:
    return _("I cannot go on with this right now. I need half an hour, and then I will come back.")
