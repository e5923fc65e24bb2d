"""Opening the store that the settings name."""

from typing import TYPE_CHECKING

from nearer.settings import Database
from nearer.storage.connect import connect

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


def _prepared(database: Database) -> str:
    alias = connect(database)
    from nearer.storage.schema import prepare

    prepare(alias)
    return alias
