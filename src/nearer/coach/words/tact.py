"""Notes that would be out of place, whatever found them.

To end contact is no shutting down, to fear somebody is no wording to work on, and whether somebody
is safe is a question to be asked plainly.
"""

from collections.abc import Iterable
from itertools import chain

from nearer.coach.words.note import Detector, Note
from nearer.coach.words.patterns import book
from nearer.coach.words.reading import Reading, Sentence, read

BOOK = "tact.toml"

DISTANT: frozenset[Detector] = frozenset({"observation", "boundary"})
"""What may be noted on words that keep somebody away: neither asks for nearness."""


def afraid(text: str) -> bool:
    """Whether the writer says that somebody frightens them, or guards against them."""
    return any(map(book(BOOK)["afraid"].search, read(text).sentences))


def in_place(notes: Iterable[Note], text: str) -> tuple[Note, ...]:
    """The notes on a text without those that would be out of place."""
    reading = read(text)
    return tuple(note for note in notes if not _out_of_place(note, reading))


def _out_of_place(note: Note, reading: Reading) -> bool:
    if note.detector == "withdrawal":
        return any(map(book(BOOK)["final"].search, _around(note, reading)))
    if note.detector == "closed_question":
        return any(map(book(BOOK)["safety"].search, _of(note, reading)))
    return False


def _of(note: Note, reading: Reading) -> tuple[Sentence, ...]:
    """The sentences that a note stands on."""
    first, last = reading.sentence_at(note.start), reading.sentence_at(note.end - 1)
    return reading.sentences[first : last + 1]


def _around(note: Note, reading: Reading) -> Iterable[Sentence]:
    """The same with the one before and the one behind."""
    first, last = reading.sentence_at(note.start), reading.sentence_at(note.end - 1)
    before = reading.sentences[max(0, first - 1) : first]
    return chain(before, _of(note, reading), reading.sentences[last + 1 : last + 2])
