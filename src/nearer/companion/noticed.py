"""Notes on a text, ready to be shown on it: numbered, named, with what they would replace."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from nearer.coach import DETECTORS, Detector, Note, review
from nearer.coach.drafts import Sort, name, sort
from nearer.coach.words import tact
from nearer.coach.words.reading import Reading, read
from nearer.content import ExamplePart
from nearer.domain.errors import BadInput

AT_MOST = 60  # notes shown on one text


@dataclass(frozen=True)
class Mark:
    """Something to be seen on a text: ``text[start:end]`` and a number, as a footnote has one."""

    number: int
    start: int
    end: int
    name: str
    sort: Sort


@dataclass(frozen=True)
class Noticed:
    """One note. ``words``: what it is about. ``instead_of``: the sentence to be replaced."""

    mark: Mark
    words: str
    why: str
    suggestion: str
    instead_of: str
    unsure: bool
    key: str


@dataclass(frozen=True)
class Piece:
    """A stretch of text under the same marks. ``ends``: those that end with it."""

    text: str
    under: tuple[Mark, ...]
    ends: tuple[Mark, ...]

    @property
    def sort(self) -> str:
        """Of the mark that began last: the narrower one, in most texts."""
        return max(self.under, key=lambda mark: (mark.start, -mark.end)).sort if self.under else ""


@dataclass(frozen=True)
class Looked:
    """A text with all that was noticed. ``more``: notes that are not shown."""

    pieces: tuple[Piece, ...]
    notes: tuple[Noticed, ...]
    more: int


UNSURE = 0.8
"""Sureness below which a note says that it may be wrong."""


def look(
    text: str,
    replying_to: str = "",
    only: Collection[Detector] = DETECTORS,
    *,
    suggests: bool = True,
) -> Looked:
    """What the coach notices in a text, or in a reply to a message. Nothing is kept.

    ``only``: what may be noted; ``suggests``: whether other words are offered.
    """
    every = [one for one in _notes(text, replying_to) if one.detector in only]
    if not suggests:
        every = [replace(one, rewrite="") for one in every]
    reading = read(text)
    notes = tuple(_noticed(reading, number, note) for number, note in enumerate(every[:AT_MOST], 1))
    return Looked(pieces(text, [one.mark for one in notes]), notes, len(every) - len(notes))


def worked(
    example: str, parts: Iterable[ExamplePart]
) -> tuple[tuple[Piece, ...], tuple[Mark, ...]]:
    """An example with its parts marked on it, and the marks in order."""
    marks = []
    for number, part in enumerate(parts, 1):
        start = example.index(part.span)
        end = start + len(part.span)
        marks.append(Mark(number, start, end, name(part.kind), sort(part.kind)))
    return pieces(example, marks), tuple(marks)


def with_suggestion(text: str, replying_to: str, key: str) -> str:
    """The text with the suggestion of that note in place. Raises BadInput where it is not there."""
    for note in _notes(text, replying_to):
        if note.rewrite and key_of(note) == key:
            start, end = _sentence(read(text), note)
            return text[:start] + note.rewrite + text[end:]
    raise BadInput(
        "The text has changed since this note was made. Nothing is lost: look at its notes again.",
        "words",
    )


def pieces(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The whole text, cut wherever a mark begins or ends. Marks may overlap."""
    cuts = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    found = []
    for start, end in pairwise(cuts):
        under = tuple(mark for mark in marks if mark.start < end and start < mark.end)
        found.append(Piece(text[start:end], under, tuple(m for m in under if m.end == end)))
    return tuple(found)


def key_of(note: Note) -> str:
    """Names a note on one text."""
    return f"{note.detector}-{note.start}-{note.end}"


def _notes(text: str, replying_to: str) -> tuple[Note, ...]:
    return tact.in_place(review(text, replying_to or None), text, replying_to)


def _sentence(reading: Reading, note: Note) -> tuple[int, int]:
    """The span of the sentence that a note stands in: what its suggestion is said instead of."""
    found = reading.sentences[reading.sentence_at(note.start)]
    return min(found.start, note.start), max(found.end, note.end)


def _noticed(reading: Reading, number: int, note: Note) -> Noticed:
    mark = Mark(number, note.start, note.end, name(note.detector), sort(note.detector))
    text = reading.text
    start, end = _sentence(reading, note)
    return Noticed(
        mark=mark,
        words=text[note.start : note.end],
        why=note.why,
        suggestion=note.rewrite,
        instead_of=text[start:end] if note.rewrite else "",
        unsure=note.sureness < UNSURE,
        key=key_of(note),
    )
