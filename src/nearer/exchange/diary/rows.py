"""One row of cells as what it says, before anything is known of the rows after it."""

from datetime import UTC, date, datetime, timedelta, tzinfo

from msgspec import Struct

from nearer.domain.errors import DiaryError
from nearer.exchange.diary import cells as read_cell
from nearer.exchange.diary.columns import Column, Columns

ABSENT, PRESENT, UNKNOWN = 0, 1, 2
MOST_DAYS = 1_000_000  # when every row is a day; the calendar ends a little later
_DAY_0 = datetime(2001, 1, 1, tzinfo=UTC)  # a Monday; a numbered day has no date of its own


class Row(Struct, frozen=True, gc=False):
    """``flags``: one byte for each tag column: ABSENT, PRESENT or UNKNOWN.

    With days, ``when`` is the midnight a day begins with, and ``beep`` its place in the day.
    """

    row: int
    person: str
    when: datetime
    beep: int
    outcome: float | None
    flags: bytes


class RowReader:
    """Reads rows one by one and remembers what the file as a whole has shown so far."""

    def __init__(self, columns: Columns, zone: tzinfo | None, limits: tuple[float, float] | None):
        self._columns = columns
        self._zone = zone
        self._limits = limits
        self._dated: bool | None = None
        self._not_tags: set[int] = set()

    @property
    def not_tags(self) -> set[int]:
        """Which of the columns, sought as tags, hold something else than 0/1."""
        return self._not_tags

    def read(self, row: int, cells: list[str]) -> Row:
        """Raises DiaryError with the column, when the row cannot be used."""
        columns = self._columns
        person = ""
        if columns.person is not None:
            person = read_cell.person(cells[columns.person.place], columns.person.name)
        outcome = self._outcome(cells, columns.outcome)
        when, beep = self._when(row, cells)
        return Row(row, person, when, beep, outcome, self._flags(cells))

    def _outcome(self, cells: list[str], column: Column) -> float | None:
        value = read_cell.number(cells[column.place], column.name)
        if value is not None and self._limits and not self._limits[0] <= value <= self._limits[1]:
            raise DiaryError("lies outside the range that was named", column=column.name)
        return value

    def _when(self, row: int, cells: list[str]) -> tuple[datetime, int]:
        columns = self._columns
        if columns.when is not None:
            when = columns.when
            return read_cell.time(cells[when.place], when.name, self._zone), 0
        if columns.day is not None:
            return self._day(cells, columns.day), _whole(cells, columns.beep)
        if row > MOST_DAYS:
            raise DiaryError(f"comes after {MOST_DAYS:,} days in one file")
        return _DAY_0 + timedelta(days=row), 0

    def _day(self, cells: list[str], column: Column) -> datetime:
        cell = cells[column.place]
        dated = read_cell.is_date(cell)
        if self._dated not in (None, dated) and not read_cell.missing(cell):
            expected = "a date" if self._dated else "the number of a day"
            raise DiaryError(f"is not {expected}, as the days before it are", column=column.name)
        if dated:
            midnight = _midnight(read_cell.day(cell, column.name))
        else:
            midnight = _DAY_0 + timedelta(days=_whole(cells, column))
        self._dated = dated
        return midnight

    def _flags(self, cells: list[str]) -> bytes:
        flags = bytearray([UNKNOWN]) * len(self._columns.tags)
        for place, tag in enumerate(self._columns.tags):
            if place in self._not_tags:
                continue
            try:
                present = tag.read(cells[tag.column.place])
            except DiaryError:
                if not self._columns.sought:
                    raise
                self._not_tags.add(place)
                continue
            if present is not None:
                flags[place] = PRESENT if present else ABSENT
        return bytes(flags)


def _whole(cells: list[str], column: Column | None) -> int:
    if column is None:
        return 0
    value = read_cell.whole(cells[column.place], column.name)
    if value is None:
        raise DiaryError("does not say when this was", column=column.name)
    return value


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
