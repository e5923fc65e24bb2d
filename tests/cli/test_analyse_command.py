"""`nearer analyse`: from a file on the disk to a table, a JSON file and an exit code."""

import argparse
import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nearer.cli import analyse
from nearer.domain.errors import BadInput, DiaryError

Run = Callable[..., int]
ROOT = Path(__file__).resolve().parents[2]
FAMILY = ROOT.parent / "shared/data/family_diary/diary.csv"

PROGRAM = """
import argparse, sys
from nearer.cli import analyse
if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    analyse.add_parser(parser.add_subparsers())
    given = parser.parse_args()
    try:
        print("ready", flush=True)
        sys.exit(given.run(given))
    except KeyboardInterrupt:
        sys.exit(130)
"""


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")


@pytest.fixture
def run() -> Run:
    def run_with(*arguments: str | Path) -> int:
        parser = argparse.ArgumentParser(prog="nearer")
        analyse.add_parser(parser.add_subparsers())
        given = parser.parse_args(["analyse", *map(str, arguments)])
        code: int = given.run(given)
        return code

    return run_with


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """Two people, 120 days of four beeps; Mara's urge goes with being criticised."""
    chance = random.Random(7)
    lines = ["who,day,beep,urge,criticised,pressure"]
    for day in range(120):
        for beep in (1, 2, 3, 4):
            for who, effect in (("mara", 2.0), ("jon", 0.0)):
                criticised = chance.random() < 0.25
                urge = min(10, max(0, 4 + effect * criticised + chance.gauss(0, 1.3)))
                pressure = chance.randint(1, 7)
                lines.append(f"{who},{day},{beep},{urge:.1f},{criticised:d},{pressure}")
    path = tmp_path / "diary.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


COLUMNS = ("--outcome", "urge", "--person", "who", "--day", "day", "--beep", "beep")


