"""How often each rule was wrong and how soon it was right, on invented lives with known truth.

The same lives for every rule, from one seed, read at the end of every day. A whole run takes up to
an hour on two processes and writes its tables into docs/statistics.md; `--quick` prints in minutes.
"""

import argparse
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path

from bench.lives.kinds import KINDS, POWER, UNMENDABLE
from bench.lives.page import put, told
from bench.lives.pcmci import installed
from bench.lives.record import Task
from bench.lives.run import OtherRun, Run, run_all
from bench.lives.tables import all_tables
from rich.console import Console

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "lives.jsonl"
QUICK = KEPT.with_stem("lives-quick")
PAGE = ROOT / "docs" / "statistics.md"
MEASURED = (  # how many lives are asked for, and how they are told, changes none of them
    "src/nearer/insight",
    "bench/lives",
    ":(exclude)bench/lives/__main__.py",
    ":(exclude)bench/lives/page.py",
    ":(exclude)bench/lives/tables.py",
)
DAYS = 365
FEW, USUAL, MANY = 5, 40, 200  # tags
SLOWLY = ("nothing real", "realistic")  # kinds that PCMCI+ looks at, a minute a life
OFTEN = (  # kinds that many lives look at with few and with many tags too
    "nothing real",
    "yesterday's mood drives today's tags",
    "a timetable of the week",
    "a sharp hour",
    "a wave of four weeks",
)
FEWER = 120  # lives of another kind with many tags; one false one leaves an upper limit of 4.6 %
QUICKLY = 12  # lives of a kind for a first look; two where there are many tags
WITH_FEW = 450  # the same with few; kinds with true triggers need more tags than that
UNMENDED = 100  # lives of a kind that no analysis mends
PEERS = 30  # lives of a kind that the other rules look at too, with the usual number of tags
POWERFUL = {USUAL: 200, MANY: 40}  # lives of a kind with true triggers


def main() -> None:
    asked = _arguments()
    console = Console(stderr=True)  # the tables alone go to where output is sent
    run = Run(_code(), asked.seed, DAYS)
    kept = asked.kept or (QUICK if asked.quick else KEPT)
    if asked.resume and "changes" in run.code:
        sys.exit("Code that is not committed cannot be told from other code; run without --resume.")
    if not asked.resume:
        kept.unlink(missing_ok=True)
    try:
        records = run_all(_tasks(asked), run, kept, asked.processes, console)
    except OtherRun:
        sys.exit("The run kept there is of other code or another seed; run without --resume.")
    text = f"{told(run, records, PEERS)}\n\n{all_tables(records)}"
    if asked.quick or asked.no_write or len(asked.kinds) < len(KINDS):
        print(text)
    else:
        put(text, PAGE)
        console.print(f"The tables are in {PAGE.relative_to(ROOT)}.")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.lives", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few lives, printed only")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, metavar="KIND", default=list(KINDS))
    parser.add_argument("--tags", type=int, nargs="+", default=[FEW, USUAL, MANY])
    parser.add_argument("--lives", type=int, nargs="+", help="of a kind, for each of --tags")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pcmci", type=int, default=3, help="lives that PCMCI+ looks at")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--no-write", action="store_true", help="print instead of writing")
    parser.add_argument("--resume", action="store_true", help="go on with an interrupted run")
    parser.add_argument("--kept", type=Path, help="where results are kept meanwhile")
    return parser.parse_args()


def _tasks(asked: argparse.Namespace) -> list[Task]:
    """Life by life through all kinds, so that a run cut short has some of each."""
    slow = 0 if asked.quick or not installed() else asked.pcmci
    tasks = [
        Task(
            kind=kind,
            tags=tags,
            number=number,
            seed=asked.seed,
            days=DAYS,
            peers=tags in _looked_at(asked) and number < PEERS,
            single_look=kind in POWER,
            pcmci=kind in SLOWLY and tags in _looked_at(asked) and number < slow,
        )
        for kind in asked.kinds
        for tags in asked.tags
        for number in range(_lives(asked, kind, tags))
    ]
    return sorted(tasks, key=lambda task: task.number)


def _looked_at(asked: argparse.Namespace) -> list[int]:
    """The numbers of tags that the other rules look at too."""
    return [USUAL] if USUAL in asked.tags else [tags for tags in asked.tags if tags < USUAL]


def _lives(asked: argparse.Namespace, kind: str, tags: int) -> int:
    if asked.lives:
        return int(dict(zip_longest(asked.tags, asked.lives, fillvalue=asked.lives[-1]))[tags])
    if kind in POWER and tags <= FEW:
        return 0
    if asked.quick:
        return {FEW: 4, USUAL: QUICKLY}.get(tags, 2)
    if kind in POWER:
        return POWERFUL.get(tags, POWERFUL[USUAL])
    if kind in UNMENDABLE:
        return UNMENDED
    if kind in OFTEN or FEW < tags <= USUAL:
        return 1000
    return WITH_FEW if tags <= FEW else FEWER


def _code() -> str:
    """The newest commit of what is measured, so that another page's change stops no run."""
    commit = _git("log", "-1", "--format=%h", "--", *MEASURED)
    return commit + (" with changes" if _git("status", "--porcelain", *MEASURED) else "")


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


if __name__ == "__main__":
    main()
