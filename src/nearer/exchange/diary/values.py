"""What is in a diary once it is read."""

from datetime import datetime

from msgspec import Struct


class Occasion(Struct, frozen=True, gc=False):
    """One row that can be used. ``row`` counts from 1 below the header."""

    row: int
    when: datetime  # aware, with a fixed offset
    outcome: float  # in the file's own units
    present: tuple[str, ...]  # the tags that were there


class PersonDiary(Struct, frozen=True):
    """One person's occasions in the order of time; no two at one time.

    ``id`` is empty when the whole file is one person. ``tags`` are those the person ever answered:
    a tag that is missing in all of their rows says nothing about them.
    """

    id: str
    tags: tuple[str, ...]
    occasions: tuple[Occasion, ...]


class Problem(Struct, frozen=True):
    """Why one row was not used. ``sentence`` continues ``place``; it never quotes the cell."""

    row: int
    column: str
    sentence: str

    @property
    def place(self) -> str:
        return f'row {self.row}, column "{self.column}"' if self.column else f"row {self.row}"


class Problems(Struct, frozen=True):
    """Rows that were not used. ``listed`` holds the first of them, ``rows`` counts all.

    ``missing`` counts the unanswered cells by column (outcome and tags); ``unanswered`` the rows
    left out for them. A row with an unanswered cell is not a faulty one.
    """

    rows: int
    listed: tuple[Problem, ...]
    unanswered: int
    missing: dict[str, int]


class Diary(Struct, frozen=True):
    """``low`` and ``high`` bound the outcome in its own units; ``notes`` are to be said aloud."""

    outcome: str
    low: float
    high: float
    tags: tuple[str, ...]
    people: tuple[PersonDiary, ...]
    problems: Problems
    notes: tuple[str, ...]
