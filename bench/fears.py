"""How long the page of fears takes with a thousand of them, warm and after each change.

    python -m bench.fears [fears]

In the site of ``bench.pages``: one process, sealed in SQLite, every layer but the socket.
"""

import os
import statistics
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.pages import NOW, PASSPHRASE, Bench, moved_in, repeated
from rich.console import Console
from rich.table import Table

FEARS = 1_000
OUTCOMES = ("no", "no", "yes", "no", "partly", "")
LOOKS = 40
CHANGES = 10


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FEARS
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    with tempfile.TemporaryDirectory() as folder, moved_in(Path(folder), 30) as bench:
        fear(bench, count)
        Console().print(measured(bench, count))


def fear(bench: Bench, count: int) -> None:
    """Three a day, all of them due."""
    from nearer.domain.values import Fear

    space = bench.gate.unlock(PASSPHRASE)
    for number in range(count):
        when = NOW - timedelta(days=10, hours=8 * (count - number))
        outcome: Any = OUTCOMES[number % len(OUTCOMES)]
        space.put(
            Fear(
                id=f"{number:032x}",
                when=when,
                words=f"fear {number}",
                likely=40 + 5 * (number % 11),
                due=when + timedelta(days=3),
                outcome=outcome,
                likely_now=30 if outcome else None,
                about="left" if number % 2 else "seen",
            )
        )
    space.close()


def measured(bench: Bench, count: int) -> Table:
    table = Table(f"milliseconds, {count:,} fears", "median", "slowest", "bar", box=None)

    def row(name: str, seconds: list[float], bar: str = "") -> None:
        middle, most = (1000 * one for one in (statistics.median(seconds), max(seconds)))
        table.add_row(name, f"{middle:.0f}", f"{most:.0f}", bar)

    row("fears, the first look of the process", [bench.look("/fears/")])
    row("fears, warm", repeated(lambda: bench.look("/fears/"), LOOKS), "200")
    row("the last page", repeated(lambda: bench.look("/fears/?page=9999"), LOOKS), "200")
    row("after a new fear", [after_a_new_one(bench, n) for n in range(CHANGES)], "200")
    row("after an answer", [after_an_answer(bench, n) for n in range(CHANGES)], "200")
    row("Today", repeated(lambda: bench.look("/today/"), LOOKS), "50")
    return table


def after_a_new_one(bench: Bench, number: int) -> float:
    bench.clock.now += timedelta(minutes=1)
    bench.send("/fears/new/", words=f"new {number}", likely=50)
    return bench.look("/fears/")


def after_an_answer(bench: Bench, number: int) -> float:
    bench.clock.now += timedelta(minutes=1)
    bench.send(f"/fears/{5 + 6 * number:032x}/", outcome="no")
    return bench.look("/fears/")


if __name__ == "__main__":
    main()
