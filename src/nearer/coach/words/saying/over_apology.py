"""Apology beyond what happened: for existing or needing, or again and again."""

import re
from collections.abc import Iterator

from nearer.coach.words.note import Note
from nearer.coach.words.noting import note
from nearer.coach.words.patterns import book
from nearer.coach.words.reading import Reading, Sentence
from nearer.domain.tongue import gettext as _

OFTEN = 3
"""Apologies in one text from which it is a heap, whatever they are for."""


def find(reading: Reading, _reply_to: Reading | None) -> Iterator[Note]:
    said = book("saying/over_apology.toml")
    sorry: list[tuple[Sentence, re.Match[str]]] = []
    for sentence in reading.sentences:
        being = said["for_being"].search(sentence)
        heard = [(sentence, one) for one in said["sorry"].every(sentence)]
        if not (being or heard) or said["about_other"].search(sentence):
            continue
        sorry.extend(heard)
        if being:
            yield note("over_apology", sentence, being, why(), rewrite(), 0.9)
    if len(sorry) >= OFTEN or (len(sorry) == OFTEN - 1 and _belittles_self(reading)):
        yield note("over_apology", *sorry[-1], why(), rewrite(), 0.85)


def _belittles_self(reading: Reading) -> bool:
    return any(map(book("saying/over_apology.toml")["worth"].search, reading.sentences))


def why() -> str:
    return _("One apology for one thing is enough, and you need none for having a need.")


def rewrite() -> str:
    return _("Thank you for listening. What I would like to say is: …")
