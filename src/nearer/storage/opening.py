"""Opening the store that the settings name."""

from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connections

from nearer.domain.errors import NearerError, StorageUnreachable, UnknownFormat
from nearer.settings import Database
from nearer.storage.connect import connect
from nearer.storage.rows import find_rows, of_vault

if TYPE_CHECKING:
    from nearer.storage.records import DatabaseRecords
    from nearer.storage.sessions import DatabaseSessions


def open_records(database: Database) -> "DatabaseRecords":
    """The records kept there, with tables made or renewed where needed.

    Raises StorageError; UnknownFormat for a database of a newer Nearer or a file that is none.
    """
    alias = _prepared(database)
    from nearer.storage.records import DatabaseRecords  # models exist only once Django is set up

    return DatabaseRecords(alias)


def open_sessions(database: Database) -> "DatabaseSessions":
    """The sealed sessions kept there. Raises like ``open_records``."""
    alias = _prepared(database)
    from nearer.storage.sessions import DatabaseSessions

    return DatabaseSessions(alias)


def rescue(damaged: Path, fresh: Database) -> int:
    """Copy all that can be made out in a damaged SQLite file to a new store; how many records.

    The damaged file is only read. Spoilt records come along and are told apart by the vault.
    Raises StorageError; UnknownFormat when there is no vault in the file; VaultExists when
    ``fresh`` already has one of the same id or name.
    """
    try:
        vaults, records = find_rows(damaged)
    except OSError as error:
        raise StorageUnreachable(f"{damaged} cannot be read ({error.strerror}).") from error
    if not vaults:
        raise UnknownFormat(f"No space of Nearer can be made out in {damaged}.")
    store = open_records(fresh)
    for vault in vaults:
        store.create(vault.row)
        store.write(vault.row.id, of_vault(vault, vaults, records))
    return len(records)


def _prepared(database: Database) -> str:
    alias = connect(database)
    from nearer.storage.schema import prepare

    try:
        prepare(alias)
    except NearerError:
        connections[alias].close()
        raise
    return alias
