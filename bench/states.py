"""What it costs to keep what the engines learned, after ten years of check-ins.

    python -m bench.states [days]

The sample life with eleven prompts a day, sealed in SQLite in a temporary folder. Then twelve
rounds of as many check-ins as one saving takes, each followed by one reading of every question.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from rich.console import Console
from rich.table import Table

from nearer import storage
from nearer.companion import learned
from nearer.companion.analyses import ALL
from nearer.companion.evidence import evidence
from nearer.companion.gate import Gate
from nearer.companion.sample import sample_life
from nearer.companion.space import Space
from nearer.domain.values import EngineState, Moment, Preferences, Tag
from nearer.settings import Database
from nearer.vault import LEAST_COST

PASSPHRASE = "velvet otters borrow thunder"
NOW = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
ROUNDS = 12


def seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def read_all(space: Space) -> None:
    for analysis in ALL:
        evidence(space, analysis)


def check_in(space: Space, first: datetime, chance: random.Random) -> None:
    """As many prompted check-ins as one saving takes, an hour and a half apart."""
    tags = [tag.id for tag in space.all(Tag)]
    made = [
        Moment(
            id=space.new_id(),
            when=first + number * timedelta(minutes=90),
            way="prompt",
            tags=tuple(chance.sample(tags, 2)),
            urge=chance.randint(1, 9),
            closeness=chance.randint(0, 10),
            action="away" if chance.random() < 0.4 else "toward",
        )
        for number in range(learned.OFTEN)
    ]
    space.put(*made)


@contextmanager
def timed_savings() -> Iterator[list[float]]:
    """The seconds of each saving meanwhile."""
    real = learned.save
    took: list[float] = []

    def timed(*given: Any) -> None:
        took.append(seconds(lambda: real(*given)))

    with patch.object(learned, "save", timed):
        yield took


def main() -> None:
    days = int(sys.argv[1]) if len(sys.argv) > 1 else 3650
    with tempfile.TemporaryDirectory() as folder:
        records = storage.open_records(Database("sqlite", path=Path(folder) / "nearer.db"))
        gate = Gate(records, lambda: NOW, os.urandom, LEAST_COST)
        wishes, *life = sample_life(7, NOW, days=days, per_day=11)
        assert isinstance(wishes, Preferences)
        gate.create(PASSPHRASE, wishes, life)[0].close()
        Console().print(measured(gate, records))
        records.close()


def measured(gate: Gate, records: Any) -> Table:
    first = gate.unlock(PASSPHRASE)
    anew = seconds(lambda: read_all(first))
    again = gate.unlock(PASSPHRASE)
    resumed = seconds(lambda: read_all(again))
    count, chance = len(again.all(Moment)), random.Random(1)
    rows = len(records.read(again.vault_id)[0])
    with timed_savings() as took:
        for number in range(ROUNDS):
            check_in(again, NOW + number * timedelta(days=4), chance)
            read_all(again)
    kept = [row.sealed for row in records.read(again.vault_id)[0]]
    ids = {bytes.fromhex(again.history(state.id)[-1].id) for state in again.all(EngineState)}
    sizes = [len(row.sealed) for row in records.read(again.vault_id)[0] if row.id in ids]

    table = Table(f"{count:,} check-ins", "measured", box=None)
    table.add_row("all questions, learned anew", f"{anew:.2f} s")
    table.add_row("all questions, from what was kept", f"{resumed:.2f} s")
    table.add_row("states kept", f"{len(sizes)} of {statistics.mean(sizes) / 1e3:.0f} kB")
    table.add_row("one saving, median", f"{1000 * statistics.median(took):.0f} ms")
    table.add_row("one saving, longest", f"{1000 * max(took):.0f} ms")
    table.add_row("savings", f"{len(took)}")
    table.add_row("check-ins meanwhile", f"{ROUNDS * learned.OFTEN}")
    table.add_row("rows more in the vault", f"{len(kept) - rows}")
    return table


if __name__ == "__main__":
    main()
