"""Taking everything along and bringing it in from a terminal, each in a process of its own."""

import os
import random
import re
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from nearer import storage
from nearer.companion.gate import Gate
from nearer.domain.safety import Safety, safety_id
from nearer.domain.values import Entry, Moment, Person, Preferences
from nearer.settings import Database
from nearer.vault import LEAST_COST

PASSPHRASE = "velvet otters borrow thunder"
FILES_OWN = "seven lanterns under water"
NOW = datetime(2026, 3, 10, tzinfo=UTC)


def make_space(folder: Path, *values: Entry) -> Path:
    folder.mkdir()
    records = storage.open_records(Database("sqlite", path=folder / "nearer.db"))
    gate = Gate(records, lambda: NOW, random.Random(3).randbytes, LEAST_COST)
    gate.create(PASSPHRASE, Preferences(id="preferences"), values)
    records.close()
    return folder


def nearer(folder: Path, *given: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEARER_", "DJANGO_"))}
    env = kept | {"NEARER_DATA": str(folder), "COLUMNS": "200", "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.run(
        [sys.executable, "-m", "nearer", *given],
        input=f"{PASSPHRASE}\n{typed}\n",
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture
def lived(tmp_path: Path) -> Path:
    return make_space(tmp_path / "lived", Moment(id="1" * 32, when=NOW, words="We argued"))


def test_a_sealed_export_goes_round_and_is_taken_back(lived: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "all.nearer", make_space(tmp_path / "other")
    done = nearer(lived, "export", str(file), typed=FILES_OWN)
    assert "It is sealed" in done.stdout, done.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    looked = nearer(other, "import", str(file), typed=FILES_OWN)
    assert "Moments" in looked.stdout, looked.stderr
    assert "Nothing was added" in looked.stdout
    added = nearer(other, "import", "--yes", str(file), typed=FILES_OWN)
    (batch,) = re.findall(r"--take-back (\w+)", added.stdout)
    assert "We argued" in nearer(other, "moments").stdout
    assert batch in nearer(other, "import", "--list").stdout
    again = nearer(other, "import", "--yes", str(file), typed=FILES_OWN)
    assert "Here already" in again.stdout
    assert "Taken back" in nearer(other, "import", "--take-back", batch).stdout
    assert "We argued" not in nearer(other, "moments").stdout


def test_a_plain_export_says_so_and_overwrites_nothing(lived: Path, tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    done = nearer(lived, "export", "--plain", "--only", "book", str(file))
    assert "Anybody" in done.stdout, done.stderr
    with ZipFile(file) as whole:
        assert set(whole.namelist()) == {"read-me.txt", "book.html"}
    refused = nearer(lived, "export", "--plain", str(file))
    assert refused.returncode == 1
    assert "is there already" in refused.stderr


@pytest.mark.parametrize("along", [True, False])
def test_whom_one_marked_goes_along_unless_left_out(tmp_path: Path, along: bool) -> None:
    ana = Person(id="a" * 32, alias="Ana")
    mark = Safety(id=safety_id(ana.id), person=ana.id, since=NOW, unsafe=True)
    marked, file = make_space(tmp_path / "marked", ana, mark), tmp_path / "all.zip"
    done = nearer(marked, "export", "--plain", *["--without-safety"][along:], str(file))
    assert done.returncode == 0, done.stderr
    with ZipFile(file) as whole:
        assert ("tables/safety.csv" in whole.namelist()) is along
        assert (b"unsafe" in whole.read("nearer.jsonl")) is along


def test_a_poor_passphrase_leaves_no_file(lived: Path, tmp_path: Path) -> None:
    file = tmp_path / "all.nearer"
    assert nearer(lived, "export", str(file), typed="short").returncode == 1
    assert list(tmp_path.glob("*.nearer")) == []


def test_a_table_is_read_by_the_columns_that_are_named(lived: Path, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("Tag;Laune\n1.2.2026;5\n31.2.2026;2\n")
    done = nearer(
        lived, "import", "--yes", "--column", "when=Tag", "--column", "mood=Laune",
        "--scale", "1-5", "--order", "day", str(table),
    )  # fmt: skip
    assert "row 2" in done.stdout, done.stderr
    assert "Rows left out: 1" in done.stdout
    assert "2026-02-01" in nearer(lived, "moments").stdout


def test_what_comes_through_a_pipe_is_read_like_a_file(lived: Path, tmp_path: Path) -> None:
    there = tmp_path / "pipe.csv"
    os.mkfifo(there)
    table = "when,mood\n2026-02-01,5\n"
    with subprocess.Popen(["sh", "-c", f"printf '{table}' > '{there}'"]):
        done = nearer(lived, "import", "--yes", str(there))
    assert "Added" in done.stdout, done.stderr
    assert "2026-02-01" in nearer(lived, "moments").stdout


def test_a_name_with_brackets_is_told_as_it_is(lived: Path, tmp_path: Path) -> None:
    (tmp_path / "x[").mkdir()
    out = tmp_path / "x[" / "y].zip"
    done = nearer(lived, "export", "--plain", str(out))
    assert done.returncode == 0, done.stderr
    assert f"{out} is written" in done.stdout


@pytest.mark.parametrize(
    "asked", [("--column", "foo=mood"), ("--order", "silly"), ("--scale", "0-9")]
)
def test_a_choice_that_there_is_not_is_refused(lived: Path, tmp_path: Path, asked) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("when,mood\n2026-02-01,5\n")
    done = nearer(lived, "import", "--yes", "--column", "when=when", *asked, str(table))
    assert done.returncode != 0
    assert asked[-1].partition("=")[0] in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_none_ends_in_a_sentence(lived: Path, tmp_path: Path) -> None:
    picture = tmp_path / "x.png"
    picture.write_bytes(b"\x89PNG\0\0")
    for name in (str(picture), str(tmp_path), str(tmp_path / "nowhere")):
        done = nearer(lived, "import", "--yes", name)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert done.stderr.strip().endswith((".", "!"))
