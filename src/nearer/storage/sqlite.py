"""What only SQLite needs: leaving no erased bytes behind, and looking at its own pages."""

from collections.abc import Sequence

from django.db import connections


def clear_log(alias: str) -> None:
    """Empty the write-ahead log, where erased rows would stay readable as bytes.

    When another connection is reading for longer than the time-out, the log stays until the next
    call or until the last connection closes.
    """
    if connections[alias].vendor == "sqlite":
        with connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def compact(alias: str) -> None:
    """Write the database anew without the room that was freed."""
    if connections[alias].vendor == "sqlite":
        with connections[alias].cursor() as cursor:
            cursor.execute("VACUUM")
        clear_log(alias)


def integrity(alias: str) -> Sequence[str]:
    """What SQLite finds wrong with its own pages, in its words; empty when nothing is."""
    if connections[alias].vendor != "sqlite":
        return []
    with connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(20)")
        lines = [line for (line,) in cursor.fetchall()]
    return [] if lines == ["ok"] else [f"The database file is damaged: {line}" for line in lines]