def test_the_table_shows_what_was_found_for_whom(
    run: Run, diary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(diary, *COLUMNS, "--range", "0,10") == 0
    out, err = capsys.readouterr()
    assert "2 people, 960 occasions." in out
    assert re.search(r"^mara +criticised +established +\+[12]\.\d\d ", out, re.MULTILINE)
    assert not re.search(r"^jon", out, re.MULTILINE)
    assert "all columns of 0/1: criticised." in err
    assert "between 9:00 and 21:00" in err


def test_one_person_is_shown_in_full(
    run: Run, diary: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = tmp_path / "one.csv"
    lines = diary.read_text().splitlines()
    one.write_text("\n".join([lines[0], *(line for line in lines if line.startswith("mara"))]))
    asked = ("--outcome", "urge", "--day", "day", "--beep", "beep")
    assert run(one, *asked, "--tags", "criticised", "--tags-threshold", "pressure>=6") == 0
    out, err = capsys.readouterr()
    assert "480 occasions." in out
    assert re.search(r"^criticised +established", out, re.MULTILINE)
    assert re.search(r"^pressure>=6 +(not yet|ruled out)", out, re.MULTILINE)
    assert "--range" in err


def test_json_is_written_whole_and_says_the_same(run: Run, diary: Path, tmp_path: Path) -> None:
    out = tmp_path / "found.json"
    assert run(diary, *COLUMNS, "--json", out, "--alpha", "0.01") == 0
    whole = json.loads(out.read_text())
    assert [person["id"] for person in whole["people"]] == ["mara", "jon"]
    (finding,) = whole["people"][0]["findings"]
    assert finding["status"] == "established"
    assert finding["with"] + finding["without"] == whole["people"][0]["occasions"] == 480
    assert finding["low"] < 2 < finding["high"]
    assert whole["alpha"] == 0.01


def test_json_to_the_screen_is_nothing_but_json(
    run: Run, diary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(diary, *COLUMNS, "--json", "-") == 0
    assert len(json.loads(capsys.readouterr().out)["people"]) == 2


def test_a_dash_reads_standard_input(
    run: Run, diary: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(diary.read_bytes())))
    assert run("-", *COLUMNS) == 0
    assert "as the header shows" in capsys.readouterr().err


def test_faulty_rows_are_counted_and_the_first_ten_named(
    run: Run, diary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with diary.open("a") as file:
        file.write("mara,500,1,high,0,3\n" * 12)
    assert run(diary, *COLUMNS) == 0
    out, err = capsys.readouterr()
    assert "12 rows could not be used:" in err
    assert 'row 961, column "urge" is not a number' in err
    assert "and 2 more" in err
    assert "960 occasions" in out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--outcome", "urgee"), 'Did you mean "urge"'),
        (("--outcome", "urge", "--tags", "pressure"), "none of 0, 1"),
        (("--outcome", "urge", "--when", "who"), "not a date and time"),
    ],
)
def test_what_cannot_be_read_is_said_with_row_and_column(
    run: Run, diary: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    diary.write_text("who,urge,pressure\nmara,3,5\n")
    with pytest.raises(DiaryError, match=sentence):
        run(diary, *arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--jobs", "0"),
        ("--jobs", "²"),
        ("--alpha", "0"),
        ("--alpha", "nan"),
        ("--alpha", "1"),
        ("--range", "7,1"),
        ("--zone", "Atlantis"),
        ("--tags-threshold", "pressure"),
        ("--tags", ","),
        ("--when", "a", "--day", "b"),
    ],
)
def test_arguments_that_make_no_sense_end_with_usage(
    run: Run, diary: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(diary, "--outcome", "urge", *arguments)
    assert ended.value.code == 2
    assert arguments[0] in capsys.readouterr().err


def test_missing_files_and_folders_are_told_before_any_work(
    run: Run, diary: Path, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match=r"gone\.csv cannot be read"):
        run(tmp_path / "gone.csv", *COLUMNS)
    with pytest.raises(BadInput, match="cannot be read"):
        run(tmp_path, *COLUMNS)
    with pytest.raises(BadInput, match="another folder"):
        run(tmp_path / "gone.csv", *COLUMNS, "--json", tmp_path / "no" / "out.json")
    with pytest.raises(BadInput, match="would be overwritten"):
        run(diary, *COLUMNS, "--json", diary)


def test_a_name_cannot_steer_the_terminal(
    run: Run, diary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = diary.read_text().replace("mara", "[red]m[/red]")
    diary.write_text(text)
    assert run(diary, *COLUMNS) == 0
    assert "[red]m[/red]  criticised" in capsys.readouterr().out
    diary.write_text(text.replace("jon", "j\x1b[2J"))
    assert run(diary, *COLUMNS) == 0
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err
    assert "invisible sign" in err
    assert "[red]m[/red]: 480 occasions." in out
    diary.write_text(text.replace("criticised", "crit\x1b[2J"))
    with pytest.raises(DiaryError, match="column 5"):
        run(diary, *COLUMNS)


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Starts the command in ``tmp_path`` as a terminal would: Ctrl-C reaches all its processes."""
    running: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> "subprocess.Popen[str]":
        (tmp_path / "program.py").write_text(PROGRAM)
        one = subprocess.Popen(
            [sys.executable, "-B", "program.py", "analyse", *arguments],
            cwd=tmp_path,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        running.append(one)
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
        return one

    yield start
    for one in running:
        one.kill()
        one.communicate()


@pytest.mark.skipif(os.name != "posix", reason="sends a POSIX signal")
def test_an_interrupt_while_reading_ends_cleanly(
    started: Callable[..., "subprocess.Popen[str]"],
) -> None:
    running = started("-", "--outcome", "urge")
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert (running.returncode, out, err) == (130, "", "")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for children in /proc")
@pytest.mark.parametrize("seconds_after_the_first", [0.0, 0.02, 0.04, 0.08])
def test_an_interrupt_ends_all_processes_and_writes_nothing(
    started: Callable[..., "subprocess.Popen[str]"],
    diary: Path,
    tmp_path: Path,
    seconds_after_the_first: float,
) -> None:
    running = started("diary.csv", *COLUMNS, "--jobs", "2", "--json", "out.json")
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
    for _ in range(2000):
        if len(children.read_text().split()) >= 2:
            break
        time.sleep(0.005)
    time.sleep(seconds_after_the_first)
    os.killpg(running.pid, signal.SIGINT)
    _, err = running.communicate(timeout=20)  # which ends when the last of them has gone
    assert running.returncode == 130
    assert "Traceback" not in err
    assert {path.name for path in tmp_path.iterdir()} == {"diary.csv", "program.py"}


@pytest.mark.skipif(not FAMILY.exists(), reason="the family diary is not on this machine")
def test_the_family_diary_ends_in_not_yet_for_all(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(FAMILY, "--outcome", "connected", "--person", "id", "--day", "day") == 0
    out, err = capsys.readouterr()
    assert "562 people, 7,640 occasions." in out
    assert re.search(r"^stressor_argument +0 +0 +5\d\d +0$", out, re.MULTILINE)
    assert "107 rows left out" in err


def test_the_page_names_every_option() -> None:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    analyse.add_parser(commands)
    page = (ROOT / "docs" / "analyse.md").read_text()
    options = {
        option
        for action in commands.choices["analyse"]._actions
        for option in action.option_strings
        if option.startswith("--") and option != "--help"
    }
    assert options
    assert {option for option in options if f"`{option}" not in page} == set()
