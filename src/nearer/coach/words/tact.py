"""Notes that would be out of place, whatever found them.

To end contact is no shutting down, to fear somebody is no wording to work on, whether somebody is
safe is a question to be asked plainly, praise is no blame, and to stay with somebody who despairs
is never to be corrected.
"""

from collections.abc import Iterable, Mapping

from nearer.coach.words.note import Detector, Note
from nearer.coach.words.patterns import any_of, book
from nearer.coach.words.reading import Reading, Sentence, read

BOOK = "tact.toml"

SILENT: Mapping[Detector, tuple[str, ...]] = {
    "absolute": ("glad", "opinion", "frees"),
    "advice": ("safety",),
    "blame": ("glad", "keeps", "frees"),
    "boundary": ("spent", "keeps"),
    "closed_question": ("safety", "leave"),
    "contempt": ("glad",),
    "demand": ("welcome", "kindly", "final", "glad", "keeps", "frees"),
    "judging": ("safety", "denies"),
    "mind_reading": ("understands",),
    "observation": ("bears",),
    "reflection": ("saying", "denies"),
    "request": ("obey",),
    "withdrawal": ("welcome", "keeps", "frees", "own_wish"),
}
"""Phrases of the book in whose sentence a note is out of place."""

AROUND: Mapping[Detector, tuple[str, ...]] = {"withdrawal": ("final", "theirs")}
"""The same, also in the sentence before and behind."""

BESIDE: Mapping[Detector, tuple[str, str]] = {
    "demand": ("halt", "tender"),
    "withdrawal": ("to_bed", "tender"),
}
"""The same, where the one is in its sentence and the other in that, before or behind."""

TO_DESPAIR: Mapping[Detector, tuple[str, ...]] = {
    "advice": ("get_help",),
    "demand": ("get_help",),
    "self_focus": ("present",),
}
"""The same, in an answer to somebody who despairs."""

IN_A_BREAK: frozenset[Detector] = frozenset(
    {"need", "boundary", "observation", "demand", "request"}
)
"""Parts of saying when one is back, which is told as a whole."""

DISTANT: frozenset[Detector] = frozenset({"observation", "boundary"})
"""What may be noted on words that keep somebody away: neither asks for nearness."""


def afraid(text: str) -> bool:
    """Whether the writer says that somebody frightens them, or guards against them."""
    return any(map(book(BOOK)["afraid"].search, read(text).sentences))


def in_place(notes: Iterable[Note], text: str, replying_to: str = "") -> tuple[Note, ...]:
    """The notes on a text without those that would be out of place.

    ``replying_to``: the message that it answers, "" where none is known.
    """
    reading, given = read(text), tuple(notes)
    breaks = [note for note in given if note.detector == "break_with_return"]
    despairs = any(map(book(BOOK)["despair"].search, read(replying_to).sentences))
    return tuple(
        note
        for note in given
        if not _is_out_of_place(note, reading)
        and not (despairs and _says(TO_DESPAIR.get(note.detector, ()), _of(note, reading)))
        and not any(_holds(one, note) for one in breaks)
    )


def _is_out_of_place(note: Note, reading: Reading) -> bool:
    here, around = _of(note, reading), _around(note, reading)
    own, near = BESIDE.get(note.detector, ("", ""))
    return (
        _says(SILENT.get(note.detector, ()), here)
        or _says(AROUND.get(note.detector, ()), around)
        or (bool(own) and _says((own,), here) and _says((near,), around))
    )


def _says(keys: tuple[str, ...], sentences: Iterable[Sentence]) -> bool:
    return bool(keys) and any(map(any_of(BOOK, *keys).search, sentences))


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


def _around(note: Note, reading: Reading) -> tuple[Sentence, ...]:
    """The same with the one before and the one behind."""
    first, last = reading.sentence_at(note.start), reading.sentence_at(note.end - 1)
    return reading.sentences[max(0, first - 1) : last + 2]
