"""How long the pages of one person take after ten years of check-ins.

    python -m bench.pages [days]

One process serves the real site, sealed in SQLite in a temporary folder, through Django's own
client: every layer but the socket. The life is the sample life with eleven prompts a day.
"""

import gc
import os
import re
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

PASSPHRASE = "velvet otters borrow thunder"
NOW = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
PER_DAY = 11
LOOKS = 60  # at a page that was open before
SAVES = 40
COLD = 3
WHY = {
    "what brings me nearer": "/why/nearer/",
    "from urge to action": "/why/action/",
    "by person, hour, weekday": "/why/groups/",
    "two things together": "/why/pairs/",
}


@dataclass
class Bench:
    """A browser's open space, and the clock of its house."""

    client: Any
    clock: "MovedClock"
    gate: Any

    def look(self, path: str) -> float:
        """Seconds until the page is there."""
        began = time.perf_counter()
        answer = self.client.get(path)
        took = time.perf_counter() - began
        assert answer.status_code == 200, f"{path} answers {answer.status_code}"
        return took

    def send(self, path: str, **fields: object) -> tuple[float, str]:
        """Seconds until a form is answered, and where it leads."""
        began = time.perf_counter()
        answer = self.client.post(path, fields)
        took = time.perf_counter() - began
        assert answer.status_code in {302, 303}, f"{path} answers {answer.status_code}"
        return took, answer.headers["Location"]

    def check_in(self, urge: int) -> tuple[float, float]:
        """Seconds to keep the first and the second screen, five minutes after the last one."""
        self.clock.now += timedelta(minutes=5)
        first, then = self.send("/check-in/", alone="on")
        second, _ = self.send(then, urge=urge, closeness=5, mood=5)
        return first, second


class MovedClock:
    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def main() -> None:
    days = int(sys.argv[1]) if len(sys.argv) > 1 else 3650
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    with tempfile.TemporaryDirectory() as folder, moved_in(Path(folder), days) as bench:
        Console().print(measured(bench))


@contextmanager
def moved_in(folder: Path, days: int) -> Iterator[Bench]:
    """A site with one space in it, opened by one browser."""
    os.environ["NEARER_DATA"] = str(folder)
    from nearer.web.wsgi import application

    application()
    from django.test import Client

    from nearer.companion.sample import sample_life
    from nearer.domain.values import Moment, Preferences
    from nearer.vault import LEAST_COST
    from nearer.web import house as site
    from nearer.wiring import build

    clock = MovedClock(NOW)
    house = build(clock=clock, cost=LEAST_COST)
    wishes, *rest = sample_life(7, NOW, days=days, per_day=PER_DAY)
    assert isinstance(wishes, Preferences)
    count = sum(isinstance(value, Moment) for value in rest)
    house.gate.create(PASSPHRASE, wishes, rest)[0].close()
    del rest
    gc.collect()
    site.move_in(house)
    before = resident()
    bench = Bench(Client(SERVER_NAME="127.0.0.1"), clock, house.gate)
    opening, _ = bench.send("/gate/unlock/", passphrase=PASSPHRASE)
    held = (resident() - before) / 1e6
    say = Console().print
    say(f"{count:,} check-ins. Opening: {opening:.2f} s with the least key derivation.")
    say(f"Opening took {held:.0f} MB more memory; {peak():.0f} MB at the most.")
    yield bench
    say(f"{peak():.0f} MB at the most, with everything above.")
    site.ring.close_everything()


def measured(bench: Bench) -> Table:
    table = Table("milliseconds", "median", "95 of 100 within", "bar", box=None)

    def row(name: str, seconds: list[float], bar: str = "") -> None:
        ordered = sorted(seconds)
        late = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
        tail = f"{1000 * late:.0f}" if len(ordered) > 1 else ""
        table.add_row(name, f"{1000 * statistics.median(ordered):.0f}", tail, bar)

    row("Today, first look", [bench.look("/today/")])
    row("Why, first look", [bench.look("/why/")])
    row("Why, warm", repeated(lambda: bench.look("/why/"), 20), "300")
    pages = WHY | {"one pattern": a_pattern(bench)}
    for name, path in pages.items():
        row(f"{name}, first look", [bench.look(path)])
        row(f"{name}, warm", repeated(partial(bench.look, path), 20), "300")
    row("Today", repeated(lambda: bench.look("/today/"), LOOKS), "50 (95 of 100)")
    row("check-in, first screen", repeated(lambda: bench.look("/check-in/"), LOOKS), "50 (95)")
    row("moments, first page", repeated(lambda: bench.look("/moments/"), LOOKS))
    row("moments, words", repeated(lambda: bench.look("/moments/?words=coat"), 20))
    row("moments, last page", repeated(lambda: bench.look("/moments/?page=9999"), 20))
    row("People", repeated(lambda: bench.look("/people/"), 20))
    row("tags", repeated(lambda: bench.look("/yours/tags/"), 20))
    saves = [bench.check_in(n % 11) for n in range(SAVES)]
    row("keeping the first screen", [first for first, _ in saves], "50 (95)")
    row("keeping the second screen", [second for _, second in saves], "50 (95)")
    row(
        "Today after a new check-in", repeated(lambda: after_a_check_in(bench, "/today/"), 20), "50"
    )
    row("Why after a new check-in", repeated(lambda: after_a_check_in(bench, "/why/"), 10))
    for name, path in pages.items():
        look = partial(after_a_check_in, bench, path)
        row(f"{name}, the same", repeated(look, 5), "300")
    row("Why, just opened", repeated(lambda: cold(bench), COLD))
    row("the same, nothing learned kept", repeated(lambda: cold(bench, learned=False), COLD))
    return table


def after_a_check_in(bench: Bench, path: str) -> float:
    bench.check_in(4)
    return bench.look(path)


def a_pattern(bench: Bench) -> str:
    """The address of the first pattern on Why."""
    page = bench.client.get("/why/").content.decode()
    found = re.search(r'href="(/why/urge/[^"]+)"', page)
    assert found, "nothing is established or leaning"
    return found.group(1)


def cold(bench: Bench, *, learned: bool = True) -> float:
    """Why in a space only just opened, with or without what the engines had learned."""
    bench.client.post("/gate/lock/")
    if not learned:
        forget_states(bench)
    bench.send("/gate/unlock/", passphrase=PASSPHRASE)
    return bench.look("/why/")


def forget_states(bench: Bench) -> None:
    from nearer.domain.values import EngineState

    space = bench.gate.unlock(PASSPHRASE)
    space.erase(*(state.id for state in space.all(EngineState)))
    space.close()


def repeated(act: Callable[[], float], times: int) -> list[float]:
    return [act() for _ in range(times)]


def resident() -> int:
    """Bytes of memory this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


def peak() -> float:
    """Megabytes this process held at the most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


if __name__ == "__main__":
    main()
