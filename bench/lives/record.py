"""What is kept of one life after all rules have looked at it."""

import time

import numpy as np
from bench.lives.calendar import Mask
from bench.lives.kinds import life_of
from bench.lives.life import Life
from bench.lives.oracle import found_by_day
from bench.lives.pcmci import pcmci_plus
from bench.lives.rules import PEERS, Seen, read_nearer
from msgspec import Struct

NEARER = "Nearer"
PCMCI = "PCMCI+"
MANY_TAGS = 100  # above which a life is read weekly: the engine itself looks at every check-in
WEEK = 7


class Task(Struct, frozen=True):
    """One life to live, and who looks at it besides Nearer."""

    kind: str
    tags: int
    number: int
    seed: int
    days: int
    peers: bool
    single_look: bool
    pcmci: bool


class Record(Struct, frozen=True):
    """Counts of tags; days from 1, ``None`` for never."""

    kind: str
    tags: int
    number: int
    triggers: int
    false: dict[str, int]  # by rule: tags ever shown that do nothing, or nothing yet
    found: dict[str, list[int | None]]  # by rule: the first day each trigger was shown
    missed_nothing: int  # tags without effect whose range ever left out zero
    missed_true: int  # true triggers whose range ever left out the truth
    still: int  # true triggers whose range leaves out zero at the end
    single: dict[str, list[int]]  # by kind of error: true triggers one look on each day shows
    seconds: float  # of one core
    began: float = 0.0  # day from which the triggers work


def judge(task: Task) -> Record:
    """Live the life, let the rules look, keep what counts."""
    began = time.process_time()
    life = life_of(task.kind, task.seed, task.number, task.days, task.tags)
    if task.tags > MANY_TAGS and not task.single_look:
        life = life.read_every(WEEK)
    seen = read_nearer(life)
    shown = {NEARER: seen.shown}
    if task.peers:
        shown |= {name: rule(life) for name, rule in PEERS.items()}
    if task.pcmci:
        shown[PCMCI] = pcmci_plus(life)
    k = life.triggers
    truth = np.zeros(seen.low.shape)
    truth[:, :k] = life.truth[life.looks - 1]
    missed = ((seen.low > truth) | (seen.high < truth)).any(axis=0)
    single = found_by_day(life) if task.single_look else {}
    return Record(
        kind=task.kind,
        tags=task.tags,
        number=task.number,
        triggers=k,
        false={rule: _false(life, mask) for rule, mask in shown.items()},
        found={rule: _found(life, mask) for rule, mask in shown.items() if k},
        missed_nothing=int(missed[k:].sum()),
        missed_true=int(missed[:k].sum()),
        still=_still(seen, k),
        single={kind: mask.sum(axis=1).tolist() for kind, mask in single.items()},
        seconds=time.process_time() - began,
        began=life.works[0],
    )


def _false(life: Life, shown: Mask) -> int:
    k = life.triggers
    early = shown[life.days <= life.works[0], :k]
    return int(shown[:, k:].any(axis=0).sum() + early.any(axis=0).sum())


def _found(life: Life, shown: Mask) -> list[int | None]:
    late = life.days > life.works[0]
    days, own = life.days[late], shown[late, : life.triggers]
    first = days[np.argmax(own, axis=0)].tolist()
    return [day if any_ else None for day, any_ in zip(first, own.any(axis=0), strict=True)]


def _still(seen: Seen, k: int) -> int:
    return int(((seen.low[-1, :k] > 0) | (seen.high[-1, :k] < 0)).sum())
