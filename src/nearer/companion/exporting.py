"""Everything a person keeps, as files for other programs and as a book to read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from msgspec.structs import replace

from nearer import vault
from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.domain.arrival import Arrived, Incoming
from nearer.domain.copies import Copies
from nearer.domain.errors import BadInput
from nearer.domain.practice import NotBefore
from nearer.domain.report import ReportPlan
from nearer.domain.safety import Quiet, Safety, SafetyAnswers
from nearer.domain.tongue import gettext as _
from nearer.domain.values import (
    BudgetFixed,
    EngineState,
    Entry,
    Preferences,
    PromptDay,
    Revision,
)
from nearer.exchange import own
from nearer.exchange.book import book
from nearer.exchange.packing import File, packed
from nearer.exchange.shown import names_of
from nearer.exchange.tables import tables

LEFT_OUT = (EngineState, Incoming, Arrived, Copies, Quiet)
"""Worked out from the rest, another program's file, or of this one place and these hours."""

NOT_READ = (*LEFT_OUT, PromptDay, BudgetFixed, NotBefore)
"""Of these a reader has nothing: bookkeeping, in the JSON Lines alone."""

SEALED = "nearer"
"""How the name of a sealed archive ends."""

KINDS: tuple[type[Entry], ...] = get_args(Entry)


@dataclass(frozen=True)
class Wanted:
    """Which files. ``lines``: everything with every earlier version, for Nearer itself.

    ``safety``: also who is marked as not safe, and kept answers about it.
    """

    lines: bool = True
    tables: bool = True
    book: bool = True
    safety: bool = True


def check(wanted: Wanted) -> Wanted:
    """Raises BadInput where nothing is wanted."""
    if not (wanted.lines or wanted.tables or wanted.book):
        raise BadInput(_("Choose at least one of the three."), "lines")
    return wanted


def revisions(space: Space, *, safety: bool = True) -> tuple[Revision, ...]:
    """Every writing of everything, the writings of one thing together and in order.

    Not that suggestions about somebody stopped by themselves: the person decided nothing there.
    Without ``safety`` nothing that could tell who is marked, either.
    """
    there = (one for one in space.revisions() if _goes_along(one.value, safety))
    return tuple(_as_it_goes(one, safety) for one in there)


def export(space: Space, wanted: Wanted) -> Iterator[bytes]:
    """One zip with the files that are wanted, in pieces. Raises BadInput where none is."""
    check(wanted)
    with space.working():  # as it is now, whatever is written while it is sent
        files = list(_files(space, wanted))
    return packed(files, local(space, space.now()))


def export_sealed(
    space: Space, wanted: Wanted, passphrase: str, cost: vault.Cost
) -> Iterator[bytes]:
    """The same under a passphrase of its own (docs/formats/archive.md). Raises BadInput."""
    vault.check_length(passphrase)
    return vault.seal_archive(export(space, wanted), passphrase, space.entropy, cost)


def lines(space: Space) -> Iterator[bytes]:
    """Everything as Nearer's own JSON Lines, without a zip around it."""
    return own.written(revisions(space), local(space, space.now()))


def file_name(space: Space, ending: str) -> str:
    """What a file is called that is made now; for whom others may look on, not what wrote it."""
    plain = space.preferences().discreet
    ending = "dat" if plain and ending == SEALED else ending
    return f"{'notes' if plain else 'nearer'}-{local(space, space.now()):%Y-%m-%d}.{ending}"


def _files(space: Space, wanted: Wanted) -> Iterator[File]:
    now = local(space, space.now())
    yield "read-me.txt", [_read_me(wanted).encode()]
    if wanted.lines:
        yield "nearer.jsonl", own.written(revisions(space, safety=wanted.safety), now)
    values = {kind: tuple(_read(space, kind, wanted)) for kind in KINDS if kind not in NOT_READ}
    names = names_of(one for each in values.values() for one in each)
    if wanted.book:
        kinds: dict[type, Sequence[Entry]] = {
            kind: found for kind, found in values.items() if kind is not Preferences
        }
        yield "book.html", book(kinds, names, now, space.preferences().called)
    if wanted.tables:
        yield from tables(dict(values), names)


def _read(space: Space, kind: type[Entry], wanted: Wanted) -> Iterator[Entry]:
    """What a reader gets of one kind: as it is now, and of marks only those that stand."""
    for value in space.all(kind):
        lifted = isinstance(value, Safety) and not value.unsafe
        if not lifted and _goes_along(value, wanted.safety):
            yield _told(value, wanted.safety)


def _goes_along(value: Entry, safety: bool) -> bool:
    if isinstance(value, Safety | SafetyAnswers) and not safety:
        return False
    by_itself = isinstance(value, Safety) and value.rests and not value.unsafe
    return not by_itself and not isinstance(value, LEFT_OUT)


def _as_it_goes(one: Revision, safety: bool) -> Revision:
    value = _told(one.value, safety)
    return one if value is one.value else Revision(one.id, one.written, value)


def _told(value: Entry, safety: bool) -> Entry:
    """Without the calendar's address, which opens something as long as it is known.

    Without ``safety`` a report's choice of people goes too: who is not among them, or is among
    them all the same, tells who is marked.
    """
    if isinstance(value, Preferences) and value.calendar:
        return replace(value, calendar="")
    if isinstance(value, ReportPlan) and not safety:
        return replace(value, people=(), despite=(), items=())
    return value


def _read_me(wanted: Wanted) -> str:
    """Of the files that are there."""
    told = {
        "lines": _("nearer.jsonl  everything with every earlier version, for Nearer to read again"),
        "book": _("book.html     everything as it is now, to read in a browser; it loads nothing"),
        "tables": _("tables        everything as it is now, for a spreadsheet"),
    }
    there = "\n".join(line for name, line in told.items() if getattr(wanted, name))
    heading, end = _("What is in here"), _("Whoever opens these files can read all of it.")
    return f"{heading}\n\n{there}\n\n{end}\n"
