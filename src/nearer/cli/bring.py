"""`nearer import`: what was noted elsewhere, looked at first; and taking an import back."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import Any, BinaryIO

from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from nearer.cli.key import open_space
from nearer.companion import arrivals, importing
from nearer.companion.arriving import Plan
from nearer.companion.incoming import Asked
from nearer.companion.space import Space
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext
from nearer.exchange.foreign.columns import BETWEEN, ORDERS, ROLES, SCALES

SHOWN = 20  # rows that are not understood


def add_parser(commands: Any) -> None:
    parser = commands.add_parser(
        "import",
        help=_("bring in an export, another diary or a table"),
        description=_(
            "Shows what would be added and asks before it adds anything. "
            "See docs/formats/imports.md."
        ),
    )
    parser.add_argument("file", metavar="FILE", nargs="?", help=_("as it was exported"))
    parser.add_argument("--yes", action="store_true", help=_("add it without asking"))
    parser.add_argument("--list", action="store_true", help=_("imports that were made"))
    parser.add_argument(
        "--take-back", metavar="IMPORT", default="", help=_("by its name in --list")
    )
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="WHAT=COLUMN",
        help=_("of a table: %(roles)s") % {"roles": ", ".join(ROLES)},
    )
    parser.add_argument(
        "--flag", action="append", default=[], metavar="COLUMN", help=_("0/1: a tag")
    )
    parser.add_argument(
        "--scale", default="0-10", choices=SCALES, help=_("of ratings (%(default)s)")
    )
    parser.add_argument("--order", default="year", choices=ORDERS, help=_("what dates begin with"))
    parser.add_argument("--between", default="semicolon", choices=BETWEEN, help=_("several names"))
    parser.set_defaults(run=run_import)


def run_import(given: argparse.Namespace) -> int:
    if not (given.file or given.list or given.take_back):
        raise BadInput("Name a file. See  nearer import --help")
    _house, space = open_space()
    if given.list:
        return _list(space)
    if given.take_back:
        return _take_back(space, given.take_back)
    return _bring(space, given)


def _bring(space: Space, given: argparse.Namespace) -> int:
    path, console = Path(given.file), Console(markup=False)
    asked = _asked(given)
    with _opened(path) as file:
        source = _unsealed(file)
        with Progress(transient=True, console=Console(stderr=True)) as progress:
            task = progress.add_task(_("Reading"), total=None)
            plan = importing.look(
                space,
                source,
                path.name,
                asked,
                lambda done: progress.update(task, description=_rows_read(done)),
            )
        _show(console, plan)
        if not plan.revisions or not _wanted(given):
            console.print(_("Nothing was added."))
            return 0
        importing.bring(space, plan, source, path.name, asked)
    batch = arrivals.arrivals(space)[0].batch
    said = _("Added. To take it back:  nearer import --take-back %(batch)s")
    console.print(said % {"batch": batch}, soft_wrap=True)
    return 0


def _rows_read(done: int) -> str:
    return ngettext("Reading: %(n)s rows", "Reading: %(n)s rows", done) % {"n": f"{done:,}"}


def _opened(path: Path) -> BinaryIO:
    """It can be sought in, also what comes through a pipe. Raises BadInput."""
    try:
        file = path.open("rb")
        if file.seekable():
            return file
        with file:
            return importing.seekable(file)
    except OSError as error:
        said = _("%(file)s cannot be read (%(why)s).") % {"file": path, "why": error.strerror}
        raise BadInput(said) from error


def _unsealed(file: BinaryIO) -> BinaryIO:
    """What is in the file; for a sealed one its passphrase is asked for."""
    try:
        return importing.unsealed(file, "")
    except BadInput as error:
        if error.field != "passphrase":
            raise
    if sys.stdin.isatty():
        return importing.unsealed(file, getpass.getpass(_("Passphrase of the file: ")))
    return importing.unsealed(file, sys.stdin.readline().rstrip("\r\n"))


def _asked(given: argparse.Namespace) -> Asked:
    """Raises BadInput for a part of a moment that there is not."""
    if not given.column:
        return ()
    columns = [part.partition("=")[::2] for part in given.column]
    for what, _column in columns:
        if what not in ROLES:
            said = _("There is no %(what)s to fill. Choose of: %(roles)s.")
            raise BadInput(said % {"what": repr(what), "roles": ", ".join(ROLES)})
    flags = [("flag", name) for name in given.flag]
    rest = (("scale", given.scale), ("order", given.order), ("between", given.between))
    return (*columns, *flags, *rest)


def _show(console: Console, plan: Plan) -> None:
    table = Table(_("Would be added"), "", box=None)
    for kind, count in importing.counted(plan.counts):
        table.add_row(Text(kind), count)
    console.print(table)
    if plan.already:
        console.print(_("Here already: %(n)s") % {"n": f"{plan.already:,}"})
    for note in plan.notes:
        console.print(note, markup=False, highlight=False)
    for one in plan.faults[:SHOWN]:
        console.print(f"{one.place}: {one.sentence}", markup=False, highlight=False)
    if plan.faulty:
        console.print(_("Rows left out: %(n)s") % {"n": f"{plan.faulty:,}"})


def _wanted(given: argparse.Namespace) -> bool:
    if given.yes or not sys.stdin.isatty():
        return bool(given.yes)
    return input(f"{_('Add all of it?')} [y/N] ").strip().casefold() in {"y", "yes"}


def _list(space: Space) -> int:
    table = Table(_("Import"), _("When"), _("File"), _("Moments"), box=None)
    for one in arrivals.arrivals(space):
        moments = dict(one.counts).get("moment", 0)
        table.add_row(one.batch, f"{one.when:%Y-%m-%d}", Text(one.name), f"{moments:,}")
    Console(markup=False).print(table)
    return 0


def _take_back(space: Space, batch: str) -> int:
    try:
        taken = arrivals.take_back(space, batch)
    except NotFound as error:
        raise BadInput(_(str(error))) from error
    said = ngettext("Taken back: %(n)s things.", "Taken back: %(n)s things.", taken.gone)
    told = [said % {"n": f"{taken.gone:,}"}]
    if taken.stays:
        said = ngettext(
            "%(n)s things stay: they were changed or used since.",
            "%(n)s things stay: they were changed or used since.",
            taken.stays,
        )
        told.append(said % {"n": f"{taken.stays:,}"})
    Console().print(*told, highlight=False, markup=False)
    return 0
