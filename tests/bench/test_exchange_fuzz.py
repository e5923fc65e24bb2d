"""A short run of what bench/exchange does for long: no spoilt file breaks an importer."""

import io
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bench.exchange.fuzz import fuzzed, samples

from nearer import storage
from nearer.companion import importing
from nearer.companion.gate import Gate
from nearer.companion.space import Space
from nearer.domain.values import Preferences
from nearer.settings import Database
from nearer.vault import LEAST_COST

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def space(tmp_path: Path) -> Space:
    records = storage.open_records(Database("sqlite", path=tmp_path / "nearer.db"))
    gate = Gate(records, lambda: NOW, random.Random(2).randbytes, LEAST_COST)
    return gate.create("velvet otters borrow thunder", Preferences(id="preferences"))[0]


def test_spoilt_files_end_in_a_sentence_and_leave_nothing(space: Space) -> None:
    table = fuzzed(space, 300)
    assert table.row_count == len(samples()) + 1


def test_every_sample_is_read_by_its_own_importer(space: Space) -> None:
    for source, content in samples().items():
        assert importing.look(space, io.BytesIO(content), "x").source == source
