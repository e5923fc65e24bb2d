"""How long the pages of steps and weeks take with a step on every day of ten years.

    python -m bench.steps [days]

The site and the life are those of ``bench.pages``. The first look draws an
invitation or a picture.
"""

import os
import random
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from bench.looked_at import looked_at
from bench.pages import NOW, PASSPHRASE, Bench, moved_in
from rich.console import Console
from rich.table import Table


def main() -> None:
    days = int(sys.argv[1]) if len(sys.argv) > 1 else 3650
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    with tempfile.TemporaryDirectory() as folder, moved_in(Path(folder), days) as bench:
        step_every_day(bench, days)
        Console().print(measured(bench))


def step_every_day(bench: Bench, days: int) -> None:
    """One invitation and one doing a day, with somebody of the life, and a sentence a week."""
    from nearer.companion.week import week_of
    from nearer.content import example_steps
    from nearer.domain.practice import Attempt, Invited, Week
    from nearer.domain.values import Person

    chance = random.Random(1)
    space = bench.gate.unlock(PASSPHRASE)
    people = [person.id for person in space.all(Person)]
    keys = [one.key for one in example_steps()]
    for ago in range(days, 0, -1):
        when = NOW - timedelta(days=ago)
        key, person, name = chance.choice(keys), chance.choice(people), f"{when:%F}"
        week = week_of(when.date())
        space.put(
            Invited(id=f"invited-{name}", day=name, steps=(key,), people=(person,)),
            Attempt(
                id=space.new_id(),
                step=key,
                planned=when,
                person=person,
                did="did",
                done=when,
                hard_before=chance.randint(10, 90),
                hard_after=chance.randint(0, 90),
                gave_back=chance.random() < 0.6,
                learned="It was less hard than it looked.",
            ),
            Week(id=f"week-{week.name}", week=week.name, sentence="A week.", written=when),
        )
    space.close()


def measured(bench: Bench) -> Table:
    from nearer.report.hardness import Doing, hardness

    hardness([Doing("", NOW.date(), 1, 2)], "", "", ("", ""))  # what draws is loaded once

    pages = {
        "Today, with an invitation": "/today/",
        "the ladder": "/steps/",
        "one step": "/steps/thought_a_day/",
        "the history": "/tries/",
        "weeks": "/weeks/",
        "a week": "/weeks/2026-W06/",
    }
    return looked_at(bench, pages)


if __name__ == "__main__":
    main()
