"""`nearer backup` and `restore`: copies of the space, and bringing one back."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from nearer.cli.key import open_space
from nearer.companion import arrivals, backups, importing, restoring
from nearer.companion.space import Space
from nearer.domain.errors import BadInput, NoSuchVault
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext
from nearer.exchange.copy_file import Copy
from nearer.exchange.places import is_folder, named
from nearer.wiring import House, build


def add_parser(commands: Any) -> None:
    backup = commands.add_parser(
        "backup",
        help=_("make a sealed copy of the space and read it back"),
        description=_("In Nearer's own folder and in the one that was chosen. See docs/backup.md."),
    )
    backup.add_argument("--to", metavar="FOLDER", default="", help=_("in this folder only"))
    backup.add_argument("--list", action="store_true", help=_("copies that there are"))
    backup.set_defaults(run=run_backup)

    restore = commands.add_parser(
        "restore",
        help=_("bring a copy back"),
        description=_(
            "Where there is no space yet, the copy becomes it. Into a space that is here "
            "it adds what is missing; you see that first, and nothing here is overwritten."
        ),
    )
    restore.add_argument("file", metavar="COPY")
    restore.add_argument("--yes", action="store_true", help=_("do it without asking"))
    restore.add_argument(
        "--deleted", action="store_true", help=_("bring back what was deleted since, too")
    )
    restore.set_defaults(run=run_restore)


def run_backup(given: argparse.Namespace) -> int:
    house, space = open_space()
    places = backups.folders(space, house.settings.folder)
    if given.list:
        return _list(space, places)
    if given.to:
        folder = named(given.to).absolute()
        if not is_folder(folder):
            said = _("There is no folder %(folder)s. Nothing was written.") % {"folder": folder}
            raise BadInput(said)
        return _make(house, space, folder, own=False)
    made = [_make(house, space, places[0], own=True)]
    for folder in places[1:]:
        if is_folder(folder):
            made.append(_make(house, space, folder, own=False))
        else:
            _say(backups.missing(space))
    return max(made)


def run_restore(given: argparse.Namespace) -> int:
    house, path = build(), named(given.file)
    copy = backups.open_file(path)
    if house.gate.exists():
        return _into(house, copy, path, given)
    if house.settings.hosted:
        raise NoSuchVault("On a host, make a space first and restore into that.")
    return _anew(house, copy, given)


def _make(house: House, space: Space, folder: Path, *, own: bool) -> int:
    made = backups.make(space, house.gate.records, folder, own=own)
    said = ngettext(
        "%(file)s: %(n)s records, %(size)s bytes, read back.",
        "%(file)s: %(n)s records, %(size)s bytes, read back.",
        made.records,
    )
    _say(said % {"file": made.path, "n": f"{made.records:,}", "size": f"{made.size:,}"})
    if made.whole:
        return 0
    said = ngettext(
        "%(n)s cannot be opened or are missing here; earlier copies were all kept.",
        "%(n)s cannot be opened or are missing here; earlier copies were all kept.",
        made.damaged,
    )
    _say(said % {"n": f"{made.damaged:,}"})
    return 1


def _list(space: Space, places: tuple[Path, ...]) -> int:
    table = Table(_("Made (UTC)"), _("Bytes"), _("Copy"), box=None)
    for folder in places:
        for one in backups.listed(folder, space.vault_id):
            table.add_row(f"{one.made:%Y-%m-%d %H:%M}", f"{one.size:,}", Text(str(one.path)))
    Console(markup=False).print(table)
    return 0


def _anew(house: House, copy: Copy, given: argparse.Namespace) -> int:
    opened, by_code = restoring.by_secret(copy, asked(_("Its passphrase, or its recovery code: ")))
    _show(opened, counts=opened.counts, heading=_("In the copy"))
    if by_code:
        passphrase = new_passphrase(_("A new passphrase for here: "))
        opened = restoring.under_passphrase(house.gate, opened, passphrase)
    if not _wanted(given, _("Make this the space here?")):
        _say(_("Nothing was changed."))
        return 0
    space = restoring.restore(house.gate, opened)
    opened_now = space.records_count()
    said = ngettext(
        "Everything is here: %(n)s records opened.",
        "Everything is here: %(n)s records opened.",
        opened_now,
    )
    _say(said % {"n": f"{opened_now:,}"})
    return 1 if opened.damaged else 0


def _into(house: House, copy: Copy, path: Path, given: argparse.Namespace) -> int:
    space = house.gate.unlock(asked(_("Passphrase: ")))
    opened = restoring.by_space(space, copy)
    if opened is None:
        secret = asked(_("The copy is of another space. Its passphrase or recovery code: "))
        opened, _by_code = restoring.by_secret(copy, secret)
    found = restoring.look(space, opened, wanted=given.deleted)
    _show(opened, counts=found.plan.counts, heading=_("Would come back"))
    _tell(found, given)
    if not found.plan.revisions or not _wanted(given, _("Bring it back?")):
        _say(_("Nothing was changed."))
        return 0
    restoring.bring(space, opened, found, path.name)
    batch = arrivals.arrivals(space)[0].batch
    said = _("It is back. To take it back:  nearer import --take-back %(batch)s")
    _say(said % {"batch": batch})
    return 0


def _tell(found: restoring.Return, given: argparse.Namespace) -> None:
    if found.plan.already:
        _say(_("Here already: %(n)s") % {"n": f"{found.plan.already:,}"})
    deleted = sum(count for _kind, count in found.deleted)
    if deleted and not given.deleted:
        said = _("Deleted here since, and stays deleted: %(n)s  (--deleted brings it back)")
        _say(said % {"n": f"{deleted:,}"})


def _show(opened: restoring.Opened, counts: restoring.Counts, heading: str) -> None:
    made = opened.copy.head.made
    said = _("The copy was made on %(day)s at %(time)s UTC.")
    _say(said % {"day": f"{made:%Y-%m-%d}", "time": f"{made:%H:%M}"})
    table = Table(heading, "", box=None)
    for kind, count in importing.counted(counts):
        table.add_row(Text(kind), str(count))
    Console(markup=False).print(table)
    for record_id in opened.damaged:
        said = _("Record %(id)s of the copy cannot be opened; the others can.")
        _say(said % {"id": record_id.hex()})


def asked(prompt: str) -> str:
    """Typed, or the next line of a pipe."""
    if sys.stdin.isatty():
        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\r\n")


def new_passphrase(prompt: str) -> str:
    """Raises BadInput."""
    first = asked(prompt)
    if sys.stdin.isatty() and asked(_("The same once more: ")) != first:
        raise BadInput("The two are not the same. Nothing was changed.")
    return first


def _wanted(given: argparse.Namespace, question: str) -> bool:
    if given.yes or not sys.stdin.isatty():
        return bool(given.yes)
    return input(f"{question} [y/N] ").strip().casefold() in {"y", "yes"}


def _say(sentence: str) -> None:
    Console().print(sentence, highlight=False, markup=False, soft_wrap=True)
