"""What only SQLite needs: leaving nothing of erased rows behind, and looking at its own pages."""

import mmap
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path

from django.db import OperationalError, connections

LOOKED_FOR = 50  # traces searched one by one; with more, writing the file anew is quicker


def leave_nothing(alias: str, traces: Collection[bytes]) -> None:
    """See to it that none of these bytes, erased a moment ago, are in the files any more.

    Freed room is overwritten with zeros (``secure_delete``), but SQLite may have moved a row
    earlier and left a part of it where it was: about one row in a thousand. Such a part always
    begins with the row's id. When the files are held by another program for longer than the
    time-out, or the disk is full, what is left stays until the next call that meets it.
    """
    if not traces or connections[alias].vendor != "sqlite":
        return
    with suppress(OperationalError):  # the erasing itself is done and durable
        empty_log(alias)
        if len(traces) > LOOKED_FOR or _holds_any(alias, traces):
            write_anew(alias)


def empty_log(alias: str) -> None:
    """Move everything from the write-ahead log into the database, and cut the log to nothing."""
    if connections[alias].vendor == "sqlite":
        with connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def write_anew(alias: str) -> None:
    """Write the database without any freed room."""
    with connections[alias].cursor() as cursor:
        cursor.execute("VACUUM")
    empty_log(alias)


def integrity(alias: str) -> Sequence[str]:
    """What SQLite finds wrong with its own pages, in its words; empty when nothing is."""
    if connections[alias].vendor != "sqlite":
        return []
    with connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(20)")
        lines = [line for (line,) in cursor.fetchall()]
    return [] if lines == ["ok"] else [f"The database file is damaged: {line}" for line in lines]


def _holds_any(alias: str, traces: Collection[bytes]) -> bool:
    path = Path(connections[alias].settings_dict["NAME"])
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return any(content.find(trace) >= 0 for trace in traces)
