"""Prints how often each rule was wrong and how soon it was right: python -m bench.lives.

The same invented lives for every rule, from one seed; read at the end of every day.
"""

import argparse
from collections.abc import Iterator

import numpy as np
from bench.lives.life import Life, World, live
from bench.lives.rules import Rule, bonferroni, naive, nearer, single_look
from bench.lives.scores import day_of_half, days_found, lives_with_false, median, wilson
from bench.lives.worlds import FOUR_TRIGGERS, NOTHING_REAL
from rich.console import Console
from rich.progress import track
from rich.table import Table

RULES: dict[str, Rule] = {"Nearer": nearer, "Welch, Bonferroni": bonferroni, "with/without": naive}


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.lives", description=__doc__)
    parser.add_argument("--lives", type=int, default=100, help="lives of each kind")
    parser.add_argument("--tags", type=int, default=40)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    console = Console()
    table = Table("life", *RULES, title=_title(asked))
    for name, world in track(NOTHING_REAL.items(), "Living", console=console):
        table.add_row(name, *_wrong(world, asked))
    console.print(table)
    console.print(_power(asked))


def _title(asked: argparse.Namespace) -> str:
    return (
        f"Lives ever shown a false trigger: {asked.lives} of each kind, {asked.tags} tags, "
        f"{asked.days} days, seed {asked.seed}; % (95 % limits)"
    )


def _wrong(world: World, asked: argparse.Namespace) -> Iterator[str]:
    lives = _lives(world, asked)
    for rule in RULES.values():
        wrong = lives_with_false(lives, rule)
        low, high = wilson(wrong, len(lives))
        yield f"{100 * wrong / len(lives):.1f} ({100 * low:.1f}–{100 * high:.1f})"


def _power(asked: argparse.Namespace) -> Table:
    lives = _lives(FOUR_TRIGGERS, asked)
    days = days_found(lives, nearer)
    table = Table("four true triggers of 0.8 to 1.6 points", "")
    table.add_row("median day found", f"{median(days):.0f}")
    table.add_row("the same regression read on one day only, half found", f"{_oracle(lives):.0f}")
    for day in (30, 60, 90, 180, 365):
        table.add_row(f"found by day {day}", f"{np.mean(np.array(days) <= day):.2f}")
    return table


def _oracle(lives: list[Life]) -> float:
    return day_of_half(lives, single_look)


def _lives(world: World, asked: argparse.Namespace) -> list[Life]:
    return [
        live(world, np.random.default_rng([asked.seed, number]), asked.days, asked.tags)
        for number in range(asked.lives)
    ]


if __name__ == "__main__":
    main()
