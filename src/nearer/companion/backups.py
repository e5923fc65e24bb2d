"""Sealed copies of a space: made at most once a day, checked by opening them, and let go by a rule.

A copy lies in Nearer's own folder and, where the person chose one, in theirs too. It is named by
the beginning of the space's id and the time it was made; files of any other name are never touched.
"""

import errno
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from nearer.companion.space import Space
from nearer.domain.codec import decode
from nearer.domain.copies import Copies
from nearer.domain.errors import BadInput, NearerError, StorageError, StorageFull, VaultError
from nearer.domain.ports import Records
from nearer.domain.tongue import gettext as _
from nearer.exchange.atomic import write_parts
from nearer.exchange.copy_file import Copy, Head, as_parts, read_copy, read_head
from nearer.exchange.places import is_folder, named
from nearer.exchange.rotation import staying

COPIES = "copies"
OWN_FOLDER = "copies"
OFTEN = timedelta(days=1)
LARGEST = 1_000_000_000  # bytes of a copy that is read: ten busy years have 20 million
UNFINISHED = timedelta(hours=1)  # after which a file of a process that was killed is removed
TRIES = 5  # to read a space that others write to

_NAME = re.compile(r"nearer-([0-9a-f]{8})-([0-9]{8}T[0-9]{6})Z\.copy")
_TIME = "%Y%m%dT%H%M%S"


@dataclass(frozen=True)
class Kept:
    """One copy that lies in a folder. ``size`` in bytes."""

    path: Path
    made: datetime
    size: int


@dataclass(frozen=True)
class Made:
    """A copy just made and read back. ``records``: in it; ``damaged``: of them cannot be opened.

    ``whole``: nothing is missing or damaged; only then earlier copies were let go.
    """

    path: Path
    size: int
    records: int
    damaged: int
    whole: bool


def wishes(space: Space) -> Copies:
    return space.find(Copies, COPIES) or Copies(id=COPIES)


def choose(space: Space, folder: str, *, automatic: bool) -> Copies:
    """Keep where copies go besides Nearer's own folder. Raises BadInput."""
    folder = folder.strip()
    if folder:
        path = named(folder, "folder")
        if not path.is_absolute():
            raise BadInput(_("Write the whole path of a folder, from the root."), "folder")
        if not is_folder(path):
            raise BadInput(_("There is no such folder now. Connect its disk first."), "folder")
        folder = str(path)
    changed = replace(wishes(space), folder=folder, automatic=automatic)
    space.put(changed)
    return changed


def folders(space: Space, data: Path) -> tuple[Path, ...]:
    """Where copies go: Nearer's own folder inside ``data``, and the one that was chosen."""
    chosen = wishes(space).folder
    own = data / OWN_FOLDER
    return (own, Path(chosen)) if chosen and Path(chosen) != own else (own,)


def missing(space: Space) -> str:
    """What is said of a chosen folder that cannot be reached now; "" when all is well."""
    chosen = wishes(space).folder
    there = not chosen or is_folder(Path(chosen))
    return "" if there else _missing(chosen)


def listed(folder: Path, vault_id: bytes | None = None) -> tuple[Kept, ...]:
    """Copies in a folder, the newest first: of one space, or of any. A missing folder has none."""
    found = []
    try:
        for path in folder.iterdir():
            name = _NAME.fullmatch(path.name)
            if name and path.is_file() and (vault_id is None or name[1] == vault_id.hex()[:8]):
                made = datetime.strptime(name[2], _TIME).replace(tzinfo=UTC)
                found.append(Kept(path, made, path.stat().st_size))
    except (OSError, ValueError):
        return ()
    return tuple(sorted(found, key=lambda one: (one.made, one.path.name), reverse=True))


def is_due(space: Space, records: Records, folder: Path) -> bool:
    """Whether something changed since the last copy there, and that one is a day old."""
    now = space.now()
    past = [one for one in listed(folder, space.vault_id) if one.made <= now]
    if past and now - past[0].made < OFTEN:
        return False
    head = _head_of(past[0]) if past else None
    mark, keys = records.mark(space.vault_id), space.header()
    return head is None or (head.mark, head.keys) != (mark, keys)


def make(space: Space, records: Records, folder: Path, *, own: bool = True) -> Made:
    """Write a copy, read it back, open every record of it, and let old ones go by the rule.

    ``own``: Nearer's own folder is made where it is missing; another is not. Raises StorageError,
    BadInput; then no half copy is left and the earlier ones are as they were.
    """
    try:
        _prepare(folder, own=own)
        _clear_unfinished(folder, space.now())
        return _made(space, records, folder)
    except OSError as error:
        raise StorageError(_none_made(folder, error)) from error


def snapshot(space: Space, records: Records) -> Copy:
    """The sealed rows and keys of one moment. Raises StorageError."""
    for _try in range(TRIES):
        keys = space.header()
        rows, mark = records.read(space.vault_id)
        if (records.mark(space.vault_id), space.header()) == (mark, keys):
            made = space.now().astimezone(UTC).replace(microsecond=0)
            return Copy(Head(space.vault_id, made, mark, len(rows), keys), rows)
    raise StorageError(_("Your space is being written to. The copy is made in a while."))


