"""A copy is made of either database and comes back in either."""

import random
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from nearer import storage
from nearer.companion import backups, exporting, restoring
from nearer.companion.gate import Gate
from nearer.domain.errors import VaultExists
from nearer.domain.values import Moment, Preferences
from nearer.settings import Database
from nearer.vault import LEAST_COST

PASSPHRASE = "velvet otters borrow thunder"
NOW = datetime(2026, 3, 10, tzinfo=UTC)


def gate_of(records: Any) -> Gate:
    return Gate(records, lambda: NOW, random.Random(3).randbytes, LEAST_COST)


@pytest.fixture
def gate(database: Database) -> Any:
    opened = storage.open_records(database)
    yield gate_of(opened)
    opened.close()


@pytest.fixture
def another(tmp_path: Path) -> Any:
    opened = storage.open_records(Database("sqlite", path=tmp_path / "another.db"))
    yield gate_of(opened)
    opened.close()


def test_a_copy_goes_from_one_store_to_the_other_and_back(gate, another, tmp_path) -> None:
    values = [Moment(id=f"{n:032x}", when=NOW, words=f"words {n}") for n in range(50)]
    space, _code = gate.create(PASSPHRASE, Preferences(id="preferences"), values)
    made = backups.make(space, gate.records, tmp_path / "copies")
    assert made.whole
    opened = restoring.by_passphrase(backups.open_file(made.path), PASSPHRASE)
    there = restoring.restore(another, opened)
    assert exporting.revisions(there) == exporting.revisions(space)
    before = exporting.revisions(space)
    back = restoring.by_passphrase(backups.snapshot(there, another.records), PASSPHRASE)
    gate.destroy(space)
    assert exporting.revisions(restoring.restore(gate, back)) == before


def test_what_is_made_with_its_rows_is_there_with_all_of_them_or_not_at_all(
    records, vault_id, row
) -> None:
    rows = [row(1), row(2)]
    other = storage_row(b"another id of it")
    records.create(other, rows)
    assert records.read(other.id) == (rows, (2, 0))
    with pytest.raises(VaultExists):
        records.create(storage_row(vault_id), rows)
    assert records.read(vault_id)[0] == []
    records.write(other.id, [row(3)])
    assert records.read(other.id, 2) == ([row(3)], (3, 0))
    assert records.check() == []


def storage_row(vault_id: bytes) -> Any:
    from nearer.domain.ports import VaultRow

    return VaultRow(vault_id, vault_id.hex(), b"nearer" + bytes(245))
