"""What a SQLite store leaves on the disk: private files, and nothing of what was erased."""

import os
import random
import sqlite3
import stat
from pathlib import Path

import pytest

from nearer import storage
from nearer.domain.ports import SealedRecord, VaultRow
from nearer.settings import Database
from nearer.storage.sqlite import LOOKED_FOR, empty_log

VAULT = VaultRow(b"a vault's own id", "", b"the old keys" * 20)


@pytest.fixture
def opened(sqlite: Database):
    records = storage.open_records(sqlite)
    records.create(VAULT)
    yield records
    records.close()


def all_bytes(database: Database) -> bytes:
    assert database.path is not None
    return b"".join(path.read_bytes() for path in sorted(database.path.parent.iterdir()))


def pieces(record: SealedRecord) -> list[bytes]:
    return [record.id, *(record.sealed[n : n + 12] for n in range(0, len(record.sealed) - 12, 12))]


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_only_the_owner_may_read_the_folder_and_its_files(sqlite: Database, umask: int) -> None:
    assert sqlite.path is not None
    before = os.umask(umask)
    try:
        records = storage.open_records(sqlite)
        records.create(VAULT)
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in sqlite.path.parent.iterdir()}
    assert set(modes) == {"nearer.db", "nearer.db-wal", "nearer.db-shm"}
    assert not any(mode & 0o077 for mode in modes.values())
    assert not sqlite.path.parent.stat().st_mode & 0o077
    records.close()


def test_what_is_acknowledged_is_flushed(opened) -> None:
    from django.db import connections

    with connections[opened._alias].cursor() as cursor:
        settings = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        }
    full = 2
    assert settings == {
        "journal_mode": "wal",
        "synchronous": full,
        "secure_delete": 1,
        "foreign_keys": 1,
    }


def moved_about(opened, row) -> list[SealedRecord]:
    """Live rows of a store that SQLite has moved often, without any cleaning in between."""
    chance = random.Random(1)
    live: list[SealedRecord] = []
    for turn in range(300):
        added = [
            row(turn * 3 + n, chance.choice([285, 541, 1053])) for n in range(chance.randint(1, 3))
        ]
        count = min(len(live), chance.choice([0, 1, 1, 2]))
        erased = [live.pop(-chance.randint(1, min(30, len(live)))) for _ in range(count)]
        opened.write(VAULT.id, added, [record.id for record in erased])
        live += added
    return live


def test_nothing_of_erased_rows_is_left_in_any_file(opened, sqlite, row, monkeypatch) -> None:
    """SQLite leaves parts of rows where they were before it moved them; such rows are erased."""
    with monkeypatch.context() as patch:
        patch.setattr("nearer.storage.records.leave_nothing", lambda alias, _: empty_log(alias))
        live = moved_about(opened, row)
        opened.write(VAULT.id, (), [live.pop().id])
    before = all_bytes(sqlite)
    twice = [record for record in live if before.count(record.sealed[:12]) > 1]
    assert twice, "no row left a part behind: this test no longer tries what it is for"
    for record in twice:
        opened.write(VAULT.id, (), [record.id])
        live.remove(record)
        left = all_bytes(sqlite)
        assert not any(piece in left for piece in pieces(record))
    assert all(record.sealed in left for record in live)


def test_nothing_of_many_rows_erased_at_once_is_left(opened, sqlite, row) -> None:
    rows = [row(n) for n in range(LOOKED_FOR * 4)]
    opened.write(VAULT.id, rows)
    opened.write(VAULT.id, (), [record.id for record in rows[::2]])
    left = all_bytes(sqlite)
    assert not any(piece in left for record in rows[::2] for piece in pieces(record))
    assert opened.read(VAULT.id)[0] == rows[1::2]


def test_replaced_keys_are_not_left(opened, sqlite) -> None:
    opened.replace_header(VAULT.id, VAULT.header, b"the new keys" * 20)
    left = all_bytes(sqlite)
    assert b"the old keys" not in left
    assert left.count(b"the new keys" * 20) == 2


def test_nothing_of_a_destroyed_vault_is_left(opened, sqlite, row) -> None:
    rows = [row(n, 5000) for n in range(50)]
    opened.write(VAULT.id, rows)
    before = len(all_bytes(sqlite))
    opened.destroy(VAULT.id)
    left = all_bytes(sqlite)
    assert not any(piece in left for record in rows for piece in (record.id, record.sealed[:64]))
    assert VAULT.id not in left
    assert b"the old keys" not in left
    assert len(left) < before / 2


def test_a_stale_reader_does_not_stop_erasing(opened, sqlite, row) -> None:
    """Another program holds a view of the old rows; once it lets go, the next erasing cleans up."""
    opened.write(VAULT.id, [row(1), row(2)])
    with sqlite3.connect(sqlite.path) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM nearer_record").fetchone()
        from django.db import connections

        with connections[opened._alias].cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 50")
        assert opened.write(VAULT.id, (), [row(1).id]).erased == 1
        reader.rollback()
    reader.close()
    opened.write(VAULT.id, (), [row(2).id])
    assert row(1).id not in all_bytes(sqlite)


def test_a_file_name_may_hold_anything(tmp_path: Path, row) -> None:
    for name in ("two words.db", "a?b=c#d%20.db", "ünï–💜.db", "file:x.db"):
        database = Database("sqlite", path=tmp_path / "füür ?#" / name)
        records = storage.open_records(database)
        records.create(VAULT)
        records.write(VAULT.id, [row(1)])
        records.close()
        assert database.path is not None
        assert row(1).sealed in database.path.read_bytes()
