"""Prints what the engine costs: python -m bench.engine. Ten years at 200 tags by default."""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import perf_counter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.table import Table

from nearer.insight import TriggerEngine, replay

PER_DAY = 10
ROUNDS = 3
UPDATES = 1_000


class Record(NamedTuple):
    when: list[datetime]
    outcome: npt.NDArray[np.float64]
    present: npt.NDArray[np.bool_]
    tags: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.engine", description=__doc__)
    parser.add_argument("--occasions", type=int, default=36_500)
    parser.add_argument("--tags", type=int, default=200)
    asked = parser.parse_args()
    record = draw(np.random.default_rng(1), asked.occasions, asked.tags)
    table = Table("", "measured", "bar", title=f"{asked.occasions:,} occasions, {asked.tags} tags")
    table.add_row("replay, best of three", f"{replay_seconds(record):.2f} s", "2 s")
    typical, slow = update_milliseconds(record)
    table.add_row("one update, median", f"{typical:.2f} ms", "1 ms")
    table.add_row("one update, 95 of 100 within", f"{slow:.2f} ms", "")
    size, saving, findings = state(record)
    table.add_row("state", f"{size / 1024:.0f} kB", "1 MB")
    table.add_row("saving and resuming", f"{saving:.1f} ms", "")
    table.add_row("all findings", f"{findings:.1f} ms", "")
    Console().print(table)


def draw(rng: np.random.Generator, occasions: int, tags: int) -> Record:
    """Check-ins of one even life; timing does not depend on what is in them."""
    start = datetime(2015, 1, 1, 7, tzinfo=UTC)
    when = [
        start + timedelta(days=i // PER_DAY, hours=1.5 * (i % PER_DAY)) for i in range(occasions)
    ]
    present = rng.random((occasions, tags)) < rng.uniform(0.02, 0.4, tags)
    outcome = np.clip(np.round(3 + 2 * rng.standard_normal(occasions) + present[:, 0]), 0, 10)
    return Record(when, outcome, present, tuple(f"tag {j}" for j in range(tags)))


def replay_seconds(record: Record) -> float:
    """Reading once a week, as the timeline of evidence does."""
    at = np.arange(7 * PER_DAY, len(record.when) + 1, 7 * PER_DAY)
    return min(_timed(lambda: replay(*record, at=at)) for _ in range(ROUNDS))


def update_milliseconds(record: Record) -> tuple[float, float]:
    """Median and 95th percentile."""
    engine = TriggerEngine(record.tags)
    taken: list[float] = []
    for when, outcome, row in zip(*record[:3], strict=True):
        if len(taken) == UPDATES:
            break
        named = [record.tags[j] for j in np.flatnonzero(row)]
        start = perf_counter()
        engine.observe(when, outcome, named)
        taken.append(1_000 * (perf_counter() - start))
    return float(np.median(taken)), float(np.quantile(taken, 0.95))


def state(record: Record) -> tuple[int, float, float]:
    """Bytes of the saved state, milliseconds to save and resume, and to say everything."""
    engine = TriggerEngine(record.tags)
    engine.observe_many(*record[:3])
    saving = _timed(lambda: TriggerEngine.from_bytes(engine.to_bytes()))
    return len(engine.to_bytes()), 1_000 * saving, 1_000 * _timed(engine.findings)


def _timed(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


if __name__ == "__main__":
    main()
