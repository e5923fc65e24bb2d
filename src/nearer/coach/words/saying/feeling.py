"""A feeling of the writer's own: named, said as a verb, or told by heart, throat and stomach."""

import re
from collections.abc import Iterator, Mapping

from nearer.coach.words.note import Note
from nearer.coach.words.noting import note
from nearer.coach.words.patterns import Phrases, any_of, book
from nearer.coach.words.reading import Reading, Sentence
from nearer.domain.tongue import gettext as _


def find(reading: Reading, _reply_to: Reading | None) -> Iterator[Note]:
    said = book("saying/feeling.toml")
    for sentence in reading.sentences:
        if sentence.asks and not sentence.tagged:
            continue
        found = _own(said, sentence) or said["dropped"].opens(sentence)
        if found and found.start() < sentence.reported:
            yield note("feeling", sentence, found, why(), "", 0.88)


def _own(said: Mapping[str, Phrases], sentence: Sentence) -> re.Match[str] | None:
    """The first feeling that is not a mere way of speaking ("happy to help")."""
    felt = any_of("saying/feeling.toml", "own", "verbs", "to_me", "body")
    found = felt.search(sentence)
    plain = found and said["not_so"].search(sentence)
    if found and plain and plain.start() <= found.end() and found.start() < plain.end():
        return felt.search(sentence, plain.end())
    return found


def why() -> str:
    return _("Here you say what you feel.")
