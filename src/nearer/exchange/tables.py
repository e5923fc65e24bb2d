"""Everything as CSV tables: one for each kind, one row for each thing as it is now."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from nearer.domain.values import Entry, Moment
from nearer.exchange.harmless import harmless
from nearer.exchange.packing import File
from nearer.exchange.shown import Names, as_text, columns_of, kind_of

BOM = b"\xef\xbb\xbf"  # else some spreadsheets take UTF-8 for another encoding
ROWS = 500  # written at a time
MOMENTS = "moments.csv"
COLUMNS = (
    "when",
    "zone",
    "way",
    "skipped",
    "people",
    "alone",
    "tags",
    "urge",
    "closeness",
    "mood",
    "action",
    "words",
    "id",
)
"""Of the table of moments. Its own names are what an import looks for first."""


def tables(values: Mapping[type, Sequence[Entry]], names: Names) -> Iterator[File]:
    """Name and content of each table, moments first."""
    for kind in sorted(values, key=lambda kind: (kind is not Moment, kind_of(kind))):
        if values[kind]:
            columns = COLUMNS if kind is Moment else columns_of(kind)
            name = MOMENTS if kind is Moment else f"{kind_of(kind).replace(' ', '-')}.csv"
            yield f"tables/{name}", _table(columns, values[kind], names)


def _table(columns: Sequence[str], values: Iterable[Entry], names: Names) -> Iterator[bytes]:
    room = io.StringIO()
    writer = csv.writer(room, lineterminator="\r\n")
    writer.writerow(columns)
    yield BOM
    for number, value in enumerate(values, start=1):
        writer.writerow([_cell(value, column, names) for column in columns])
        if not number % ROWS:
            yield _taken(room)
    yield _taken(room)


def _cell(value: Entry, column: str, names: Names) -> str:
    if column == "id":
        return value.id
    return harmless(as_text(getattr(value, column), names).replace("\0", ""))


def _taken(room: io.StringIO) -> bytes:
    text = room.getvalue()
    room.seek(0)
    room.truncate()
    return text.encode("utf-8", "replace")
