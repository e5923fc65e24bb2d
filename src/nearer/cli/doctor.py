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
from nearer.companion.drill import drill
from nearer.domain.errors import BadInput
from nearer.settings import Settings, read_settings
from nearer.wiring import another_store, build

LIBRARIES = ("nearer", "django", "cryptography", "msgspec", "numpy", "altair", "vl-convert-python")


def add_parser(commands: Any) -> None:
    verify = commands.add_parser("verify", help="open every record and name what is damaged")
    verify.set_defaults(run=run_verify)
    doctor = commands.add_parser(
        "doctor", help="versions, folders, locks and the cipher's self-test"
    )
    doctor.add_argument(
        "--drill", action="store_true", help="restore the newest copy elsewhere and compare it"
    )
    doctor.set_defaults(run=run_doctor)


def run_verify(_given: argparse.Namespace) -> int:
    console = Console(markup=False)  # a folder may be called "[/x]"
    house, space = open_space()
    troubles = list(house.gate.troubles())
    console.print(f"{space.records_count()} records opened.")
    troubles += [f"Record {id_.hex()} cannot be opened; the others can." for id_ in space.damaged]
    for trouble in troubles:
        console.print(trouble, style="bold")
    if not troubles:
        console.print("All of them are whole.")
    return 1 if troubles else 0


def run_doctor(given: argparse.Namespace) -> int:
    if given.drill:
        return _drill()
    console = Console(markup=False)  # a folder may be called "[/x]"
    settings = read_settings()
    for name in LIBRARIES:
        console.print(f"{name} {version(name)}", highlight=False)
    console.print(f"Python {platform.python_version()} on {platform.system()}", highlight=False)
    console.print(f"Data folder: {settings.folder}", highlight=False, soft_wrap=True)
    troubles = _folder_troubles(settings)
    house = build(settings)  # raises when the self-test fails or the store cannot be reached
    console.print("The cipher gives the results it should.")
    troubles += house.gate.troubles()
    console.print("The store can be read and written; no other program holds it.")
    spaces = len(house.gate.records.vaults())
    console.print(f"{spaces} space{'' if spaces == 1 else 's'} here.")
    for trouble in troubles:
        console.print(trouble, style="bold")
    if not troubles:
        console.print("All well.")
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
    console.print(f"Made {found.made:%Y-%m-%d %H:%M} UTC; {found.records:,} records restored.")
    console.print(f"Written here since: {found.since:,}. Deleted here since: {found.deleted:,}.")
    if found.damaged:
        console.print(f"{found.damaged:,} records in it cannot be opened.", style="bold")
    if not found.same:
        console.print("What came back differs from what the copy holds.", style="bold")
    if found.well:
        console.print("It came back whole. The trial place is removed again.")
    return 0 if found.well else 1


def _folder_troubles(settings: Settings) -> list[str]:
    path = settings.database.path
    if path is None or not path.exists():
        return []
    found = []
    if not os.access(path, os.W_OK):
        found.append("The database file may be read but not written: nothing new can be saved.")
    if os.name == "posix" and _others_may(path):
        found.append(f"Other users of this machine may read the sealed file:  chmod 600 {path}")
    return found


def _others_may(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
