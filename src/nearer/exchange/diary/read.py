"""A whole diary, read once from front to back; what cannot be used never stops the rest."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import BinaryIO

from nearer.domain.errors import DiaryError
from nearer.exchange.diary import notes
from nearer.exchange.diary.asked import Asked
from nearer.exchange.diary.columns import Columns, find_columns
from nearer.exchange.diary.faults import Faults
from nearer.exchange.diary.people import Tags, in_order, people_of, placed, unanswered_cells
from nearer.exchange.diary.rows import ABSENT, PRESENT, Row, RowReader
from nearer.exchange.diary.table import Record, read_table
from nearer.exchange.diary.values import Diary, PersonDiary, Problems


def read_diary(source: BinaryIO, name: str, asked: Asked) -> Diary:
    """``name`` is the file's name, or ``-`` for a stream.

    Kept of each row: person, time, outcome and one byte for each tag. Raises DiaryError when a
    column is not there, the file is not UTF-8, or no row can be used.
    """
    table = read_table(source, name)
    columns = find_columns(table.header, asked)
    reader = RowReader(columns, asked.zone, asked.limits)
    faults = Faults()
    rows = [row for record in table.records if (row := _read(reader, record, faults)) is not None]
    if not rows:
        raise faults.as_error()
    tags = _tags(columns, reader, rows)
    rows, late = in_order(rows if asked.when else placed(rows), faults)
    people = tuple(people_of(rows, tags))
    answered = sum(len(person.occasions) for person in people)
    if not answered:
        raise DiaryError("No row has an answer for the outcome and for every tag.")
    low, high = asked.limits or _limits(people)
    return Diary(
        outcome=asked.outcome,
        low=low,
        high=high,
        tags=tuple(tag.tag for _, tag in tags),
        people=people,
        problems=Problems(
            rows=faults.rows,
            listed=faults.listed(),
            unanswered=len(rows) - answered,
            missing=unanswered_cells(rows, tags, columns.outcome.name),
        ),
        notes=(
            table.note,
            *notes.on_time(asked, late),
            *notes.on_people(asked, faults),
            *notes.on_tags(columns.sought, [tag.tag for _, tag in tags]),
            *notes.on_range(asked, low, high),
        ),
    )


def _read(reader: RowReader, record: Record, faults: Faults) -> Row | None:
    if record.fault:
        faults.add(record.row, "", record.fault)
        return None
    try:
        return reader.read(record.row, record.cells)
    except DiaryError as error:
        faults.add(record.row, error.column, str(error))
        return None


def _tags(columns: Columns, reader: RowReader, rows: Iterable[Row]) -> Tags:
    """The tags asked for; or, if none were, every column of 0/1 in which both occur."""
    numbered = list(enumerate(columns.tags))
    if not columns.sought:
        return numbered
    seen: list[set[int]] = [set() for _ in numbered]
    for row in rows:
        for place, value in enumerate(row.flags):
            seen[place].add(value)
    found = [
        (place, tag)
        for place, tag in numbered
        if place not in reader.not_tags and {ABSENT, PRESENT} <= seen[place]
    ]
    if not found:
        raise DiaryError(
            "No column holds only 0 and 1. Name the tags with --tags, or make them from numbers "
            "with --tags-threshold."
        )
    return found


def _limits(people: Sequence[PersonDiary]) -> tuple[float, float]:
    occasions = chain.from_iterable(person.occasions for person in people)
    outcomes = {occasion.outcome for occasion in occasions}
    if len(outcomes) == 1:
        raise DiaryError(
            "The outcome is the same in every row, so nothing can go with it. If it can differ, "
            "name its range with --range LOW,HIGH."
        )
    return min(outcomes), max(outcomes)
