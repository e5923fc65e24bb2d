"""Bringing in what was noted elsewhere: looked at first, added as one act, taken back as one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from nearer.companion import incoming
from nearer.companion.arriving import Plan, take
from nearer.companion.arriving_foreign import plan_foreign
from nearer.companion.arriving_own import plan_own
from nearer.companion.incoming import Asked
from nearer.companion.space import Space
from nearer.domain.arrival import Incoming
from nearer.domain.days import zone
from nearer.domain.errors import BadInput
from nearer.domain.tongue import ngettext
from nearer.domain.values import Person, Tag
from nearer.exchange import foreign, own
from nearer.exchange.book_words import kind_name
from nearer.exchange.diary.faults import Faults
from nearer.exchange.foreign import Noted, Reading, Wanted
from nearer.exchange.opening import Opened, open_file, seekable, unsealed
from nearer.exchange.watching import Watch, unwatched, watched

__all__ = [
    "Columns",
    "bring",
    "check_columns",
    "columns",
    "counted",
    "look",
    "needs_columns",
    "new_names",
    "seekable",
    "unsealed",
]

TABLE = "table that waits"  # under which an open space remembers whether it is one


def look(
    space: Space, source: BinaryIO, name: str, asked: Asked = (), watch: Watch = unwatched
) -> Plan:
    """What reading this file would add; it can be sought in. Nothing is written.

    ``asked``: for a table which column says what (``exchange/foreign/columns.py``); without it
    what their names suggest. Raises BadInput for a file that cannot be read, Stopped.
    """
    opened = open_file(source, name)
    plan = _planned(space, opened, asked, watch)
    if not opened.others:
        return plan
    note = ngettext(
        "Only “%(name)s” of this zip is read. One more file in it could be: unpack it for that.",
        "Only “%(name)s” of this zip is read. %(n)d more files in it could be: unpack it for that.",
        opened.others,
    ) % {"name": opened.name, "n": opened.others}
    return replace(plan, notes=(note, *plan.notes))


def _planned(space: Space, opened: Opened, asked: Asked, watch: Watch) -> Plan:
    faults = Faults()
    if opened.source == "nearer":
        return plan_own(space, own.read_lines(opened.stream, faults, watch), faults)
    reading = Reading(zone(space.preferences().zone), faults, watch=watch)
    entries = watched(_entries(opened, asked, reading), watch)
    return plan_foreign(space, opened.source, entries, reading)


def bring(space: Space, plan: Plan, source: BinaryIO, name: str, asked: Asked = ()) -> Plan:
    """Add what a plan says, as one act; the plan as it was carried out."""
    return take(space, plan, name, lambda: look(space, source, name, asked))


def needs_columns(space: Space, first: Incoming) -> bool:
    """Whether the file that waits is a table of which nobody has said yet what is where.

    Its content is opened for that once and not by every page that is shown.
    """
    if first.asked:
        return False
    with space.working():
        known: tuple[str, bool] | None = space.derived.get(TABLE)
        if known is None or known[0] != first.batch:
            known = space.derived[TABLE] = (first.batch, _is_table(space, first))
    return known[1]


def _is_table(space: Space, first: Incoming) -> bool:
    try:
        return open_file(incoming.content(space), first.name).source == "table"
    except BadInput:
        return False  # looking at it says why


@dataclass(frozen=True)
class Columns:
    """A table's columns, its first rows, and what the columns seem to say."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guess: Wanted


def columns(space: Space, first: Incoming) -> Columns:
    """Of the table that waits. Raises BadInput."""
    opened = open_file(incoming.content(space), first.name)
    header = foreign.header_of(opened.stream, opened.name)
    opened.stream.seek(0)
    rows = foreign.first_rows(opened.stream, opened.name)
    return Columns(header, rows, foreign.guessed(header, rows))


def check_columns(asked: Asked, header: Sequence[str]) -> Asked:
    """What was chosen about a table. Raises BadInput where it does not go together."""
    foreign.wanted_of(asked, header)
    return asked


def counted(counts: Iterable[tuple[str, int]]) -> tuple[tuple[str, str], ...]:
    """How many things of each kind, by the kind's name, to be read."""
    return tuple((kind_name(kind), f"{count:,}") for kind, count in counts)


def new_names(plan: Plan) -> dict[str, str]:
    """What the tags and people are called that would come, by their ids."""
    found = {}
    for one in plan.revisions:
        if isinstance(one.value, Tag):
            found[one.value.id] = one.value.name
        elif isinstance(one.value, Person):
            found[one.value.id] = one.value.alias
    return found


def _entries(opened: Opened, asked: Asked, reading: Reading) -> Iterator[Noted]:
    match opened.source:
        case "daylio":
            return foreign.read_daylio(opened.stream, opened.name, reading)
        case "bearable":
            return foreign.read_bearable(opened.stream, opened.name, reading)
        case "jrnl":
            return foreign.read_jrnl(opened.stream, reading)
        case "dayone":
            return foreign.read_dayone(opened.stream, reading)
    header = foreign.header_of(opened.stream, opened.name)
    opened.stream.seek(0)
    chosen = asked or tuple(foreign.guessed(header).columns.items())
    wanted = foreign.wanted_of(chosen, header)
    return foreign.read_columns(opened.stream, opened.name, wanted, reading)
