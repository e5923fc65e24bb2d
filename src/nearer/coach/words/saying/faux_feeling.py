"""Words behind "I feel" that tell what somebody did: ignored, judged, used."""

from collections.abc import Iterator
from gettext import gettext as _

from nearer.coach.words.note import Note
from nearer.coach.words.noting import note
from nearer.coach.words.patterns import any_of, book
from nearer.coach.words.reading import Reading


def find(reading: Reading, _reply_to: Reading | None) -> Iterator[Note]:
    said = book("saying/faux_feeling.toml")
    felt = any_of("saying/faux_feeling.toml", "done_to_me", "missing")
    for sentence in reading.sentences:
        found = felt.search(sentence) or said["dropped"].opens(sentence)
        if not found or found.start() >= sentence.reported:
            continue
        if not said["not_so"].search(sentence):
            yield note("faux_feeling", sentence, found, _why(), _rewrite(), 0.93)


def _why() -> str:
    return _(
        "This word says what you think somebody did; what it does inside you is still unsaid, "
        "and that is easier to hear."
    )


def _rewrite() -> str:
    return _("When that happened I felt … (hurt, sad, lonely, angry), because I need …")
