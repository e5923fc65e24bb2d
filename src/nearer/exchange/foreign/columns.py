"""A table of one's own, or of a program that is not known here: which column says what is asked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import BinaryIO, get_args

from msgspec import Struct

from nearer.domain.errors import BadInput, DiaryError
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Action
from nearer.exchange.diary.cells import flag
from nearer.exchange.diary.cells import number as read_number
from nearer.exchange.diary.faults import Faults
from nearer.exchange.foreign.grid import Row, read_header, read_rows
from nearer.exchange.foreign.noted import Noted, Reading, names_in, rated, unique
from nearer.exchange.foreign.times import (
    Order,
    likely_order,
    placed,
    read_clock,
    read_day,
    read_time,
)
from nearer.exchange.tables import COLUMNS

ROLES = ("when", "clock", "urge", "closeness", "mood", "action", "alone", "people", "tags", "words")
FIRST = 3  # rows shown
RATINGS = ("urge", "closeness", "mood")
ORDERS: tuple[Order, ...] = get_args(Order)
ACTIONS = frozenset(get_args(Action))
SCALES = {"0-10": (0, 10), "1-10": (1, 10), "1-5": (1, 5), "0-100": (0, 100), "1-7": (1, 7)}
BETWEEN = {"semicolon": ";", "comma": ",", "bar": "|"}

OTHER_NAMES: Mapping[str, Sequence[str]] = {
    "when": ("when", "date", "datetime", "date time", "timestamp", "day"),
    "clock": ("time", "time of day"),
    "urge": ("urge", "urge to pull away"),
    "closeness": ("closeness", "close"),
    "mood": ("mood",),
    "action": ("action",),
    "alone": ("alone",),
    "people": ("people", "with", "person"),
    "tags": ("tags", "activities", "tag"),
    "words": ("words", "note", "notes", "text", "journal"),
}


class Wanted(Struct, frozen=True, kw_only=True):
    """Names of columns by what they say; "" for none. ``scale``: of every rating.

    ``flags``: columns of 0 and 1, each a tag of its own name.
    """

    columns: dict[str, str]
    flags: tuple[str, ...] = ()
    scale: str = "0-10"
    order: Order = "year"
    between: str = "semicolon"


def header_of(source: BinaryIO, name: str) -> tuple[str, ...]:
    """The names of the columns. Raises BadInput."""
    return tuple(name for name in read_header(source, name) if name)


def first_rows(source: BinaryIO, name: str) -> tuple[tuple[str, ...], ...]:
    """A few rows, to know the columns again by. Raises BadInput."""
    found = islice(read_rows(source, name, Faults()), FIRST)
    return tuple(tuple(cell for key, cell in row.cells.items() if key) for row in found)


def guessed(header: Sequence[str], rows: Iterable[Sequence[str]] = ()) -> Wanted:
    """What the names of the columns suggest, and the dates in these rows."""
    folded = {name.casefold().replace("_", " "): name for name in reversed(header)}
    columns = {
        role: next((folded[name] for name in names if name in folded), "")
        for role, names in OTHER_NAMES.items()
    }
    dates = [row[header.index(columns["when"])] for row in rows] if columns["when"] else []
    return Wanted(columns=columns, order=likely_order(dates))


def wanted_of(asked: Sequence[tuple[str, str]], header: Sequence[str]) -> Wanted:
    """What was chosen on a page or command line, as name and choice. Raises BadInput."""
    given = dict(asked)
    if given.get("order", "year") not in ORDERS:
        raise BadInput(_("Choose one of these."), "order")
    columns = {role: given.get(role, "") for role in ROLES}
    flags = tuple(choice for name, choice in asked if name == "flag")
    wanted = Wanted(
        columns=columns,
        flags=flags,
        scale=given.get("scale", "0-10"),
        order=next((one for one in ORDERS if one == given.get("order")), "year"),
        between=given.get("between", "semicolon"),
    )
    _check(wanted, header)
    return wanted


def read_columns(source: BinaryIO, name: str, wanted: Wanted, reading: Reading) -> Iterator[Noted]:
    """Each row that can be read. Raises BadInput."""
    ours = set(header_of(source, name)) >= set(COLUMNS)
    source.seek(0)
    for row in read_rows(source, name, reading.faults, reading.watch, ours=ours):
        try:
            noted = _noted(row, wanted, reading)
        except DiaryError as error:
            reading.faults.add(row.number, error.column, str(error))
            continue
        if noted is not None:
            yield noted


def _check(wanted: Wanted, header: Sequence[str]) -> None:
    chosen = [name for name in (*wanted.columns.values(), *wanted.flags) if name]
    if not wanted.columns["when"]:
        raise BadInput(_("Choose the column that says when it was."), "when")
    if set(chosen) - set(header):
        raise BadInput(_("This column is not in the file. Choose another."), "when")
    if len(set(chosen)) < len(chosen):
        raise BadInput(_("One column cannot be two things. Choose each once."), "when")
    if len(chosen) < 2:
        raise BadInput(_("Choose at least one column beside the time."), "words")
    if wanted.scale not in SCALES or wanted.between not in BETWEEN:
        raise BadInput(_("Choose one of these."), "scale")


def _noted(row: Row, wanted: Wanted, reading: Reading) -> Noted | None:
    """``None`` for a row that says nothing. Raises DiaryError."""
    when = _when(row, wanted, reading)
    ratings = {role: _rating(row, wanted, role) for role in RATINGS}
    between = BETWEEN[wanted.between]
    action = _cell(row, wanted, "action").casefold()
    if action not in ACTIONS:
        raise DiaryError(_("is none of toward, stayed, away"), column=wanted.columns["action"])
    alone_in = wanted.columns["alone"]
    flags = [name for name in wanted.flags if flag(row.cells[name], name)]
    noted = Noted(
        row=row.number,
        when=when,
        said=tuple(cell for one in row.cells.values() if (cell := one.strip())),
        action=action,
        alone=bool(alone_in and flag(row.cells[alone_in], alone_in)),
        people=names_in(_cell(row, wanted, "people"), between),
        tags=unique([*names_in(_cell(row, wanted, "tags"), between), *flags]),
        words=_cell(row, wanted, "words"),
        urge=ratings["urge"],
        closeness=ratings["closeness"],
        mood=ratings["mood"],
    )
    says = any(ratings[role] is not None for role in RATINGS)
    says = says or bool(noted.people or noted.tags or noted.words or noted.action or noted.alone)
    return noted if says else None


def _cell(row: Row, wanted: Wanted, role: str) -> str:
    column = wanted.columns[role]
    return row.cells[column].strip() if column else ""


def _when(row: Row, wanted: Wanted, reading: Reading) -> datetime:
    column, clock_in = wanted.columns["when"], wanted.columns["clock"]
    text = row.cells[column]
    if clock_in:
        day, clock = read_day(text, wanted.order), read_clock(row.cells[clock_in])
        together = datetime.combine(day, clock) if day and clock else None
        found = placed(together, reading.zone) if together else None
    else:
        found = read_time(text, reading.zone, wanted.order)
    if found is None:
        raise DiaryError(_("is not a time such as 2026-03-01 14:30"), column=column)
    return found


def _rating(row: Row, wanted: Wanted, role: str) -> int | None:
    column = wanted.columns[role]
    value = read_number(row.cells[column], column) if column else None
    if value is None:
        return None
    low, high = SCALES[wanted.scale]
    if not low <= value <= high:
        raise DiaryError(_("lies outside the scale that was chosen"), column=column)
    return rated(value, low, high)