def as_file(space: Space, records: Records) -> tuple[str, Iterator[bytes]]:
    """A name for a copy and its content in parts, to be put somewhere else."""
    copy = snapshot(space, records)
    when = copy.head.made.strftime(_TIME)
    return f"nearer-{space.vault_id.hex()[:8]}-{when}Z.copy", as_parts(copy)


def rotate(folder: Path, vault_id: bytes) -> int:
    """Let go of the copies that the rule does not keep; how many those were."""
    there = listed(folder, vault_id)
    stays = staying(one.made for one in there)
    return _remove([one for one in there if one.made not in stays])


def renew(space: Space, records: Records, places: tuple[Path, ...]) -> int:
    """Make a fresh copy in each place that is there, then remove all earlier ones; how many.

    Raises StorageError, BadInput; where no fresh one could be made, the earlier ones stay.
    """
    gone = 0
    for number, folder in enumerate(places):
        if number and not is_folder(folder):
            continue
        before = listed(folder, space.vault_id)
        made = make(space, records, folder, own=not number)
        earlier = [one for one in before if one.path != made.path]
        if made.whole:
            _remove(earlier)
        gone += sum(not one.path.exists() for one in earlier)
    return gone


def remove_all(folder: Path, vault_id: bytes) -> int:
    """Remove every copy of a space from a folder; how many those were."""
    return _remove(listed(folder, vault_id))


def open_file(path: Path) -> Copy:
    """Raises BadInput for a file that cannot be read, UnknownFormat, DamagedArchive.

    A device or pipe is refused: reading one may never end.
    """
    try:
        if path.exists() and not path.is_file():
            raise BadInput(_("%(path)s is not an ordinary file.") % {"path": path}, "file")
        if path.stat().st_size > LARGEST:
            raise BadInput(_("This file is too large to be a copy of a space."), "file")
        with path.open("rb") as file:
            return read_copy(file)
    except OSError as error:
        told = {"path": path, "why": error.strerror}
        raise BadInput(_("%(path)s cannot be read (%(why)s).") % told, "file") from error


def _made(space: Space, records: Records, folder: Path) -> Made:
    copy = snapshot(space, records)
    when = copy.head.made.strftime(_TIME)
    path = folder / f"nearer-{space.vault_id.hex()[:8]}-{when}Z.copy"
    if path.is_symlink():  # laid there by somebody else who may write in this folder
        path.unlink()
    try:
        write_parts(path, as_parts(copy))
    except BadInput as error:
        if getattr(error.__cause__, "errno", None) in {errno.ENOSPC, errno.EDQUOT}:
            raise StorageFull(_full(folder)) from error
        raise
    try:
        damaged = _read_back(space, path, copy)
    except NearerError:
        path.unlink(missing_ok=True)
        raise
    whole = not damaged and copy.head.count == copy.head.mark.written - copy.head.mark.erased
    if whole:
        rotate(folder, space.vault_id)
    return Made(path, path.stat().st_size, copy.head.count, damaged, whole)


def _prepare(folder: Path, *, own: bool) -> None:
    if own:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise StorageFull(_full(folder)) from error
            raise
    elif not is_folder(folder):
        raise StorageError(_missing(folder))


def _clear_unfinished(folder: Path, now: datetime) -> None:
    for path in folder.glob(".nearer-*.copy.*"):
        with suppress(OSError):
            if now.timestamp() - path.stat().st_mtime > UNFINISHED.total_seconds():
                path.unlink()


def _read_back(space: Space, path: Path, written: Copy) -> int:
    """How many records of the copy cannot be opened. Raises StorageError for another content."""
    try:
        with path.open("rb") as file:
            found = read_copy(file)
    except (OSError, VaultError) as error:
        raise StorageError(_not_the_same()) from error
    if found.head != written.head or list(found.rows) != list(written.rows):
        raise StorageError(_not_the_same())
    return len(space.key.open_all(found.rows, decode)[1])


def _head_of(kept: Kept) -> Head | None:
    try:
        with kept.path.open("rb") as file:
            return read_head(file)
    except (OSError, NearerError):
        return None


def _remove(copies: list[Kept] | tuple[Kept, ...]) -> int:
    """A file that cannot be removed stays, and is not counted."""
    gone = 0
    for one in copies:
        try:
            one.path.unlink()
        except OSError:
            continue
        gone += 1
    return gone


def _full(folder: Path) -> str:
    sentence = _(
        "There is no room left for a copy in %(folder)s. Everything in your space is as it was, "
        "and so are earlier copies. Make some room, and the next copy is made by itself."
    )
    return sentence % {"folder": folder}


def _none_made(folder: Path, error: OSError) -> str:
    sentence = _("No copy could be made in %(folder)s (%(why)s). Your space is as it was.")
    return sentence % {"folder": folder, "why": error.strerror}


def _missing(folder: Path | str) -> str:
    sentence = _(
        "The folder %(folder)s is not there now or cannot be reached; perhaps its disk is not "
        "connected."
    )
    return sentence % {"folder": folder}


def _not_the_same() -> str:
    return _(
        "A copy did not read back as it was written, and was removed. Your space and earlier "
        "copies are as they were. The disk may be failing: choose another folder."
    )
