"""Bytes to rows of cells: encoding, delimiter, header; one row in memory at a time."""

import csv
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO, NamedTuple

from nearer.domain.errors import DiaryError
from nearer.domain.tongue import gettext as _

LONGEST = 1 << 20  # bytes in one row; a diary row is a thousand times shorter
_BOM = b"\xef\xbb\xbf"
_OTHER_BOMS = (b"\xff\xfe", b"\xfe\xff")
_NAMES = {",": "commas", "\t": "tabs", ";": "semicolons"}


class Record(NamedTuple):
    """One row; ``fault`` says why its cells cannot be relied on, if so."""

    row: int  # from 1 below the header
    cells: list[str]
    fault: str = ""


class Table(NamedTuple):
    header: tuple[str, ...]
    records: Iterator[Record]
    note: str  # which delimiter, and how it was found


def read_table(source: BinaryIO, name: str) -> Table:
    """The header now, the rows as they are asked for. ``name`` is the file's, or ``-``.

    Raises DiaryError, here and while rows are read, for a file that is not UTF-8 or has no header.
    """
    lines = _Lines(source)
    first = lines.header()
    delimiter, how = _delimiter(name, first)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        cells = next(reader)
    except (csv.Error, StopIteration):
        raise DiaryError(_("The first line cannot be read as a header of column names.")) from None
    header = tuple(" ".join(cell.split()) for cell in cells)
    _check_header(header)
    note = f"{_NAMES[delimiter].capitalize()} between the columns, {how}."
    return Table(header, _records(reader, lines, len(header)), note)


def _delimiter(name: str, header: str) -> tuple[str, str]:
    """What parts the columns, and how that is known."""
    by_name = {".csv": ",", ".tsv": "\t", ".tab": "\t"}.get(PurePath(name).suffix.casefold())
    if by_name and by_name in header:
        return by_name, "as the file's name says"
    for delimiter in ("\t", ";", ","):
        if delimiter in header:
            return delimiter, "as the header shows"
    return by_name or ",", "though the header has only one column"


def _check_header(header: tuple[str, ...]) -> None:
    seen: dict[str, int] = {}
    for place, name in enumerate(header, start=1):
        if not name.isprintable():  # it may steer the terminal it is shown on
            raise DiaryError(
                _("The name of column %(n)d holds an invisible sign. Rename it.") % {"n": place}
            )
        if name in seen:
            raise DiaryError(
                _(
                    'The header has the column "%(name)s" twice, as number %(one)d and %(other)d. '
                    "Rename one of them."
                )
                % {"name": name, "one": seen[name], "other": place},
                column=name,
            )
        if name:
            seen[name] = place
    if not seen:
        raise DiaryError(_("The first line holds no column names."))


def _records(reader: Iterator[list[str]], lines: "_Lines", width: int) -> Iterator[Record]:
    row = 0
    while True:
        lines.begin_row()
        row += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Record(row, [], _("cannot be taken apart: look for a stray quotation mark"))
            continue
        if cells:  # an empty line is no row, but spreadsheets count it
            yield Record(row, cells, _fault(cells, width))


def _fault(cells: list[str], width: int) -> str:
    if len(cells) != width:
        return _("has %(n)d cells where the header has %(width)d") % {
            "n": len(cells),
            "width": width,
        }
    if any("\0" in cell for cell in cells):
        return _("holds a NUL sign, which no text has")
    return ""


class _Lines:
    """Decoded lines of a byte stream, bounded so that no row can fill the memory."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._first: str | None = None
        self._line = 0
        self._left = LONGEST

    def header(self) -> str:
        """The first line, which is handed out once more as the first of the lines."""
        raw = self._source.readline(LONGEST)
        if raw.startswith(_OTHER_BOMS) or b"\0" in raw:
            raise DiaryError(
                _("This is not UTF-8 text. Save the diary as CSV in UTF-8, then again.")
            )
        if b"\r" in raw.rstrip(b"\r\n"):
            raise DiaryError(
                _("The lines end in an outdated way (CR). Save the diary as CSV again.")
            )
        if not raw.strip():
            raise DiaryError(_("The file is empty, or its first line is."))
        if len(raw) == LONGEST:
            raise DiaryError(_("The first line is too long to be a header of column names."))
        self._first = self._decoded(raw.removeprefix(_BOM))
        return self._first

    def begin_row(self) -> None:
        self._left = LONGEST

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if self._first is not None:
            first, self._first = self._first, None
            return first
        raw = self._source.readline(LONGEST)
        if not raw:
            raise StopIteration
        self._left -= len(raw)
        if self._left <= 0:
            self._skip_rest(raw)
            raise csv.Error
        return self._decoded(raw)

    def _skip_rest(self, raw: bytes) -> None:
        while raw and not raw.endswith(b"\n"):
            raw = self._source.readline(LONGEST)
        self._line += 1

    def _decoded(self, raw: bytes) -> str:
        self._line += 1
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            raise DiaryError(
                _("Line %(n)d is not UTF-8 text. Save the diary as CSV in UTF-8, then again.")
                % {"n": self._line},
                row=self._line - 1,
            ) from None
