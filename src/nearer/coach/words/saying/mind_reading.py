"""Says what another thinks, feels or means, as if it could be seen from outside."""

import re
from collections.abc import Iterator
from gettext import gettext as _

from nearer.coach.words.note import Note
from nearer.coach.words.noting import note
from nearer.coach.words.patterns import book
from nearer.coach.words.reading import Reading, Sentence


def find(reading: Reading, _reply_to: Reading | None) -> Iterator[Note]:
    known = book("saying/mind_reading.toml")["known"]
    for sentence in reading.sentences:
        found = None if sentence.asks and not sentence.tagged else _read(sentence)
        if not found or found.start() >= sentence.reported:
            continue
        if not known.search(sentence):
            yield note("mind_reading", sentence, found, _why(), _rewrite(), 0.86)


def _read(sentence: Sentence) -> re.Match[str] | None:
    said = book("saying/mind_reading.toml")
    for key in ("seen", "mind", "motives"):
        if found := said[key].search(sentence):
            return found
    return None


def _why() -> str:
    return _(
        "This says what goes on inside somebody else; you may be right, and only they can know, "
        "so a question finds out more."
    )


def _rewrite() -> str:
    return _("When I saw …, I wondered whether …. Is it so, or was it something else?")
