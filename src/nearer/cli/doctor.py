"""`nearer verify` and `doctor`: is everything as it should be?"""

import argparse
import os
import platform
import shutil
import stat
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rich.console import Console

from nearer.cli.key import open_space
from nearer.companion import backups
from nearer.companion.drill import Drilled, drill
from nearer.domain.errors import BadInput
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext
from nearer.settings import Settings, read_settings
from nearer.wiring import another_store, build

LIBRARIES = ("nearer", "django", "cryptography", "msgspec", "numpy", "altair", "vl-convert-python")


def add_parser(commands: Any) -> None:
    verify = commands.add_parser("verify", help=_("open every record and name what is damaged"))
    verify.set_defaults(run=run_verify)
    doctor = commands.add_parser(
        "doctor", help=_("versions, folders, locks and the cipher's self-test")
    )
    doctor.add_argument(
        "--drill", action="store_true", help=_("restore the newest copy elsewhere and compare it")
    )
    doctor.set_defaults(run=run_doctor)


def run_verify(_given: argparse.Namespace) -> int:
    console = Console(markup=False)  # a folder may be called "[/x]"
    house, space = open_space()
    troubles = list(house.gate.troubles())
    opened = space.records_count()
    said = ngettext("%(n)s records opened.", "%(n)s records opened.", opened)
    console.print(said % {"n": opened})
    damaged = _("Record %(id)s cannot be opened; the others can.")
    troubles += [damaged % {"id": id_.hex()} for id_ in space.damaged]
    for trouble in troubles:
        console.print(trouble, style="bold")
    if not troubles:
        console.print(_("All of them are whole."))
    return 1 if troubles else 0


def run_doctor(given: argparse.Namespace) -> int:
    if given.drill:
        return _drill()
    console = Console(markup=False)  # a folder may be called "[/x]"
    settings = read_settings()
    for name in LIBRARIES:
        console.print(f"{name} {version(name)}", highlight=False)
    python = {"version": platform.python_version(), "system": platform.system()}
    console.print(_("Python %(version)s on %(system)s") % python, highlight=False)
    folder = _("Data folder: %(folder)s") % {"folder": settings.folder}
    console.print(folder, highlight=False, soft_wrap=True)
    troubles = _folder_troubles(settings)
    house = build(settings)  # raises when the self-test fails or the store cannot be reached
    console.print(_("The cipher gives the results it should."))
    troubles += house.gate.troubles()
    console.print(_("The store can be read and written; no other program holds it."))
    spaces = len(house.gate.records.vaults())
    said = ngettext("%(n)s space here.", "%(n)s spaces here.", spaces)
    console.print(said % {"n": spaces})
    for trouble in troubles:
        console.print(trouble, style="bold")
    if not troubles:
        console.print(_("All well."))
    return 1 if troubles else 0


def _drill() -> int:
    """Restore the newest copy into a place of its own, read all of it, compare, and remove it."""
    console = Console(markup=False)  # a folder may be called "[/x]"
    house, space = open_space()
    places = backups.folders(space, house.settings.folder)
    kept = [one for folder in places for one in backups.listed(folder, space.vault_id)]
    if not kept:
        raise BadInput("There is no copy yet. Make one first:  nearer backup")
    newest = max(kept, key=lambda one: one.made)
    folder = Path(tempfile.mkdtemp(prefix="nearer-drill-"))  # sealed rows, and nothing else
    try:
        found = drill(space, newest, another_store(folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    console.print(f"{newest.path}", highlight=False, soft_wrap=True)
    _tell(console, found)
    return 0 if found.well else 1


def _tell(console: Console, found: Drilled) -> None:
    said = ngettext(
        "Made %(when)s UTC; %(n)s records restored.",
        "Made %(when)s UTC; %(n)s records restored.",
        found.records,
    )
    console.print(said % {"when": f"{found.made:%Y-%m-%d %H:%M}", "n": f"{found.records:,}"})
    since = {"n": f"{found.since:,}", "deleted": f"{found.deleted:,}"}
    console.print(_("Written here since: %(n)s. Deleted here since: %(deleted)s.") % since)
    if found.damaged:
        said = ngettext(
            "%(n)s records in it cannot be opened.",
            "%(n)s records in it cannot be opened.",
            found.damaged,
        )
        console.print(said % {"n": f"{found.damaged:,}"}, style="bold")
    if not found.same:
        console.print(_("What came back differs from what the copy holds."), style="bold")
    if found.well:
        console.print(_("It came back whole. The trial place is removed again."))


def _folder_troubles(settings: Settings) -> list[str]:
    path = settings.database.path
    if path is None or not path.exists():
        return []
    found = []
    if not os.access(path, os.W_OK):
        found.append(_("The database file may be read but not written: nothing new can be saved."))
    if os.name == "posix" and _others_may(path):
        said = _("Other users of this machine may read the sealed file:  chmod 600 %(file)s")
        found.append(said % {"file": path})
    return found


def _others_may(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
