"""The reader in docs/ opens a vault with the document and `cryptography` alone, without Nearer."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import cryptography
import pytest

ROOT = Path(__file__).resolve().parents[2]
READER = ROOT / "docs" / "read_vault.py"
SAMPLE = ROOT / "tests" / "vectors" / "v1"
NEEDED = ("cryptography", "cffi", "_cffi_backend", "pycparser")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder that holds `cryptography` and what it needs, and nothing else."""
    folder = tmp_path / "library"
    folder.mkdir()
    for path in Path(cryptography.__file__).parents[1].iterdir():
        if path.name.split(".")[0] in NEEDED and not path.name.endswith(".dist-info"):
            (folder / path.name).symlink_to(path)
    return folder


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return Path(shutil.copy(SAMPLE / "nearer.db", tmp_path))


def expected() -> Any:
    return json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))


def python(library: Path, *arguments: object, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Without the site packages: only the standard library and that folder can be imported."""
    return subprocess.run(
        [sys.executable, "-S", "-X", "utf8", *map(str, arguments)],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(library), "PATH": os.environ.get("PATH", "")},
        cwd=library,
    )


def test_nearer_cannot_be_imported_there(library: Path) -> None:
    assert python(library, "-c", "import cryptography").returncode == 0
    assert "ModuleNotFoundError" in python(library, "-c", "import nearer").stderr


def test_the_passphrase_gives_every_record(library: Path, sample: Path) -> None:
    done = python(library, READER, sample, typed=expected()["passphrase"] + "\n")
    assert [json.loads(line) for line in done.stdout.splitlines()] == expected()["records"]
    assert done.stderr == f"Record {expected()['damaged'][0]} cannot be opened.\n"
    assert done.returncode == 1


def test_so_does_the_recovery_code_however_it_is_typed(library: Path, sample: Path) -> None:
    code = expected()["recovery_code"].lower().replace("-", " ").replace("0", "o")
    done = python(library, READER, sample, "--code", typed=code)
    assert [json.loads(line) for line in done.stdout.splitlines()] == expected()["records"]


@pytest.mark.parametrize(
    ("arguments", "typed", "told"),
    [
        ([], "not the passphrase", "does not open"),
        (["--code"], "AAAAA" * 6, "slip"),
        (["--code"], "AAAAA", "30 signs"),
        (["--name", "nobody"], "", "no space of this name"),
    ],
)
def test_what_does_not_open_is_told(library: Path, sample: Path, arguments, typed, told) -> None:
    done = python(library, READER, sample, *arguments, typed=typed)
    assert told in done.stderr
    assert done.stdout == ""
    assert done.returncode == 1


def test_a_damaged_header_is_read_from_the_second_copy(library: Path, sample: Path) -> None:
    content = sample.read_bytes()
    place = content.find(b"nearer\x01\x00") + 60
    sample.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
    done = python(library, READER, sample, typed=expected()["passphrase"])
    assert len(done.stdout.splitlines()) == len(expected()["records"])


def test_another_file_is_told(library: Path, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear reader, " * 1000)
    assert "cannot be read" in python(library, READER, tmp_path / "letter").stderr
    assert "is not there" in python(library, READER, tmp_path / "nowhere").stderr
