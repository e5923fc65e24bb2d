"""A store that an earlier version left is opened by this one."""

import json
import shutil
from pathlib import Path

import pytest

from nearer import storage, vault
from nearer.domain.codec import decode
from nearer.settings import Database

SAMPLES = sorted((Path(__file__).resolve().parents[1] / "vectors").glob("v*/nearer.db"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.parent.name)
def test_it_opens_and_takes_new_records(sample: Path, tmp_path: Path, row) -> None:
    records = storage.open_records(Database("sqlite", path=Path(shutil.copy(sample, tmp_path))))
    wanted = json.loads(sample.with_name("expected.json").read_text(encoding="utf-8"))
    found = records.vaults()[0]
    assert records.check() == []
    key = vault.unlock(found.id, found.header, wanted["passphrase"])
    revisions, damaged = key.open_all(records.read(found.id)[0], decode)
    assert len(revisions) == len(wanted["records"])
    assert [record_id.hex() for record_id in damaged] == wanted["damaged"]
    before = records.mark(found.id)
    assert records.write(found.id, [row(1)]).written == before.written + 1
    records.close()
