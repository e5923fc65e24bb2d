"""The commands on a real vault, each in a process of its own, the passphrase through a pipe."""

import json
import os
import random
import re
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from nearer import storage
from nearer.companion import why_shown
from nearer.companion.gate import Gate
from nearer.companion.tags import starter_set
from nearer.companion.why import why
from nearer.content import starter_tags
from nearer.domain.values import Moment, Preferences, Tag
from nearer.settings import Database
from nearer.vault import LEAST_COST

PASSPHRASE = "velvet otters borrow thunder"
Nearer = Callable[..., "subprocess.CompletedProcess[str]"]


def environment(folder: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEARER_", "DJANGO_"))}
    return kept | {
        "NEARER_DATA": str(folder),
        "COLUMNS": "200",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONUNBUFFERED": "1",
    }


@pytest.fixture
def nearer(tmp_path: Path) -> Nearer:
    def run(*arguments: str, typed: str = PASSPHRASE) -> "subprocess.CompletedProcess[str]":
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "nearer", *arguments],
            input=typed + "\n",
            capture_output=True,
            text=True,
            timeout=60,
            env=environment(tmp_path),
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return run


@pytest.fixture
def made(tmp_path: Path) -> Gate:
    """A space with the starter tags in the folder that the commands read."""
    records = storage.open_records(Database("sqlite", path=tmp_path / "nearer.db"))
    gate = Gate(records, lambda: datetime.now(UTC), random.Random(5).randbytes, LEAST_COST)
    furnish: list[Any] = list(starter_set([f"{n:032x}" for n in range(len(starter_tags()))]))
    gate.create(PASSPHRASE, Preferences(id="preferences", code_confirmed=True), furnish)
    return gate


def test_a_moment_noted_here_is_found_here(made: Gate, nearer: Nearer) -> None:
    noted = nearer("log", "--urge", "7", "--with", "Ada", "--tag", "choir", "--words", "left early")
    assert (noted.returncode, noted.stdout) == (0, "Saved.\n")
    shown = nearer("moments", "--with", "Ada", "--words", "EARLY", "--tag", "choir")
    assert shown.returncode == 0
    for word in ("Ada", "choir", "7", "left early", "1 in all"):
        assert word in shown.stdout
    assert "0 in all" in nearer("moments", "--words", "quince").stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["log", "--urge", "11"], "from 0 to 10"),
        (["log"], "Nothing is chosen yet"),
        (["log", "--urge", "3", "--alone", "--with", "Ada"], "Alone, or with someone"),
        (["log", "--urge", "3", "--tag", " "], "name"),
        (["moments", "--with", "Nobody"], "not in your space"),
        (["moments", "--tag", "nothing"], "not in your space"),
    ],
)
def test_what_cannot_be_kept_ends_in_a_sentence(
    made: Gate, nearer: Nearer, arguments: list[str], says: str
) -> None:
    done = nearer(*arguments)
    assert done.returncode == 1
    assert says in done.stderr
    assert "Saved" not in done.stdout


def test_a_wrong_passphrase_opens_nothing(made: Gate, nearer: Nearer) -> None:
    for command in (["log", "--urge", "3"], ["moments"], ["why"], ["verify"]):
        done = nearer(*command, typed="not it at all")
        assert done.returncode == 1
        assert done.stdout == ""
        assert "not it at all" not in done.stderr


def test_without_a_space_that_is_said(nearer: Nearer) -> None:
    done = nearer("moments")
    assert done.returncode == 1
    assert "no space here yet" in done.stderr


def test_why_speaks_to_people_and_to_programs(made: Gate, nearer: Nearer) -> None:
    assert "Not yet" in nearer("why").stdout
    answer = json.loads(nearer("why", "--json").stdout)
    assert answer["outcome"] == "urge"
    assert answer["occasions"] == 0
    known = {s.name for s in starter_tags()}
    assert {f["tag"] for f in answer["findings"] if f["kind"] == "tag"} == known
    assert [other["outcome"] for other in answer["others"]] == ["closeness", "away"]
    assert all(f["low"] is None and f["status"] == "not_yet" for f in answer["findings"])


