"""How long the pages of the past take with many memories beside ten years of check-ins.

    python -m bench.past [days] [memories]

The site and the life are those of ``bench.pages``.
"""

import os
import random
import sys
import tempfile
from pathlib import Path

from bench.looked_at import looked_at
from bench.pages import NOW, PASSPHRASE, Bench, moved_in
from rich.console import Console
from rich.table import Table

STILL = ("", "yes", "partly", "no", "unsure")
WORDS = "I waited on the stairs with my shoes on and nobody came until it was dark. "


def main() -> None:
    days, count = (int(text) for text in (*sys.argv[1:], "3650", "500")[:2])
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    with tempfile.TemporaryDirectory() as folder, moved_in(Path(folder), days) as bench:
        remember(bench, count)
        Console().print(measured(bench))


def remember(bench: Bench, count: int) -> None:
    """Memories of every kind, some of them set beside the newest moments."""
    from nearer.domain.past import Echo, Memory
    from nearer.domain.values import Moment

    chance = random.Random(1)
    space = bench.gate.unlock(PASSPHRASE)
    newest = [moment.id for moment in space.all(Moment)[-50:]]
    for number in range(count):
        placed = chance.random()
        memory = Memory(
            id=space.new_id(),
            noted=NOW,
            age=chance.randrange(3, 45) if placed < 0.7 else None,
            year=chance.randrange(1988, 2026) if 0.6 < placed < 0.9 else None,
            who="Mum",
            happened=WORDS * chance.randint(1, 12),
            taught="Whoever waits looks stupid.",
            still=chance.choice(STILL),  # type: ignore[arg-type]
        )
        moments = tuple(chance.sample(newest, 3))
        echo = Echo(id=space.new_id(), noted=NOW, memory=memory.id, moments=moments, alike=WORDS)
        space.put(memory, *([echo] if number % 10 == 0 else []))
    space.close()


def measured(bench: Bench) -> Table:
    memory = address(bench, "/past/")
    pages = {
        "the lifeline": "/past/",
        "one memory": memory,
        "then and now, from a memory": f"{memory}now/",
        "then and now, all": "/then-and-now/",
        "letters": "/letters/",
        "the inquiry": "/inquiry/",
        "a question beside the past": "/inquiry/question/learned/",
        "a question beside fears": "/inquiry/question/fear/",
    }
    return looked_at(bench, pages)


def address(bench: Bench, listed: str) -> str:
    """The first one that a list leads to."""
    page = bench.client.get(listed).content.decode()
    return str(page.split('class="whole" href="')[1].split('"')[0])


if __name__ == "__main__":
    main()
