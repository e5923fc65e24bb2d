"""Notes that would be out of place, whatever found them.

To end contact is no shutting down, to fear somebody is no wording to work on, whether somebody is
safe is a question to be asked plainly, and praise is no blame.
"""

from collections.abc import Iterable, Mapping
from itertools import chain

from nearer.coach.words.note import Detector, Note
from nearer.coach.words.patterns import any_of, book
from nearer.coach.words.reading import Reading, Sentence, read

BOOK = "tact.toml"

SILENT: Mapping[Detector, tuple[str, ...]] = {
    "absolute": ("glad", "opinion"),
    "advice": ("safety",),
    "blame": ("glad",),
    "boundary": ("spent",),
    "closed_question": ("safety", "leave"),
    "contempt": ("glad",),
    "demand": ("welcome", "final", "glad"),
    "judging": ("safety",),
    "observation": ("bears",),
    "reflection": ("saying",),
    "withdrawal": ("welcome",),
}
"""Phrases of the book in whose sentence a note is out of place."""

AROUND: Mapping[Detector, tuple[str, ...]] = {"withdrawal": ("final", "theirs")}
"""The same, also in the sentence before and behind."""

IN_A_BREAK: frozenset[Detector] = frozenset(
    {"need", "boundary", "observation", "demand", "request"}
)
"""Parts of saying when one is back, which is told as a whole."""

DISTANT: frozenset[Detector] = frozenset({"observation", "boundary"})
"""What may be noted on words that keep somebody away: neither asks for nearness."""


def afraid(text: str) -> bool:
    """Whether the writer says that somebody frightens them, or guards against them."""
    return any(map(book(BOOK)["afraid"].search, read(text).sentences))


def in_place(notes: Iterable[Note], text: str) -> tuple[Note, ...]:
    """The notes on a text without those that would be out of place."""
    reading, given = read(text), tuple(notes)
    breaks = [note for note in given if note.detector == "break_with_return"]
    return tuple(
        note
        for note in given
        if not _is_out_of_place(note, reading) and not any(_holds(one, note) for one in breaks)
    )


def _is_out_of_place(note: Note, reading: Reading) -> bool:
    here, near = SILENT.get(note.detector), AROUND.get(note.detector)
    return bool(here and any(map(any_of(BOOK, *here).search, _of(note, reading)))) or bool(
        near and any(map(any_of(BOOK, *near).search, _around(note, reading)))
    )


def _holds(one: Note, other: Note) -> bool:
    """Whether a break says it already; of two breaks on the same words the first does."""
    if other.detector == "break_with_return":
        return one.start < other.start and _meets(one, other)
    return other.detector in IN_A_BREAK and _meets(one, other)


def _meets(one: Note, other: Note) -> bool:
    return one.start < other.end and other.start < one.end


def _of(note: Note, reading: Reading) -> tuple[Sentence, ...]:
    """The sentences that a note stands on."""
    first, last = reading.sentence_at(note.start), reading.sentence_at(note.end - 1)
    return reading.sentences[first : last + 1]


def _around(note: Note, reading: Reading) -> Iterable[Sentence]:
    """The same with the one before and the one behind."""
    first, last = reading.sentence_at(note.start), reading.sentence_at(note.end - 1)
    before = reading.sentences[max(0, first - 1) : first]
    return chain(before, _of(note, reading), reading.sentences[last + 1 : last + 2])