def test_why_tells_what_was_taken_back_until_it_is_put_aside(made: Gate, nearer: Nearer) -> None:
    space, first = made.unlock(PASSPHRASE), datetime.now(UTC) - timedelta(days=40)
    choir = next(tag.id for tag in space.all(Tag))
    lived = [
        Moment(
            id=space.new_id(),
            when=first + timedelta(hours=6 * number),
            way="prompt",
            tags=(choir,) if number % 3 else (),
            urge=number % 2 + (7 if number % 3 else 1),
        )
        for number in range(120)
    ]
    space.put(*lived)
    (stood,) = why(space).established
    assert "taken back" not in nearer("why").stdout
    space.erase(*(moment.id for moment in lived))
    told = nearer("why").stdout
    assert stood.name in told.partition("taken back")[2]
    (one,) = why(made.unlock(PASSPHRASE)).withdrawn
    why_shown.dismiss(made.unlock(PASSPHRASE), one.id, dismissed=True)
    assert "taken back" not in nearer("why").stdout


def test_verify_finds_a_whole_space_whole(made: Gate, nearer: Nearer) -> None:
    done = nearer("verify")
    assert done.returncode == 0
    assert "All of them are whole." in done.stdout


def test_verify_names_the_damaged_record_and_the_others_open(
    made: Gate, nearer: Nearer, tmp_path: Path
) -> None:
    space = made.unlock(PASSPHRASE)
    spoilt = space.history(space.all(Tag)[3].id)[0].id
    with sqlite3.connect(tmp_path / "nearer.db") as database:
        database.execute(
            "UPDATE nearer_record SET sealed = zeroblob(length(sealed)) WHERE id = ?",
            [bytes.fromhex(spoilt)],
        )
    done = nearer("verify")
    assert done.returncode == 1
    assert spoilt in done.stdout
    assert f"{len(starter_tags())} records opened." in done.stdout  # with the preferences, less one
    assert nearer("moments").returncode == 0


def test_doctor_tells_versions_folder_and_locks(made: Gate, nearer: Nearer, tmp_path: Path) -> None:
    done = nearer("doctor")
    assert done.returncode == 0
    for words in ("cryptography ", "Python ", str(tmp_path), "results it should", "1 space here."):
        assert words in done.stdout
    assert "All well." in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="file modes")
def test_doctor_says_when_others_may_read_the_file(
    made: Gate, nearer: Nearer, tmp_path: Path
) -> None:
    (tmp_path / "nearer.db").chmod(0o644)
    done = nearer("doctor")
    assert done.returncode == 1
    assert "chmod 600" in done.stdout


def test_a_file_that_is_no_database_is_refused_in_a_sentence(
    nearer: Nearer, tmp_path: Path
) -> None:
    (tmp_path / "nearer.db").write_text("Dear diary, " * 200)
    done = nearer("doctor")
    assert done.returncode == 1
    assert done.stderr.strip()
    assert (tmp_path / "nearer.db").read_text().startswith("Dear diary")


def test_nonsense_in_the_settings_is_named(nearer: Nearer, monkeypatch: Any) -> None:
    monkeypatch.setattr(
        sys.modules[__name__], "environment", lambda folder: _with_port(folder, "many")
    )
    done = nearer("doctor")
    assert done.returncode == 1
    assert "NEARER_PORT" in done.stderr


def test_without_a_command_the_commands_are_listed(nearer: Nearer) -> None:
    done = nearer()
    assert done.returncode == 2
    for command in ("serve", "log", "moments", "why", "verify", "doctor", "analyse"):
        assert command in done.stdout


def test_a_taken_port_is_said_with_the_way_out(nearer: Nearer) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = nearer("serve", "--port", port)
    assert done.returncode == 1
    assert port in done.stderr
    assert "nearer serve --port" in done.stderr


def test_demo_serves_a_marked_sample_and_throws_it_away(tmp_path: Path) -> None:
    temp = tmp_path / "temp"
    temp.mkdir()
    server = subprocess.Popen(
        [sys.executable, "-m", "nearer", "serve", "--demo", "--port", "0"],
        env=environment(tmp_path / "own") | {"TMPDIR": str(temp)},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stderr is not None
        told = next(line for line in server.stderr if "http://" in line)
        found = re.search(r"http://\S+", told)
        assert found is not None
        with urllib.request.urlopen(found.group()) as page:
            assert "an invented life to look at" in page.read().decode()
        assert len(list(temp.iterdir())) == 1
    finally:
        server.send_signal(2)
        server.communicate(timeout=20)
    assert list(temp.iterdir()) == []
    assert not (tmp_path / "own").exists(), "the person's own folder was touched"


def _with_port(folder: Path, port: str) -> dict[str, str]:
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("NEARER_", "DJANGO_"))}
    return plain | {"NEARER_DATA": str(folder), "NEARER_PORT": port}
