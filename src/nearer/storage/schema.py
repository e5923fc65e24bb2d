"""The tables as this version of Nearer needs them: made on the first start, renewed on later ones.

Several processes may start at once: all steps run in one transaction under one lock, so each finds
either the work undone or all of it done.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources

from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor

from nearer.domain.errors import UnknownFormat
from nearer.storage.trouble import explained

LOCK = 0x6E6561726572  # "nearer": the advisory lock of PostgreSQL that guards the tables


def prepare(alias: str) -> None:
    """Bring the tables up to date. Raises StorageError; UnknownFormat for newer tables."""
    with explained(alias):
        if _up_to_date(alias):
            return
        with _alone(alias):
            if _up_to_date(alias):
                return
            executor = MigrationExecutor(connections[alias])
            executor.migrate(executor.loader.graph.leaf_nodes("storage"))


def _up_to_date(alias: str) -> bool:
    applied, known = _applied(alias), _known()
    if applied - known:
        raise UnknownFormat(
            "This database was last used by a newer Nearer. Update Nearer, and it opens again."
        )
    return applied == known


def _applied(alias: str) -> set[str]:
    connection = connections[alias]
    with connection.cursor() as cursor:
        if "django_migrations" not in connection.introspection.table_names(cursor):
            return set()
        cursor.execute("SELECT name FROM django_migrations WHERE app = 'storage'")
        return {name for (name,) in cursor.fetchall()}


def _known() -> set[str]:
    files = resources.files("nearer.storage.migrations").iterdir()
    return {file.name[:-3] for file in files if file.name[:1].isdigit()}


@contextmanager
def _alone(alias: str) -> Iterator[None]:
    connection = connections[alias]
    if connection.vendor == "postgresql":
        with transaction.atomic(using=alias), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            yield
        return
    # SQLite switches foreign keys off for changes of tables, which a transaction does not allow.
    connection.disable_constraint_checking()
    try:
        with transaction.atomic(using=alias):
            yield
    finally:
        connection.enable_constraint_checking()
