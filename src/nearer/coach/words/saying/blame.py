"""Blame: a "you" or "your" that accuses, or attacks what somebody is like."""

from collections.abc import Iterator

from nearer.coach.words.note import Note
from nearer.coach.words.noting import note
from nearer.coach.words.patterns import any_of, book
from nearer.coach.words.reading import Reading
from nearer.domain.tongue import gettext as _


def find(reading: Reading, _reply_to: Reading | None) -> Iterator[Note]:
    said = book("saying/blame.toml")
    accusing = any_of("saying/blame.toml", "fault", "harmed", "because", "why")
    for sentence in reading.sentences:
        found = accusing.search(sentence)
        if not found or found.end() > sentence.reported:
            continue
        if not said["not_so"].search(sentence) and not said["kind"].search(sentence):
            yield note("blame", sentence, found, why(), rewrite(), 0.86)


def why() -> str:
    return _(
        "Read from the other side this is an accusation, and most people answer one with a "
        "defence; what happened and what it did to you is easier to hear."
    )


def rewrite() -> str:
    return _("When … happened, I felt …. Could we …?")
