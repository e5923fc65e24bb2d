"""Rows are got out of a file that SQLite reads only in part, or not at all."""

import random
import sqlite3
from pathlib import Path

import pytest

from nearer import storage
from nearer.domain.errors import StorageUnreachable, UnknownFormat, VaultExists
from nearer.domain.ports import SealedRecord, VaultRow
from nearer.settings import Database
from nearer.storage.rows import find_rows

FIRST = VaultRow(b"the first one...", "", b"keys of the first" * 12)
SECOND = VaultRow(b"the second one..", "ümläut", b"keys of the other" * 12)
SIZES = [285, 541, 1053, 4125, 8221, 36_893]


@pytest.fixture
def kept(sqlite: Database, row) -> dict[bytes, list[SealedRecord]]:
    """Two vaults whose rows lie mixed, with some erased; the file is closed."""
    records = storage.open_records(sqlite)
    chance = random.Random(3)
    kept: dict[bytes, list[SealedRecord]] = {FIRST.id: [], SECOND.id: []}
    for vault in (FIRST, SECOND):
        records.create(vault)
    for turn in range(150):
        mine = kept[chance.choice([FIRST.id, SECOND.id])]
        owner = next(id_ for id_, rows in kept.items() if rows is mine)
        added = [row(turn * 4 + n, chance.choice(SIZES)) for n in range(chance.randint(1, 4))]
        gone = [mine.pop(chance.randrange(len(mine)))] if len(mine) > 3 else []
        records.write(owner, added, [record.id for record in gone])
        mine += added
    records.close()
    return kept


@pytest.fixture
def fresh(tmp_path: Path) -> Database:
    return Database("sqlite", path=tmp_path / "fresh" / "nearer.db")


def rescued(database: Database, fresh: Database) -> dict[bytes, list[SealedRecord]]:
    assert database.path is not None
    storage.rescue(database.path, fresh)
    records = storage.open_records(fresh)
    assert records.check() == []
    return {vault.id: list(records.read(vault.id)[0]) for vault in records.vaults()}


def test_from_a_whole_file_everything_comes_in_order(sqlite, kept, fresh) -> None:
    before = sqlite.path.read_bytes()
    assert rescued(sqlite, fresh) == kept
    assert storage.open_records(fresh).vaults() == [FIRST, SECOND]
    assert sqlite.path.read_bytes() == before


def test_what_only_the_log_holds_comes_too(sqlite, kept, fresh, row) -> None:
    """A crash leaves the last commits in the write-ahead log."""
    records = storage.open_records(sqlite)
    late = [row(5000, 285), row(5001, 8221)]
    records.write(FIRST.id, late)
    copy = Database("sqlite", path=fresh.path.parent / "copy.db")
    copy.path.parent.mkdir()
    copy.path.write_bytes(sqlite.path.read_bytes())
    log = Path(f"{sqlite.path}-wal").read_bytes()
    assert log
    Path(f"{copy.path}-wal").write_bytes(log)
    records.close()
    kept[FIRST.id] += late
    assert rescued(copy, fresh) == kept


def test_one_id_in_two_vaults_stays_in_both(sqlite, kept, fresh, row) -> None:
    records = storage.open_records(sqlite)
    for vault, size in ((FIRST, 285), (SECOND, 541)):
        twin = SealedRecord(row(9000).id, row(9000, size).sealed)
        records.write(vault.id, [twin])
        kept[vault.id].append(twin)
    records.close()
    assert rescued(sqlite, fresh) == kept


def test_without_the_first_page_and_the_inner_pages(sqlite, kept, fresh) -> None:
    """The tree is spoilt beyond what SQLite reads; the rows are all there."""
    content = bytearray(sqlite.path.read_bytes())
    content[:100] = bytes(100)
    inner = 0
    for start in range(4096, len(content), 4096):
        if content[start] in {0x02, 0x05, 0x0A}:
            content[start : start + 4096] = bytes(4096)
            inner += 1
    sqlite.path.write_bytes(content)
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(sqlite.path).execute("SELECT count(*) FROM nearer_record")
    assert inner > 3
    assert rescued(sqlite, fresh) == kept


def test_a_spoilt_page_costs_only_what_was_on_it(sqlite, kept, fresh) -> None:
    content = bytearray(sqlite.path.read_bytes())
    leaf = next(
        start
        for start in range(len(content) // 8192 * 4096, len(content), 4096)
        if content[start] == 0x0D and content[start + 4] > 3
    )
    rows = content[leaf + 4]
    content[leaf : leaf + 4096] = b"\xff" * 4096
    sqlite.path.write_bytes(content)
    found = rescued(sqlite, fresh)
    lost = {
        record
        for vault, records in kept.items()
        for record in records
        if record not in found[vault]
    }
    assert 1 <= len(lost) <= rows


def test_chance_does_not_make_rows_out_of_ciphertext(tmp_path: Path) -> None:
    path = tmp_path / "noise"
    path.write_bytes(random.Random(4).randbytes(20_000_000))
    vaults, records = find_rows(path)
    assert vaults == []
    assert len(records) == 0


def test_a_file_without_a_vault_is_told(tmp_path: Path, fresh) -> None:
    for content in (b"", b"hello", bytes(100_000)):
        (tmp_path / "other").write_bytes(content)
        with pytest.raises(UnknownFormat, match="can be made out"):
            storage.rescue(tmp_path / "other", fresh)
    with pytest.raises(StorageUnreachable, match="cannot be read"):
        storage.rescue(tmp_path / "nowhere", fresh)
    assert not fresh.path.exists()


def test_a_store_in_use_is_not_mixed_with_what_is_rescued(sqlite, kept, fresh) -> None:
    storage.open_records(fresh).create(VaultRow(b"another vault id", "", b""))
    with pytest.raises(VaultExists):
        storage.rescue(sqlite.path, fresh)
