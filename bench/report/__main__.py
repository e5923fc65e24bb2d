"""How long it takes to choose, look at and take a report of a long record.

    python -m bench.report [--days 3650] [--per-day 11]

Ten years are the sample life with eleven prompts a day, about 36,500 check-ins, in SQLite in a
temporary folder. "At first" is right after unlocking with what the engines learned kept, as after
any visit to Why; pictures are drawn anew. Everything that can be listed is chosen.
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace
from rich.console import Console
from rich.table import Table

from nearer import storage
from nearer.companion.gate import Gate
from nearer.companion.reporting import report
from nearer.companion.reporting_files import KINDS, file
from nearer.companion.reporting_items import groups
from nearer.companion.reporting_plan import plan
from nearer.companion.sample import sample_life
from nearer.companion.space import Space
from nearer.companion.why import why
from nearer.domain.report import ReportPlan
from nearer.domain.values import Moment, Preferences
from nearer.settings import Database
from nearer.vault import LEAST_COST

T = TypeVar("T")

PASSPHRASE = "velvet otters borrow thunder"
NOW = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
GOAL = 2.0  # seconds for any of them


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.report")
    parser.add_argument("--days", type=int, default=3650)
    parser.add_argument("--per-day", type=int, default=11)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        records = storage.open_records(Database("sqlite", path=Path(folder) / "nearer.db"))
        gate = Gate(records, lambda: NOW, os.urandom, LEAST_COST)
        wishes, *life = sample_life(7, NOW, days=given.days, per_day=given.per_day)
        assert isinstance(wishes, Preferences)
        space, _code = gate.create(PASSPHRASE, wishes, life)
        why(space)  # an earlier visit, which keeps what the engines learned
        space.close()
        Console().print(measured(gate.unlock(PASSPHRASE)))
        records.close()


def measured(space: Space) -> Table:
    table = Table(title=f"A report of {len(space.all(Moment)):,} check-ins")
    for heading in ("what", "seconds", "kB"):
        table.add_column(heading, justify="right" if heading != "what" else "left")

    def timed(name: str, act: Callable[[], T], size: Callable[[T], int] | None = None) -> T:
        began = time.perf_counter()
        made = act()
        took = time.perf_counter() - began
        told = f"{took:.2f}" + ("  over the goal" if took > GOAL else "")
        table.add_row(name, told, f"{size(made) // 1024:,}" if size else "")
        return made

    timed("what there is to choose from, at first", lambda: groups(space, plan(space)))
    chosen = everything(space)
    timed("the report, at first", lambda: report(space, chosen))
    for ending in KINDS:
        timed(
            f"the file, {ending}", lambda e=ending: file(space, chosen, e), lambda f: len(f.content)
        )
    timed("the file, one page", lambda: file(space, replace(chosen, short=True), "pdf"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    table.caption = f"peak memory of the whole run {peak:,} MB"
    return table


def everything(space: Space) -> ReportPlan:
    first = plan(space)
    items = tuple(item.key for group in groups(space, first) for item in group.items)
    return replace(first, items=items)


if __name__ == "__main__":
    main()
