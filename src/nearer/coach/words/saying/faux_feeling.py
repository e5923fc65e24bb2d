"""Words behind "I feel" that tell what somebody did: ignored, judged, used."""

import re
from collections.abc import Iterator

from nearer.coach.words.note import Note
from nearer.coach.words.noting import note, own_clause
from nearer.coach.words.patterns import any_of, book
from nearer.coach.words.reading import Reading, Sentence
from nearer.domain.tongue import gettext as _

WHEN = re.compile(r"(?: by [^ ,]+)? (?:when|whenever)(?= )")


def find(reading: Reading, _reply_to: Reading | None) -> Iterator[Note]:
    said = book("saying/faux_feeling.toml")
    felt = any_of("saying/faux_feeling.toml", "done_to_me", "missing")
    for sentence in reading.sentences:
        found = felt.search(sentence) or said["dropped"].opens(sentence)
        if not found or found.start() >= sentence.reported:
            continue
        if not said["not_so"].search(sentence):
            rewrite = _rewrite(_occasion(reading, sentence, found))
            yield note("faux_feeling", sentence, found, why(), rewrite, 0.93)


def _occasion(reading: Reading, sentence: Sentence, found: re.Match[str]) -> str:
    """What follows on "when", in the person's own words; "" where nothing does."""
    when = WHEN.match(sentence.line, found.end())
    return own_clause(reading, sentence, when.end()) if when else ""


def why() -> str:
    return _(
        "This word says what you think somebody did; what it does inside you is still unsaid, "
        "and that is easier to hear."
    )


def _rewrite(occasion: str) -> str:
    if occasion:
        return _("When %(occasion)s, I feel … (hurt, sad, lonely, angry), because I need …") % {
            "occasion": occasion
        }
    return _("When that happened I felt … (hurt, sad, lonely, angry), because I need …")
