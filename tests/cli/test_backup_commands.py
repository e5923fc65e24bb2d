"""Copies from a terminal: made, listed, brought back, drilled; and getting out what is whole."""

import os
import random
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nearer import storage
from nearer.companion.gate import Gate
from nearer.domain.values import Moment, Preferences
from nearer.settings import Database
from nearer.vault import LEAST_COST

PASSPHRASE = "velvet otters borrow thunder"
OTHER = "seven lanterns under water"
NOW = datetime(2026, 3, 10, tzinfo=UTC)


def make_space(folder: Path, *values: Moment) -> tuple[Path, str]:
    """The data folder and the recovery code."""
    folder.mkdir()
    records = storage.open_records(Database("sqlite", path=folder / "nearer.db"))
    gate = Gate(records, lambda: NOW, random.Random(3).randbytes, LEAST_COST)
    _space, code = gate.create(PASSPHRASE, Preferences(id="preferences"), values)
    records.close()
    return folder, code.grouped()


def nearer(
    folder: Path, *given: str, typed: str = PASSPHRASE
) -> "subprocess.CompletedProcess[str]":
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEARER_", "DJANGO_"))}
    env = kept | {"NEARER_DATA": str(folder), "COLUMNS": "200", "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.run(
        [sys.executable, "-m", "nearer", *given],
        input=f"{typed}\n",
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture
def lived(tmp_path: Path) -> tuple[Path, str]:
    moments = (Moment(id=f"{n:032x}", when=NOW, words=f"We argued {n}") for n in range(30))
    return make_space(tmp_path / "lived", *moments)


def copy_of(folder: Path) -> Path:
    made = nearer(folder, "backup")
    assert "read back" in made.stdout, made.stderr
    (copy,) = (folder / "copies").glob("*.copy")
    return copy


def test_a_copy_comes_back_on_a_new_machine_by_passphrase(lived, tmp_path) -> None:
    copy = copy_of(lived[0])
    assert copy.name in nearer(lived[0], "backup", "--list").stdout
    looked = nearer(tmp_path / "new", "restore", str(copy))
    assert "Nothing was changed" in looked.stdout, looked.stderr
    done = nearer(tmp_path / "new", "restore", "--yes", str(copy))
    assert "Everything is here" in done.stdout, done.stderr
    assert "We argued 7" in nearer(tmp_path / "new", "moments").stdout


def test_by_the_recovery_code_a_new_passphrase_is_set(lived, tmp_path) -> None:
    folder, code = lived
    copy = copy_of(folder)
    done = nearer(tmp_path / "new", "restore", "--yes", str(copy), typed=f"{code}\n{OTHER}")
    assert "Everything is here" in done.stdout, done.stderr
    assert "We argued 7" in nearer(tmp_path / "new", "moments", typed=OTHER).stdout
    assert nearer(tmp_path / "new", "moments").returncode == 1


def test_into_a_space_that_is_here_it_adds_what_is_missing_and_is_taken_back(
    lived, tmp_path
) -> None:
    copy = copy_of(lived[0])
    other = tmp_path / "other"
    other.mkdir()
    records = storage.open_records(Database("sqlite", path=other / "nearer.db"))
    chance = random.Random(4).randbytes
    Gate(records, lambda: NOW, chance, LEAST_COST).create(OTHER, Preferences(id="preferences"))
    records.close()
    done = nearer(other, "restore", "--yes", str(copy), typed=f"{OTHER}\n{PASSPHRASE}")
    (batch,) = re.findall(r"--take-back (\w+)", done.stdout)
    assert "We argued 7" in nearer(other, "moments", typed=OTHER).stdout
    assert "Taken back" in nearer(other, "import", "--take-back", batch, typed=OTHER).stdout
    assert "We argued 7" not in nearer(other, "moments", typed=OTHER).stdout


def test_a_wrong_passphrase_and_another_file_end_in_a_sentence(lived, tmp_path) -> None:
    copy = copy_of(lived[0])
    wrong = nearer(tmp_path / "new", "restore", "--yes", str(copy), typed=OTHER)
    other = nearer(tmp_path / "new", "restore", "--yes", str(lived[0] / "nearer.db"))
    gone = nearer(tmp_path / "new", "restore", "--yes", str(tmp_path / "gone"))
    for done in (wrong, other, gone):
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert done.stderr.strip().endswith(".")


@pytest.mark.parametrize("path", ["a" * 300, "~nobody-of-that-name/x"])
def test_a_path_nothing_can_have_ends_in_a_sentence(lived, tmp_path, path) -> None:
    out = str(tmp_path / "out")
    for given in (
        ("restore", "--yes", path),
        ("backup", "--to", path),
        ("rescue", path, out),
        ("rescue", str(lived[0] / "nearer.db"), path),
    ):
        done = nearer(lived[0], *given)
        assert done.returncode == 1, given
        assert "Traceback" not in done.stderr, given
        assert done.stderr.strip().endswith("."), given


def test_a_folder_whose_name_looks_like_markup_is_told_as_it_is(tmp_path) -> None:
    (tmp_path / "my [").mkdir()
    folder, _code = make_space(tmp_path / "my [" / "y] data")
    copy_of(folder)
    drilled = nearer(folder, "doctor", "--drill")
    assert drilled.returncode == 0, drilled.stderr
    assert "[/y]" in drilled.stdout


def test_a_drill_brings_the_newest_copy_back_elsewhere_and_leaves_nothing(lived, tmp_path) -> None:
    assert "no copy yet" in nearer(lived[0], "doctor", "--drill").stderr
    copy_of(lived[0])
    nearer(lived[0], "log", "--urge", "3")
    done = nearer(lived[0], "doctor", "--drill")
    assert "It came back whole" in done.stdout, done.stderr
    assert re.search(r"Written here since: [1-9]", done.stdout)


def test_a_drill_with_a_spoilt_copy_says_so(lived) -> None:
    copy = copy_of(lived[0])
    content = bytearray(copy.read_bytes())
    content[-400] ^= 1
    copy.write_bytes(content)
    done = nearer(lived[0], "doctor", "--drill")
    assert done.returncode == 1
    assert "damaged" in done.stderr


def test_of_a_damaged_database_what_is_whole_is_rescued_and_the_rest_is_named(
    lived, tmp_path
) -> None:
    folder, _code = lived
    store = folder / "nearer.db"
    records = storage.open_records(Database("sqlite", path=store))
    row = records.read(records.vaults()[0].id)[0][5]
    records.close()
    content = bytearray(store.read_bytes())
    at = content.find(row.sealed)
    assert at > 0
    content[at + 40] ^= 1
    content[:16] = bytes(16)
    store.write_bytes(content)
    assert nearer(folder, "moments").returncode == 1
    out = tmp_path / "out.zip"
    done = nearer(folder, "rescue", "--plain", str(store), str(out))
    assert f"Record {row.id.hex()} cannot be opened" in done.stdout, done.stderr
    assert done.returncode == 1
    assert store.read_bytes() == bytes(content)
    fresh, _ = make_space(tmp_path / "fresh")
    nearer(fresh, "import", "--yes", str(out))
    assert nearer(fresh, "moments", "--words", "We argued").stdout.count("We argued") == 29


def test_of_a_copy_cut_off_what_is_before_the_cut_is_rescued(lived, tmp_path) -> None:
    copy = copy_of(lived[0])
    copy.write_bytes(copy.read_bytes()[:-2000])
    out = tmp_path / "out.nearer"
    done = nearer(tmp_path / "x", "rescue", str(copy), str(out), typed=f"{PASSPHRASE}\n{OTHER}")
    assert "are missing" in done.stdout, done.stderr
    fresh, _ = make_space(tmp_path / "fresh")
    added = nearer(fresh, "import", "--yes", str(out), typed=f"{PASSPHRASE}\n{OTHER}")
    assert "Moments" in added.stdout, added.stderr
