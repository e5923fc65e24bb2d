"""Lives many lives on two processes and keeps each result as a line, so that a run can go on."""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from bench.lives.record import Record, Task, judge
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

AT_ONCE = 8  # lives handed over together
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class Run(msgspec.Struct, frozen=True):
    """What makes two runs the same, so that one may go on where the other stopped."""

    code: str
    seed: int
    days: int


class OtherRun(Exception):
    """The file holds a run of other code, another seed or another length."""


def run_all(
    tasks: Sequence[Task], run: Run, kept: Path, processes: int, console: Console
) -> list[Record]:
    """All records, those already in ``kept`` included; every new one is added to it at once.

    Raises OtherRun.
    """
    records = _read(kept, run)
    done = {(one.kind, one.tags, one.number) for one in records}
    left = [one for one in tasks if (one.kind, one.tags, one.number) not in done]
    with kept.open("ab") as file, _progress(console) as progress:
        bar = progress.add_task("Living", total=len(tasks), completed=len(tasks) - len(left))
        for record in _judged(left, processes):
            file.write(msgspec.json.encode(record) + b"\n")
            records.append(record)
            progress.advance(bar)
    asked = {(one.kind, one.tags, one.number) for one in tasks}
    return [one for one in records if (one.kind, one.tags, one.number) in asked]


def _judged(tasks: Sequence[Task], processes: int) -> Iterator[Record]:
    if processes == 1:
        yield from map(judge, tasks)
        return
    os.environ.update(ONE_THREAD)  # a fresh process reads it before it loads NumPy
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        yield from pool.imap_unordered(judge, tasks, AT_ONCE)


def _read(kept: Path, run: Run) -> list[Record]:
    """Records of a run that was interrupted; a last line cut short is lived again."""
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(msgspec.json.encode(run) + b"\n")
    first, *lines = kept.read_bytes().split(b"\n")
    if msgspec.json.decode(first, type=Run) != run:
        raise OtherRun
    whole = lines[:-1]
    kept.write_bytes(b"\n".join([first, *whole, b""]))
    return [msgspec.json.decode(line, type=Record) for line in whole]


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=console,
    )
