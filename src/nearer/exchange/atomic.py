"""A file that is either written whole or not at all.

Where the system has files without a name (Linux), one is written and named at the end: a program
that is killed, or a machine without power, leaves nothing of it. Elsewhere an unfinished file may
be left beside the other, hidden.
"""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from nearer.domain.errors import BadInput

SHORT = 40  # signs of the name that stand in an unfinished file's: no name gets too long
OPEN_FILES = Path("/proc/self/fd")

Unfinished = tuple[IO[bytes], Callable[[], None]]
"""A file to write into, and what puts it in its place once it is whole."""


def check_writable(path: Path) -> Path:
    """Where ``path`` leads, if a file can be put there. Raises BadInput.

    A device or pipe is refused: putting a whole file in its place would remove it.
    """
    try:
        there = path.resolve()
        is_other = there.exists() and not there.is_file()
    except (OSError, RuntimeError, ValueError) as error:
        raise BadInput(f"Nothing can be written at {path}. Name another file.") from error
    if is_other:
        raise BadInput(f"{path} is not an ordinary file. Name another one, or - for the screen.")
    if not there.parent.is_dir() or not os.access(there.parent, os.W_OK):
        raise BadInput(f"Nothing can be written in {there.parent}. Name another folder.")
    return there


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``, readable by the owner only. Raises BadInput."""
    write_parts(path, [content])


def write_parts(path: Path, parts: Iterable[bytes]) -> None:
    """The same in parts, of which no more than one is held at a time. Raises what they raise.

    Whatever interrupts it, ``path`` holds what it held before or all of the new content.
    """
    there = check_writable(path)
    try:
        with _unfinished(there) as (file, finish):
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
            finish()
        _keep_names(there.parent)
    except OSError as error:
        raise BadInput(
            f"{path} could not be written ({error.strerror}); it is as it was before."
        ) from error


@contextmanager
def _unfinished(there: Path) -> Iterator[Unfinished]:
    descriptor = _without_name(there.parent)
    if descriptor is None:
        with _hidden(there) as unfinished:
            yield unfinished
    else:
        with os.fdopen(descriptor, "wb") as file:
            yield file, lambda: _name(file.fileno(), there)


def _without_name(folder: Path) -> int | None:
    """An open file that stands in no folder; ``None`` where there is no such thing."""
    kind = getattr(os, "O_TMPFILE", None)
    if kind is None or not OPEN_FILES.is_dir():
        return None
    try:
        return os.open(folder, kind | os.O_WRONLY, 0o600)
    except OSError:  # this file system has none
        return None


def _name(descriptor: int, there: Path) -> None:
    """Nothing can be named over what is there: then it goes by a hidden name for a moment."""
    folder = os.open(there.parent, os.O_RDONLY)
    try:
        with suppress(FileExistsError):
            os.link(OPEN_FILES / str(descriptor), there, src_dir_fd=folder)
            return
        aside = there.with_name(f"{_prefix(there)}{os.getpid()}-{descriptor}")
        aside.unlink(missing_ok=True)
        os.link(OPEN_FILES / str(descriptor), aside, src_dir_fd=folder)
        aside.replace(there)
    finally:
        os.close(folder)


@contextmanager
def _hidden(there: Path) -> Iterator[Unfinished]:
    kept = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=there.parent, prefix=_prefix(there), delete=False
        ) as file:
            kept = Path(file.name)
            yield file, lambda: None
        kept.replace(there)
    finally:
        if kept is not None:
            kept.unlink(missing_ok=True)


def _prefix(there: Path) -> str:
    return f".{there.name[:SHORT]}."


def _keep_names(folder: Path) -> None:
    """So that the new name outlasts a loss of power, too."""
    with suppress(OSError):  # not every system opens a folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
