"""`nearer export`: everything as one file, sealed under a passphrase of its own or plain."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import Any

from rich.console import Console

from nearer.cli.key import open_space
from nearer.companion import exporting
from nearer.domain.errors import BadInput
from nearer.domain.tongue import gettext as _
from nearer.exchange.atomic import check_writable, write_parts

PARTS = ("lines", "tables", "book")


def add_parser(commands: Any) -> None:
    parser = commands.add_parser(
        "export",
        help=_("take everything along as one file"),
        description=_(
            "A zip with everything as JSON Lines, as CSV tables and as a book to read, "
            "sealed under a passphrase of its own. See docs/formats."
        ),
    )
    parser.add_argument("file", metavar="FILE", help=_("where to put it; it must not be there yet"))
    parser.add_argument(
        "--only",
        action="append",
        choices=PARTS,
        default=[],
        help=_("leave out the others; repeat it"),
    )
    parser.add_argument(
        "--plain", action="store_true", help=_("do not seal it: anybody can read the file")
    )
    parser.add_argument(
        "--without-safety",
        action="store_true",
        help=_("leave out whom you marked as not safe, and answers you kept about it"),
    )
    parser.set_defaults(run=run_export)


def run_export(given: argparse.Namespace) -> int:
    path = Path(given.file)
    check_writable(path)
    if path.exists():
        raise BadInput(_("%(file)s is there already. Name another file.") % {"file": path})
    house, space = open_space()
    lines, tables, book = (part in (given.only or PARTS) for part in PARTS)
    wanted = exporting.Wanted(lines, tables, book, safety=not given.without_safety)
    if given.plain:
        parts = exporting.export(space, wanted)
    else:
        parts = exporting.export_sealed(space, wanted, _new_passphrase(), house.gate.cost)
    write_parts(path, parts)
    if given.plain:
        said = _("%(file)s is written. Anybody who gets hold of it can read it.")
    else:
        said = _("%(file)s is written. It is sealed.")
    Console().print(said % {"file": path}, highlight=False, markup=False, soft_wrap=True)
    return 0


def _new_passphrase() -> str:
    """Asked for twice; from a pipe it is the line after the space's own. Raises BadInput."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass(_("A passphrase for this file: "))
    if getpass.getpass(_("The same once more: ")) != first:
        raise BadInput("The two are not the same. Nothing was written.")
    return first
