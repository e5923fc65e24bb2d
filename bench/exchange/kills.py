"""Killing an import while it writes: afterwards all of it is there, or nothing."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from rich.table import Table

from nearer import storage
from nearer.companion.gate import Gate
from nearer.domain.values import Moment, Preferences, Revision
from nearer.exchange import own
from nearer.settings import Database
from nearer.vault import LEAST_COST

PASSPHRASE = "velvet otters borrow thunder"
NOW = datetime(2026, 3, 1, tzinfo=UTC)
MOMENTS = 20_000
BEFORE = 3  # moments that are there
LONGER = 1.2  # times what it takes: some kills fall behind its end


def killed(folder: Path, times: int) -> Table:
    """What was there after each kill, at any time of the writing and a little after it."""
    found: Counter[str] = Counter()
    chance = random.Random(1)
    whole = _seconds(_begun(folder / "whole"))
    for number in range(times):
        there = folder / str(number)
        process = _begun(there)
        time.sleep(chance.uniform(0, LONGER * whole))
        process.kill()
        process.wait()
        found[_left(there)] += 1
    table = Table(f"after a kill in the {whole:.1f} s of adding", "times", box=None)
    for what in ("nothing of it", "all of it", "a part of it"):
        table.add_row(what, str(found[what]))
    return table


def _begun(folder: Path) -> "subprocess.Popen[bytes]":
    """An import that has shown what would be added: it writes next."""
    folder.mkdir(parents=True)
    records = _records(folder)
    gate = Gate(records, lambda: NOW, os.urandom, LEAST_COST)
    here = [Moment(id=f"here-{n}", when=NOW) for n in range(BEFORE)]
    gate.create(PASSPHRASE, Preferences(id="preferences"), here)[0].close()
    records.close()
    file = folder / "many.jsonl"
    file.write_bytes(b"".join(own.written(map(_revision, range(MOMENTS)), NOW)))
    process = subprocess.Popen(
        [sys.executable, "-m", "nearer", "import", "--yes", str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"NEARER_DATA": str(folder)},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{PASSPHRASE}\n".encode())
    process.stdin.close()
    process.stdout.readline()
    return process


def _seconds(process: "subprocess.Popen[bytes]") -> float:
    began = time.perf_counter()
    process.wait()
    return time.perf_counter() - began


def _left(folder: Path) -> str:
    records = _records(folder)
    count = len(Gate(records, lambda: NOW, os.urandom).unlock(PASSPHRASE).all(Moment))
    records.close()
    return {BEFORE: "nothing of it", BEFORE + MOMENTS: "all of it"}.get(count, "a part of it")


def _records(folder: Path) -> Any:
    return storage.open_records(Database("sqlite", path=folder / "nearer.db"))


def _revision(number: int) -> Revision:
    moment = Moment(id=f"{number:032x}", when=NOW - timedelta(hours=number), words="x" * 50)
    return Revision(f"{number:032x}", NOW, moment)
