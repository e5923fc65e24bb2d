"""`nearer rescue`: what can still be read of a damaged database or copy, as an export."""

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import Any

from rich.console import Console

from nearer.cli.backup import asked, new_passphrase
from nearer.companion import exporting, restoring
from nearer.companion.gate import Gate
from nearer.companion.space import Space
from nearer.domain.errors import BadInput, NoSuchVault
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext
from nearer.exchange.atomic import check_writable, write_parts
from nearer.exchange.copy_file import Copy, Head, is_copy, salvage
from nearer.exchange.places import named
from nearer.wiring import another_store, rescued_store


def add_parser(commands: Any) -> None:
    rescue = commands.add_parser(
        "rescue",
        help=_("get out of a damaged database or copy what is whole"),
        description=_(
            "Reads the file, which stays as it is, and writes an export that "
            "“nearer import” and the page “Bring something in” take."
        ),
    )
    rescue.add_argument("file", metavar="DAMAGED", help=_("nearer.db, or a copy"))
    rescue.add_argument("out", metavar="OUT", help=_("where to put it; it must not be there yet"))
    rescue.add_argument("--name", default="", help=_("of the space, on a host"))
    rescue.add_argument("--plain", action="store_true", help=_("anybody can read the file"))
    rescue.set_defaults(run=run_rescue)


def run_rescue(given: argparse.Namespace) -> int:
    path, out = named(given.file), named(given.out)
    check_writable(out)
    if out.exists():
        raise BadInput(_("%(file)s is there already. Name another file.") % {"file": out})
    folder = Path(tempfile.mkdtemp(prefix="nearer-rescue-"))  # sealed rows, and nothing else
    try:
        return _rescue(path, out, folder, given)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _rescue(path: Path, out: Path, folder: Path, given: argparse.Namespace) -> int:
    found, lost = _read_copy(path)
    gate = another_store(folder) if found else rescued_store(path, folder)
    if found is None:
        found = _read_store(gate, given.name)
    opened, _by_code = restoring.by_secret(
        found, asked(_("Its passphrase, or its recovery code: "))
    )
    there = gate.exists(given.name)
    space = (
        gate.opened(found.head.vault_id, opened.key) if there else restoring.restore(gate, opened)
    )
    _write(space, gate, out, plain=given.plain)
    _tell(opened, lost, out)
    return 1 if lost or opened.damaged else 0


def _tell(opened: restoring.Opened, lost: int, out: Path) -> None:
    read = len(opened.revisions)
    said = ngettext(
        "%(n)s records were read and are in %(file)s.",
        "%(n)s records were read and are in %(file)s.",
        read,
    )
    _say(said % {"n": f"{read:,}", "file": out})
    if lost:
        said = ngettext(
            "%(n)s records at the end of the copy are missing.",
            "%(n)s records at the end of the copy are missing.",
            lost,
        )
        _say(said % {"n": f"{lost:,}"})
    for record_id in opened.damaged:
        _say(_("Record %(id)s cannot be opened.") % {"id": record_id.hex()})


def _read_copy(path: Path) -> tuple[Copy | None, int]:
    """What a copy still holds and how many records it lacks; nothing for another file."""
    try:
        with path.open("rb") as file:
            if not is_copy(file.read(64)):
                return None, 0
            file.seek(0)
            copy = salvage(file)
    except OSError as error:
        said = _("%(file)s cannot be read (%(why)s).") % {"file": path, "why": error.strerror}
        raise BadInput(said) from error
    return copy, copy.head.count - len(copy.rows)


def _read_store(gate: Gate, name: str) -> Copy:
    """Raises NoSuchVault."""
    for vault in gate.records.vaults():
        if vault.name == name:
            rows, mark = gate.records.read(vault.id)
            return Copy(Head(vault.id, gate.clock(), mark, len(rows), vault.header), rows)
    raise NoSuchVault("No space of this name can be made out in the file.")


def _write(space: Space, gate: Gate, out: Path, *, plain: bool) -> None:
    wanted = exporting.Wanted()
    if plain:
        write_parts(out, exporting.export(space, wanted))
    else:
        passphrase = new_passphrase(_("A passphrase for the file: "))
        write_parts(out, exporting.export_sealed(space, wanted, passphrase, gate.cost))


def _say(sentence: str) -> None:
    Console().print(sentence, highlight=False, markup=False, soft_wrap=True)
