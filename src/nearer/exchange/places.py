"""Places on this machine that somebody names: made whole, and looked at without falling over one.

A folder may lie on a disk that is failing or on a network that is gone: the system then answers a
plain question with an error of its own.
"""

from pathlib import Path

from nearer.domain.errors import BadInput
from nearer.domain.tongue import gettext as _


def named(text: str, field: str = "") -> Path:
    """The path that was written, with "~" for a home. Raises BadInput for one nothing can have."""
    if "\0" in text:
        raise BadInput(_("No file or folder can have this name."), field)
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise BadInput(_("There is no account of that name on this machine."), field) from error


def is_folder(path: Path) -> bool:
    """Whether a folder is there and can be reached now."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
