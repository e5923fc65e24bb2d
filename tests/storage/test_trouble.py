"""Whatever the database runs into is told in a sentence, and nothing is half-done after it."""

import os
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connections

from nearer import storage
from nearer.domain.errors import (
    StorageBusy,
    StorageDamaged,
    StorageError,
    StorageFull,
    StorageReadOnly,
    StorageUnreachable,
    UnknownFormat,
)
from nearer.domain.ports import Mark, VaultRow
from nearer.settings import Database

VAULT = VaultRow(b"a vault's own id", "", b"keys" * 60)


@pytest.fixture
def opened(sqlite: Database):
    records = storage.open_records(sqlite)
    records.create(VAULT)
    yield records
    records.close()


def tell(records, *statements: str) -> None:
    with connections[records._alias].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_a_full_disk(opened, row) -> None:
    before = opened.write(VAULT.id, [row(1)])
    pages = 16
    tell(opened, f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageFull, match="make some room"):
        opened.write(VAULT.id, [row(n, 5000) for n in range(2, 40)])
    tell(opened, "PRAGMA max_page_count = 1000000")
    assert opened.read(VAULT.id) == ([row(1)], before)
    assert opened.write(VAULT.id, [row(2, 5000)]) == Mark(2, 0)


def test_a_store_that_may_only_be_read(opened, row) -> None:
    opened.write(VAULT.id, [row(1)])
    tell(opened, "PRAGMA query_only = ON")
    with pytest.raises(StorageReadOnly):
        opened.write(VAULT.id, [row(2)])
    assert opened.read(VAULT.id)[0] == [row(1)]


def test_a_store_another_program_holds(opened, sqlite, row) -> None:
    tell(opened, "PRAGMA busy_timeout = 50")
    other = sqlite3.connect(sqlite.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageBusy, match="try again"):
        opened.write(VAULT.id, [row(1)])
    assert opened.read(VAULT.id) == ([], Mark(0, 0))
    other.rollback()
    other.close()
    assert opened.write(VAULT.id, [row(1)]) == Mark(1, 0)


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("something else")
    with pytest.raises(StorageUnreachable, match="NEARER_DATA"):
        storage.open_records(Database("sqlite", path=tmp_path / "taken" / "nearer.db"))
    assert (tmp_path / "taken").read_text() == "something else"


def test_a_file_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "nearer.db").mkdir()
    with pytest.raises(StorageUnreachable):
        storage.open_records(Database("sqlite", path=tmp_path / "nearer.db"))


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_a_folder_that_may_not_be_written() -> None:
    nobody = 65534
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    folder.chmod(0o555)
    myself = os.geteuid()
    try:
        if myself == 0:  # root may write anywhere
            os.seteuid(nobody)
        with pytest.raises(StorageReadOnly):
            storage.open_records(Database("sqlite", path=folder / "deeper" / "nearer.db"))
        with pytest.raises(StorageReadOnly):
            storage.open_records(Database("sqlite", path=folder / "nearer.db"))
    finally:
        os.seteuid(myself)
        folder.rmdir()


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, " * 1000)
    with pytest.raises(StorageDamaged):
        storage.open_records(Database("sqlite", path=path))
    assert path.read_text() == "Dear reader, " * 1000


def test_spoilt_pages(opened, sqlite, row) -> None:
    opened.write(VAULT.id, [row(n, 1000) for n in range(200)])
    opened.close()
    content = bytearray(sqlite.path.read_bytes())
    content[30 * 4096 : 34 * 4096] = bytes(4 * 4096)
    sqlite.path.write_bytes(content)
    records = storage.open_records(sqlite)
    assert records.check()
    with pytest.raises(StorageDamaged, match="rescue"):
        records.read(VAULT.id)


def test_tables_of_a_newer_nearer_are_not_touched(opened, sqlite) -> None:
    tell(
        opened,
        "INSERT INTO django_migrations (app, name, applied) "
        "VALUES ('storage', '9999_later', '2099-01-01')",
    )
    opened.close()
    before = sqlite.path.read_bytes()
    with pytest.raises(UnknownFormat, match="newer Nearer"):
        storage.open_records(sqlite)
    assert sqlite.path.read_bytes() == before


def test_tables_that_are_gone(opened, row) -> None:
    tell(opened, "DROP TABLE nearer_record")
    with pytest.raises(StorageDamaged):
        opened.write(VAULT.id, [row(1)])


def test_trouble_never_repeats_what_is_kept(opened, row) -> None:
    tell(opened, "PRAGMA query_only = ON")
    with pytest.raises(StorageError) as told:
        opened.write(VAULT.id, [row(1)])
    assert row(1).id.hex() not in str(told.value)


@pytest.mark.postgres
def test_a_server_that_is_not_there(postgresql: Database, tmp_path: Path) -> None:
    with pytest.raises(StorageUnreachable):
        storage.open_records(replace(postgresql, host=str(tmp_path)))
    with pytest.raises(StorageUnreachable):
        storage.open_records(replace(postgresql, name="no_such_database"))


@pytest.mark.postgres
def test_a_server_that_hangs_up_is_called_again(postgresql: Database, row) -> None:
    records = storage.open_records(postgresql)
    records.create(VAULT)
    backend = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = %s"
    import psycopg

    mine = connections[records._alias].connection.info.backend_pid
    with psycopg.connect(host=postgresql.host, dbname="postgres", user="postgres") as admin:
        admin.execute(backend, [mine])
    with pytest.raises(StorageUnreachable):
        records.write(VAULT.id, [row(1)])
    assert records.write(VAULT.id, [row(1)]) == Mark(1, 0)
    records.close()


@pytest.mark.postgres
def test_a_server_that_may_only_be_read_or_is_held(postgresql: Database, row) -> None:
    import psycopg

    records = storage.open_records(postgresql)
    records.create(VAULT)
    tell(records, "SET default_transaction_read_only = on")
    with pytest.raises(StorageReadOnly):
        records.write(VAULT.id, [row(1)])
    tell(records, "SET default_transaction_read_only = off", "SET lock_timeout = '50ms'")
    address = {"host": postgresql.host, "dbname": postgresql.name, "user": "postgres"}
    with psycopg.connect(**address) as other:
        other.execute("SELECT * FROM nearer_vault FOR UPDATE")
        with pytest.raises(StorageBusy):
            records.write(VAULT.id, [row(1)])
    assert records.write(VAULT.id, [row(1)]) == Mark(1, 0)
    records.close()


@pytest.mark.postgres
def test_tables_of_a_newer_nearer_on_a_server(postgresql: Database) -> None:
    records = storage.open_records(postgresql)
    tell(
        records,
        "INSERT INTO django_migrations (app, name, applied) "
        "VALUES ('storage', '9999_later', '2099-01-01')",
    )
    with pytest.raises(UnknownFormat):
        storage.open_records(postgresql)
    records.close()
