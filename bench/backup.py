"""How long a copy takes to be made, looked at and restored, and what a kill in the middle leaves.

    python -m bench.backup [--records 40000] [--kills 100]

Forty thousand records are about ten years of eight check-ins a day with some edits. A killed
process makes copies without end and dies by SIGKILL at a random moment; afterwards every file
under a copy's name is read through.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from nearer import storage
from nearer.companion import backups, drill, footprint, restoring
from nearer.companion.gate import Gate
from nearer.companion.space import Space
from nearer.domain.errors import NearerError
from nearer.domain.values import Moment, Preferences
from nearer.settings import Database
from nearer.vault import LEAST_COST

T = TypeVar("T")
PASSPHRASE = "velvet otters borrow thunder"
BEGAN = datetime(2016, 1, 1, tzinfo=UTC)
MAKES_COPIES = """
import sys
from pathlib import Path
from bench.backup import PASSPHRASE, gate_in
from nearer.companion import backups
gate = gate_in(Path(sys.argv[1]))
space = gate.unlock(PASSPHRASE)
print("ready", flush=True)
while True:
    backups.make(space, gate.records, Path(sys.argv[2]))
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=int, default=40_000)
    parser.add_argument("--kills", type=int, default=100)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), given.records)
    with tempfile.TemporaryDirectory() as folder:
        kill(Path(folder), given.kills)


def gate_in(folder: Path) -> Gate:
    records = storage.open_records(Database("sqlite", path=folder / "nearer.db"))
    return Gate(records, lambda: datetime.now(UTC), random.SystemRandom().randbytes, LEAST_COST)


def lived(folder: Path, count: int) -> tuple[Gate, Space]:
    gate = gate_in(folder)
    moments = [
        Moment(
            id=f"{n:032x}",
            when=BEGAN + timedelta(hours=2 * n),
            urge=n % 11,
            words="words " * (n % 40),
        )
        for n in range(count)
    ]
    space, _code = gate.create(PASSPHRASE, Preferences(id="preferences"), moments)
    return gate, space


def measure(folder: Path, count: int) -> None:
    gate, space = lived(folder, count)
    copies = folder / "copies"
    table = Table(f"{count:,} records", "seconds", box=None)
    made, took = timed(lambda: backups.make(space, gate.records, copies))
    table.add_row("make a copy, read it back, open every record", f"{took:.2f}")
    _due, took = timed(lambda: backups.is_due(space, gate.records, copies))
    table.add_row("ask whether one is due", f"{took:.4f}")
    copy, took = timed(lambda: backups.open_file(made.path))
    table.add_row("read a copy from its file", f"{took:.2f}")
    opened, took = timed(lambda: restoring.by_passphrase(copy, PASSPHRASE))
    table.add_row("open it", f"{took:.2f}")
    _found, took = timed(lambda: restoring.look(space, opened))
    table.add_row("preview of bringing it back into the same space", f"{took:.2f}")
    _space, took = timed(lambda: restoring.restore(gate_in(folder / "second"), opened))
    table.add_row("restore it as a new space", f"{took:.2f}")
    (kept,) = backups.listed(copies)
    found, took = timed(lambda: drill.drill(space, kept, gate_in(folder / "third")))
    table.add_row(f"drill ({'whole' if found.well else 'NOT WHOLE'})", f"{took:.2f}")
    _told, took = timed(lambda: footprint.footprint(space, gate.records, [copies]))
    table.add_row("what is kept, counted", f"{took:.2f}")
    Console().print(table)
    Console().print(f"The copy has {made.size:,} bytes.")


def timed(act: Callable[[], T]) -> tuple[T, float]:
    began = time.perf_counter()
    return act(), time.perf_counter() - began


def kill(folder: Path, times: int) -> None:
    lived(folder, 3_000)
    copies, chance, broken, seen = folder / "copies", random.Random(5), 0, 0
    for _time in range(times):
        process = subprocess.Popen(
            [sys.executable, "-c", MAKES_COPIES, str(folder), str(copies)],
            stdout=subprocess.PIPE,
        )
        if process.stdout is not None:
            process.stdout.readline()
        time.sleep(chance.uniform(0, 0.6))
        process.send_signal(signal.SIGKILL)
        process.wait()
        for one in backups.listed(copies):
            seen += 1
            try:
                backups.open_file(one.path)
            except NearerError:
                broken += 1
    left = [one for one in copies.iterdir() if one.name.startswith(".")]
    Console().print(
        f"{times} kills: {seen} copies read afterwards, {broken} of them broken; "
        f"{len(left)} unfinished files under other names."
    )


if __name__ == "__main__":
    main()
