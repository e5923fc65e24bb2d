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


def killed(folder: Path, times: int) -> Table:
    """What was there after each kill."""
    found: Counter[str] = Counter()
    chance = random.Random(1)
    for number in range(times):
        found[_after_kill(folder / str(number), chance.uniform(0, 0.6))] += 1
    table = Table("after a kill while writing", "times", box=None)
    for what in ("nothing of it", "all of it", "a part of it"):
        table.add_row(what, str(found[what]))
    return table


def _after_kill(folder: Path, wait: float) -> str:
    """``wait``: seconds from the moment at which it begins to write."""
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
    process.stdout.readline()  # what would be added is shown: it writes next
    time.sleep(wait)
    process.kill()
    process.wait()
    process.stdout.close()
    count = len(Gate(_records(folder), lambda: NOW, os.urandom).unlock(PASSPHRASE).all(Moment))
    return {BEFORE: "nothing of it", BEFORE + MOMENTS: "all of it"}.get(count, "a part of it")


def _records(folder: Path) -> Any:
    return storage.open_records(Database("sqlite", path=folder / "nearer.db"))


def _revision(number: int) -> Revision:
    moment = Moment(id=f"{number:032x}", when=NOW - timedelta(hours=number), words="x" * 50)
    return Revision(f"{number:032x}", NOW, moment)
