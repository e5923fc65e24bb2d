"""Every sealed sample of every version opens, for ever."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from nearer import vault
from nearer.domain.codec import decode
from nearer.domain.ports import SealedRecord
from nearer.vault.header import VERSION

VECTORS = Path(__file__).resolve().parents[1] / "vectors"
SAMPLES = sorted(VECTORS.glob("v*/nearer.db"))


def stored(sample: Path) -> tuple[bytes, bytes, list[SealedRecord]]:
    """Id, header and rows, read without the storage and without touching the file."""
    database = sqlite3.connect(f"file:{sample}?immutable=1", uri=True)
    vault_id, header = database.execute("SELECT id, header FROM nearer_vault").fetchone()
    rows = database.execute("SELECT id, sealed FROM nearer_record ORDER BY number").fetchall()
    database.close()
    return vault_id, header, [SealedRecord(*row) for row in rows]


def expected(sample: Path) -> Any:
    return json.loads(sample.with_name("expected.json").read_text(encoding="utf-8"))


def test_every_version_left_a_sample() -> None:
    assert [sample.parent.name for sample in SAMPLES] == [f"v{n + 1}" for n in range(VERSION)]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.parent.name)
def test_the_passphrase_and_the_code_open_every_record(sample: Path) -> None:
    wanted = expected(sample)
    vault_id, header, rows = stored(sample)
    for key in (
        vault.unlock(vault_id, header, wanted["passphrase"]),
        vault.recover(vault_id, header, wanted["recovery_code"]),
    ):
        revisions, damaged = key.open_all(rows, decode)
        assert revisions == [decode(json.dumps(record).encode()) for record in wanted["records"]]
        assert [record_id.hex() for record_id in damaged] == wanted["damaged"]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.parent.name)
def test_a_header_of_the_cost_of_its_time_opens(sample: Path) -> None:
    wanted = expected(sample)
    vault_id, costly = bytes.fromhex(wanted["vault_id"]), wanted["at_default_cost"]
    header = bytes.fromhex(costly["header"])
    key = vault.unlock(vault_id, header, wanted["passphrase"])
    assert vault.recover(vault_id, header, costly["recovery_code"]).secret() == key.secret()
