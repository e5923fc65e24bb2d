"""Reaching a database through Django, whether or not a site has configured Django already.

Every database gets a connection alias of its own, so one process may hold several stores, and the
site's "default" stays what the site made of it. Django keeps one connection per thread and alias.
"""

import os
from contextlib import suppress
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.utils import DEFAULT_DB_ALIAS

from nearer.domain.errors import StorageReadOnly, StorageUnreachable
from nearer.settings import Database

PATIENCE = 10  # seconds to wait for another writer

# FULL: what was acknowledged survives a power cut. secure_delete: erased bytes become zeros.
PRAGMAS = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA cell_size_check = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA mmap_size = 0;
    PRAGMA temp_store = MEMORY
"""


def connect(database: Database) -> str:
    """The alias under which Django knows this database from now on. Opens nothing yet.

    Raises StorageUnreachable or StorageReadOnly when the folder cannot be made or used.
    """
    _configure()
    if database.path is not None:
        _make_private(database.path)
    alias = f"nearer-{hash(database) & 0xFFFF_FFFF_FFFF_FFFF:016x}"  # another in every process
    if alias not in connections.settings:
        chosen = {DEFAULT_DB_ALIAS: {}, alias: _options(database)}
        connections.settings[alias] = connections.configure_settings(chosen)[alias]
    return alias


def _configure() -> None:
    if not settings.configured and "DJANGO_SETTINGS_MODULE" not in os.environ:
        settings.configure(INSTALLED_APPS=["nearer.storage"], USE_TZ=True, LOGGING_CONFIG=None)
    if not apps.ready:
        django.setup(set_prefix=False)


def _options(database: Database) -> dict[str, object]:
    chosen = database.as_django()
    if database.engine != "sqlite":
        return chosen
    return chosen | {
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": PATIENCE,
            "transaction_mode": "IMMEDIATE",
            "init_command": PRAGMAS,
        },
    }


def _make_private(path: Path) -> None:
    """Folder and file that only this user may read. SQLite gives its own files the same mode."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except PermissionError as error:
        raise StorageReadOnly(
            f"Nothing can be written in {path.parent}. Give yourself the right to, or choose "
            "another folder with NEARER_DATA."
        ) from error
    except OSError as error:
        raise StorageUnreachable(
            f"The folder {path.parent} cannot be used ({error.strerror}). Choose another with "
            "NEARER_DATA."
        ) from error
