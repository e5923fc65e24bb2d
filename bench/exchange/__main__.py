"""How long ten years take to go out and come in; and spoilt files, to see what importers do.

    python -m bench.exchange [--days 3650] [--fuzz 2000] [--kills 10]

Ten years are the sample life with eleven prompts a day, about 36,500 check-ins, in SQLite in a
temporary folder. ``--fuzz``: spoilt files for each importer; the whole run has 100,000.
``--kills``: how often a process that brings in 20,000 moments is killed while it writes.
"""

import argparse
import io
import os
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.exchange.fuzz import fuzzed
from bench.exchange.kills import killed
from rich.console import Console
from rich.table import Table

from nearer import storage
from nearer.companion import arrivals, exporting, importing
from nearer.companion.gate import Gate
from nearer.companion.sample import sample_life
from nearer.companion.space import Space
from nearer.domain.values import Moment, Preferences
from nearer.settings import Database
from nearer.vault import DEFAULT_COST, LEAST_COST

PASSPHRASE = "velvet otters borrow thunder"
NOW = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
PER_DAY = 11


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.exchange")
    parser.add_argument("--days", type=int, default=3650)
    parser.add_argument("--fuzz", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=10)
    given = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        if given.days:
            console.print(measured(Path(folder), given.days))
        if given.fuzz:
            console.print(fuzzed(empty(Path(folder), "fuzzed"), given.fuzz))
        if given.kills:
            console.print(killed(Path(folder) / "killed", given.kills))


def empty(folder: Path, name: str) -> Space:
    records = storage.open_records(Database("sqlite", path=folder / f"{name}.db"))
    gate = Gate(records, lambda: NOW, os.urandom, LEAST_COST)
    return gate.create(PASSPHRASE, Preferences(id="preferences"))[0]


def measured(folder: Path, days: int) -> Table:
    wishes, *life = sample_life(7, NOW, days=days, per_day=PER_DAY)
    assert isinstance(wishes, Preferences)
    space = empty(folder, "lived")
    space.put(*life, brought_in=True)
    count = len(space.all(Moment))
    title = f"{count:,} check-ins, {space.records_count():,} records"
    table = Table(title, "s", "s of a core", "MB", box=None)

    def row(name: str, act: Callable[[], Any], size: Callable[[Any], int] | None = None) -> Any:
        began, worked = time.perf_counter(), time.process_time()
        found = act()
        took, work = time.perf_counter() - began, time.process_time() - worked
        megabytes = f"{size(found) / 1e6:.1f}" if size else ""
        table.add_row(name, f"{took:.2f}", f"{work:.2f}", megabytes)
        return found

    every = exporting.Wanted()
    for wanted, name in (
        (exporting.Wanted(tables=False, book=False), "export, lines"),
        (exporting.Wanted(lines=False, book=False), "export, tables"),
        (exporting.Wanted(lines=False, tables=False), "export, book"),
        (every, "export, everything"),
    ):
        row(name, lambda wanted=wanted: b"".join(exporting.export(space, wanted)), len)
    sealed = row(
        "export, everything, sealed",
        lambda: b"".join(exporting.export_sealed(space, every, PASSPHRASE, DEFAULT_COST)),
        len,
    )
    other = empty(folder, "other")
    source = row("open the seal", lambda: importing.unsealed(io.BytesIO(sealed), PASSPHRASE))
    came_in(other, source, "lines", row)
    table_file = io.BytesIO(b"".join(exporting.export(space, exporting.Wanted(False, True, False))))
    came_in(empty(folder, "third"), table_file, "table", row)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    table.add_row("largest memory of all this", "", "", f"{peak:.0f}")
    return table


def came_in(space: Space, source: Any, name: str, row: Callable[..., Any]) -> None:
    plan = row(f"import, {name}: look", lambda: importing.look(space, source, "f"))
    row(f"import, {name}: add", lambda: importing.bring(space, plan, source, "f"))
    again = row(f"import, {name}: look again", lambda: importing.look(space, source, "f"))
    assert not again.revisions
    (arrival,) = arrivals.arrivals(space)
    row(f"import, {name}: take back", lambda: arrivals.take_back(space, arrival.batch))


if __name__ == "__main__":
    main()
