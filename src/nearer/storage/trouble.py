"""What a database says when something is wrong, as the errors Nearer can explain."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, InterfaceError, connections

from nearer.domain.errors import (
    StorageBusy,
    StorageDamaged,
    StorageError,
    StorageFull,
    StorageReadOnly,
    StorageUnreachable,
)

BUSY = "Another program is using the database. Nothing was saved; try again in a moment."
DAMAGED = (
    "The database is damaged. Nothing was saved just now. Keep its file as it is: what is whole in "
    "it can be taken out by `nearer rescue`, or begin again from a copy."
)
FULL = "The disk is full. Nothing was saved; make some room and save again."
READ_ONLY = (
    "The database may be read but not written. Nothing was saved; check the rights on its folder."
)
UNREACHABLE = "The database cannot be reached. Nothing was saved; try again in a moment."
FAILED = "The database did not do what was asked. Nothing was saved; try again."

_SQLITE: dict[int, tuple[type[StorageError], str]] = {
    sqlite3.SQLITE_BUSY: (StorageBusy, BUSY),
    sqlite3.SQLITE_LOCKED: (StorageBusy, BUSY),
    sqlite3.SQLITE_PROTOCOL: (StorageBusy, BUSY),
    sqlite3.SQLITE_FULL: (StorageFull, FULL),
    sqlite3.SQLITE_READONLY: (StorageReadOnly, READ_ONLY),
    sqlite3.SQLITE_PERM: (StorageReadOnly, READ_ONLY),
    sqlite3.SQLITE_CANTOPEN: (StorageUnreachable, UNREACHABLE),
    sqlite3.SQLITE_CORRUPT: (StorageDamaged, DAMAGED),
    sqlite3.SQLITE_NOTADB: (StorageDamaged, DAMAGED),
    # Our statements are fixed: one that does not fit the tables met damaged tables.
    sqlite3.SQLITE_ERROR: (StorageDamaged, DAMAGED),
}

# Codes of PostgreSQL, appendix A, by full code or class.
_POSTGRESQL: dict[str, tuple[type[StorageError], str]] = {
    "53100": (StorageFull, FULL),
    "53300": (StorageBusy, BUSY),
    "25006": (StorageReadOnly, READ_ONLY),
    "42501": (StorageReadOnly, READ_ONLY),
    "55P03": (StorageBusy, BUSY),
    "40": (StorageBusy, BUSY),
    "57": (StorageUnreachable, UNREACHABLE),
    "08": (StorageUnreachable, UNREACHABLE),
    "28": (StorageUnreachable, UNREACHABLE),
    "3D": (StorageUnreachable, UNREACHABLE),
    "XX": (StorageDamaged, DAMAGED),
}


@contextmanager
def explained(alias: str) -> Iterator[None]:
    """Raises a StorageError for whatever the driver raises inside."""
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        kind, sentence = _kind_of(error)
        if issubclass(kind, StorageUnreachable | StorageDamaged):
            connections[alias].close()
        raise kind(sentence) from error
    except UnicodeDecodeError as error:  # SQLite names a table whose name is spoilt
        connections[alias].close()
        raise StorageDamaged(DAMAGED) from error


def _kind_of(error: Exception) -> tuple[type[StorageError], str]:
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        # No code: Python could not make text of what is stored as text.
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        return _SQLITE.get(code & 0xFF, (StorageError, FAILED))
    state = getattr(cause, "sqlstate", None)
    if state is None:  # the connection itself broke, or was never made
        return StorageUnreachable, UNREACHABLE
    known = _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2])
    return known or (StorageError, FAILED)
