"""A file that is either written whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from nearer.domain.errors import BadInput

SHORT = 40  # signs of the name that stand in an unfinished file's: no name gets too long


def check_writable(path: Path) -> Path:
    """Where ``path`` leads, if a file can be put there. Raises BadInput.

    A device or pipe is refused: putting a whole file in its place would remove it.
    """
    there = path.resolve()
    if there.exists() and not there.is_file():
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
    kept = None
    try:
        prefix = f".{there.name[:SHORT]}."
        with tempfile.NamedTemporaryFile(dir=there.parent, prefix=prefix, delete=False) as file:
            kept = Path(file.name)
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        kept.replace(there)
    except OSError as error:
        raise BadInput(
            f"{path} could not be written ({error.strerror}); it is as it was before."
        ) from error
    finally:
        if kept is not None:
            kept.unlink(missing_ok=True)
