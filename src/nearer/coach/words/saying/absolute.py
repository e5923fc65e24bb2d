"""Always, never, nobody, nothing: a person or a group made out to be one thing only."""

from collections.abc import Iterator

from nearer.coach.words.note import Note
from nearer.coach.words.noting import note
from nearer.coach.words.patterns import any_of, book
from nearer.coach.words.reading import Reading
from nearer.domain.tongue import gettext as _

SETS = ("person", "again", "exception", "everything", "nothing", "asked")


def find(reading: Reading, _reply_to: Reading | None) -> Iterator[Note]:
    said = book("saying/absolute.toml")
    sweeping = any_of("saying/absolute.toml", *SETS)
    for sentence in reading.sentences:
        found = sweeping.search(sentence)
        if not found or found.end() > sentence.reported or said["kind"].search(sentence):
            continue
        yield note("absolute", sentence, found, why(), rewrite(), 0.88)


def why() -> str:
    return _(
        "A word like always or never invites the one exception as an answer; one time that you "
        "can both remember says more."
    )


def rewrite() -> str:
    return _("The last time it happened was …. Then I felt ….")
