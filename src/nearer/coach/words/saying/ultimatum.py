"""An ultimatum: a threat as a lever, with or without an "if"."""

import re
from collections.abc import Iterator

from nearer.coach.words.note import Note
from nearer.coach.words.noting import note
from nearer.coach.words.patterns import book
from nearer.coach.words.reading import Reading, Sentence
from nearer.domain.tongue import gettext as _


def find(reading: Reading, _reply_to: Reading | None) -> Iterator[Note]:
    own = book("saying/ultimatum.toml")["own"]
    for sentence in reading.sentences:
        found = _lever(sentence)
        if not found or found.start() >= sentence.reported:
            continue
        if not own.search(sentence):
            yield note("ultimatum", sentence, found, why(), rewrite(), 0.86)


def _lever(sentence: Sentence) -> re.Match[str] | None:
    said = book("saying/ultimatum.toml")
    whole = said["no_no"].opens(sentence)
    if whole and whole.end() == len(sentence.line) - 1:
        return whole
    return said["lever"].search(sentence) or said["order_first"].begins(sentence)


def why() -> str:
    return _(
        "A threat can make somebody do a thing, and it makes them less safe with you; what you "
        "will do to look after yourself needs no threat."
    )


def rewrite() -> str:
    return _("I will not …. When it happens I will …, and I would like us to find a way.")
