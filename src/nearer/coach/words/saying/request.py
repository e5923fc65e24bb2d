"""A request: something that can be done, asked so that the other may say no."""

import re
from collections.abc import Iterator

from nearer.coach.words.note import Note
from nearer.coach.words.noting import note
from nearer.coach.words.patterns import any_of, book
from nearer.coach.words.reading import Reading, Sentence
from nearer.domain.tongue import gettext as _


def find(reading: Reading, _reply_to: Reading | None) -> Iterator[Note]:
    vague = book("saying/request.toml")["vague"]
    for sentence in reading.sentences:
        found = _request(sentence)
        if not found or found.start() >= sentence.reported or vague.search(sentence):
            continue
        yield note("request", sentence, found, why(), "", 0.88)


def _request(sentence: Sentence) -> re.Match[str] | None:
    said = book("saying/request.toml")
    return any_of("saying/request.toml", "asking", "wishing", "please").search(sentence) or (
        said["marked"].opens(sentence) if sentence.marked else None
    )


def why() -> str:
    return _("Here you ask for something, so that the other person may also say no.")
