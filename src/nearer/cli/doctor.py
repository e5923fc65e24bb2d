"""`nearer verify` and `doctor`: is everything as it should be?"""

import argparse
import os
import platform
import stat
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rich.console import Console

from nearer.cli.key import open_space
from nearer.settings import Settings, read_settings
from nearer.wiring import build

LIBRARIES = ("nearer", "django", "cryptography", "msgspec", "numpy", "altair", "vl-convert-python")


def add_parser(commands: Any) -> None:
    verify = commands.add_parser("verify", help="open every record and name what is damaged")
    verify.set_defaults(run=run_verify)
    doctor = commands.add_parser(
        "doctor", help="versions, folders, locks and the cipher's self-test"
    )
    doctor.set_defaults(run=run_doctor)


def run_verify(_given: argparse.Namespace) -> int:
    console = Console()
    house, space = open_space()
    troubles = list(house.gate.troubles())
    console.print(f"{space.records_count()} records opened.")
    troubles += [f"Record {id_.hex()} cannot be opened; the others can." for id_ in space.damaged]
    for trouble in troubles:
        console.print(trouble, style="bold")
    if not troubles:
        console.print("All of them are whole.")
    return 1 if troubles else 0


def run_doctor(_given: argparse.Namespace) -> int:
    console = Console()
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
