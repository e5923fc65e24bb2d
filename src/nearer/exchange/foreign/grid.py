"""A table of text as rows by the names of their columns."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple

from nearer.domain.errors import BadInput, DiaryError
from nearer.domain.tongue import gettext as _
from nearer.exchange.diary.faults import Faults
from nearer.exchange.diary.table import Record, read_table
from nearer.exchange.harmless import as_it_was
from nearer.exchange.watching import Watch, unwatched, watched

MOST_COLUMNS = 300


class Row(NamedTuple):
    number: int
    cells: Mapping[str, str]  # by column


def read_header(source: BinaryIO, name: str) -> tuple[str, ...]:
    """The names of the columns that have one. Raises BadInput."""
    return _header(source, name)[0]


def read_rows(
    source: BinaryIO, name: str, faults: Faults, watch: Watch = unwatched, *, ours: bool = False
) -> Iterator[Row]:
    """Each row that can be taken apart; the others are faults. Raises BadInput, Stopped.

    ``ours``: Nearer wrote the table, so what made its cells harmless is taken off again.
    """
    header, records = _header(source, name)
    try:
        for record in watched(records, watch):
            if record.fault:
                faults.add(record.row, "", record.fault)
            else:
                cells = [as_it_was(cell) for cell in record.cells] if ours else record.cells
                yield Row(record.row, dict(zip(header, cells, strict=True)))
    except DiaryError as error:
        raise BadInput(str(error), "file") from error


def _header(source: BinaryIO, name: str) -> tuple[tuple[str, ...], Iterator[Record]]:
    try:
        table = read_table(source, name)
    except DiaryError as error:
        raise BadInput(str(error), "file") from error
    if len(table.header) > MOST_COLUMNS:
        raise BadInput(
            _("This table has more than %(most)s columns. Take out those that are not meant.")
            % {"most": MOST_COLUMNS},
            "file",
        )
    return table.header, table.records
