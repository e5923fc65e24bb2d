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
from nearer.exchange.foreign.columns import BETWEEN, ORDERS, ROLES, SCALES

SHOWN = 20  # rows that are not understood


def add_parser(commands: Any) -> None:
    parser = commands.add_parser(
        "import",
        help="bring in an export, another diary or a table",
        description="Shows what would be added and asks before it adds anything. "
        "See docs/formats/imports.md.",
    )
    parser.add_argument("file", metavar="FILE", nargs="?", help="as it was exported")
    parser.add_argument("--yes", action="store_true", help="add it without asking")
    parser.add_argument("--list", action="store_true", help="imports that were made")
    parser.add_argument("--take-back", metavar="IMPORT", default="", help="by its name in --list")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="WHAT=COLUMN",
        help=f"of a table: {', '.join(ROLES)}",
    )
    parser.add_argument("--flag", action="append", default=[], metavar="COLUMN", help="0/1: a tag")
    parser.add_argument("--scale", default="0-10", choices=SCALES, help="of ratings (%(default)s)")
    parser.add_argument("--order", default="year", choices=ORDERS, help="what dates begin with")
    parser.add_argument("--between", default="semicolon", choices=BETWEEN, help="several names")
    parser.set_defaults(run=run_import)


def run_import(given: argparse.Namespace) -> int:
    if not (given.file or given.list or given.take_back):
        raise BadInput("Name a file. See  nearer import --help")
    _, space = open_space()
    if given.list:
        return _list(space)
    if given.take_back:
        return _take_back(space, given.take_back)
    return _bring(space, given)


def _bring(space: Space, given: argparse.Namespace) -> int:
    path, console = Path(given.file), Console()
    asked = _asked(given)
    with _opened(path) as file:
        source = _unsealed(file)
        with Progress(transient=True, console=Console(stderr=True)) as progress:
            task = progress.add_task("Reading", total=None)
            plan = importing.look(
                space,
                source,
                path.name,
                asked,
                lambda done: progress.update(task, description=f"Reading: {done:,} rows"),
            )
        _show(console, plan)
        if not plan.revisions or not _wanted(given):
            console.print("Nothing was added.")
            return 0
        importing.bring(space, plan, source, path.name, asked)
    batch = arrivals.arrivals(space)[0].batch
    console.print(f"Added. To take it back:  nearer import --take-back {batch}", soft_wrap=True)
    return 0


def _opened(path: Path) -> BinaryIO:
    """It can be sought in, also what comes through a pipe. Raises BadInput."""
    try:
        file = path.open("rb")
        if file.seekable():
            return file
        with file:
            return importing.seekable(file)
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}).") from error


def _unsealed(file: BinaryIO) -> BinaryIO:
    """What is in the file; for a sealed one its passphrase is asked for."""
    try:
        return importing.unsealed(file, "")
    except BadInput as error:
        if error.field != "passphrase":
            raise
    if sys.stdin.isatty():
        return importing.unsealed(file, getpass.getpass("Passphrase of the file: "))
    return importing.unsealed(file, sys.stdin.readline().rstrip("\r\n"))


def _asked(given: argparse.Namespace) -> Asked:
    """Raises BadInput for a part of a moment that there is not."""
    if not given.column:
        return ()
    columns = [part.partition("=")[::2] for part in given.column]
    for what, _column in columns:
        if what not in ROLES:
            raise BadInput(f"There is no {what!r} to fill. Choose of: {', '.join(ROLES)}.")
    flags = [("flag", name) for name in given.flag]
    rest = (("scale", given.scale), ("order", given.order), ("between", given.between))
    return (*columns, *flags, *rest)


def _show(console: Console, plan: Plan) -> None:
    table = Table("Would be added", "", box=None)
    for kind, count in importing.counted(plan.counts):
        table.add_row(Text(kind), count)
    console.print(table)
    if plan.already:
        console.print(f"Here already: {plan.already:,}")
    for note in plan.notes:
        console.print(note, markup=False, highlight=False)
    for one in plan.faults[:SHOWN]:
        console.print(f"{one.place}: {one.sentence}", markup=False, highlight=False)
    if plan.faulty:
        console.print(f"Rows left out: {plan.faulty:,}")


def _wanted(given: argparse.Namespace) -> bool:
    if given.yes or not sys.stdin.isatty():
        return bool(given.yes)
    return input("Add all of it? [y/N] ").strip().casefold() in {"y", "yes"}


def _list(space: Space) -> int:
    table = Table("Import", "When", "File", "Moments", box=None)
    for one in arrivals.arrivals(space):
        moments = dict(one.counts).get("moment", 0)
        table.add_row(one.batch, f"{one.when:%Y-%m-%d}", Text(one.name), f"{moments:,}")
    Console().print(table)
    return 0


def _take_back(space: Space, batch: str) -> int:
    try:
        taken = arrivals.take_back(space, batch)
    except NotFound as error:
        raise BadInput(str(error)) from error
    stays = f" {taken.stays:,} things stay: they were changed or used since." if taken.stays else ""
    Console().print(f"Taken back: {taken.gone:,} things.{stays}", highlight=False)
    return 0
