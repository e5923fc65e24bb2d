"""How long the map's pages take after ten years of many check-ins, people and answers.

    python -m bench.maps [days]

The site and the check-ins are those of ``bench.pages``; beside Sam's own people there are thirty
more, with forty inventories about each.
"""

import os
import random
import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

from bench.pages import NOW, PASSPHRASE, Bench, after_a_check_in, moved_in, repeated
from rich.console import Console
from rich.table import Table

PEOPLE, TIMES, APART = 30, 40, 90  # days between two inventories about one person
LOOKS = 20
BAR = 200  # milliseconds
ITEMS = 18


def main() -> None:
    days = int(sys.argv[1]) if len(sys.argv) > 1 else 3650
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    with tempfile.TemporaryDirectory() as folder, moved_in(Path(folder), days) as bench:
        Console().print(measured(bench, answer(bench)))


def answer(bench: Bench) -> str:
    """Thirty more people with forty inventories each; the id of the first of them."""
    from nearer.domain.attachment import Assessment
    from nearer.domain.values import Person

    chance = random.Random(1)
    space = bench.gate.unlock(PASSPHRASE)
    people = [Person(id=space.new_id(), alias=f"Person {n}") for n in range(PEOPLE)]
    sheets = [
        Assessment(
            id=space.new_id(),
            when=NOW - timedelta(days=APART * time + 1),
            instrument="own",
            version="1",
            lowest=1,
            highest=7,
            person=person.id,
            answers=tuple(chance.randint(1, 7) for _ in range(ITEMS)),
        )
        for person in people
        for time in range(TIMES)
    ]
    space.put(*people, *sheets)
    space.close()
    return people[0].id


def measured(bench: Bench, person: str) -> Table:
    table = Table("milliseconds", "median", "slowest", f"bar {BAR}", box=None)

    def row(name: str, look: Callable[[], float], times: int = LOOKS) -> None:
        seconds = repeated(look, times)
        middle = statistics.median(seconds)
        fine = "kept" if middle * 1000 <= BAR else "missed"
        table.add_row(name, f"{1000 * middle:.0f}", f"{1000 * max(seconds):.0f}", fine)

    one = f"/map/{person}/"
    row("the map, the first of all", partial(bench.look, "/map/"), 1)
    row("the map", partial(bench.look, "/map/"))
    row("the map after a check-in", partial(after_a_check_in, bench, "/map/"), 10)
    row("the map after new answers", partial(after_answers, bench, one), 5)
    row("the sheet", partial(bench.look, f"{one}answer/"))
    bench.look("/why/")
    bench.look(one)
    row("one relationship", partial(bench.look, one))
    row("the same after a check-in", partial(after_a_check_in, bench, one), 10)
    row("questionnaires", partial(bench.look, "/questionnaires/"))
    row("scores of one, in every year", partial(bench.look, "/questionnaires/rosenberg/"))
    return table


def after_answers(bench: Bench, one: str) -> float:
    """Seconds of the map when a point on it has just moved."""
    bench.clock.now += timedelta(minutes=5)
    bench.send(f"{one}answer/", **{f"item-{n}": 1 + n % 7 for n in range(1, ITEMS + 1)})
    return bench.look("/map/")


if __name__ == "__main__":
    main()
