"""The ladder of openness: how deep, with whom, in which way, and what is within reach."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import get_args

from msgspec import Struct

from nearer.domain.practice import By, Depth
from nearer.domain.values import Circle

DEPTHS: tuple[Depth, ...] = get_args(Depth)

START = 25  # of 100: how hard a first step may feel
EASY = 40  # felt like this or less once it was done: a slightly harder one may come next
STRIDE = 10  # how much harder, or easier, the next one may be
LEAST = 10  # a reach below this would leave nothing to do
RECENT = 5  # doings that say what is easy at present


class LadderStep(Struct, frozen=True, kw_only=True):
    """A step as it stands on one person's ladder.

    Its rungs are its depth with each of its ``circles`` (none is any) and ``ways``. ``key``: of an
    example, or the id of a step of one's own. ``hard``: 0–100, as last rated, or a
    first guess. ``person``: the only one it is meant for; "" is anybody. ``smaller``: key of an
    easier one. ``turn``: it asks something back. ``only_chosen``: it is never suggested.
    """

    key: str
    depth: Depth
    words: str
    hard: int
    line: str = ""
    ways: tuple[By, ...] = ()
    circles: tuple[Circle, ...] = ()
    person: str = ""
    smaller: str = ""
    turn: bool = False
    only_chosen: bool = False
    own: bool = False


@dataclass(frozen=True)
class Done:
    """A step that was done. ``before``, ``after``: how hard it felt, 0–100; ``gave_back``: whether
    the other shared something too.
    """

    step: str
    person: str = ""
    before: int | None = None
    after: int | None = None
    gave_back: bool | None = None


def in_order(steps: Iterable[LadderStep]) -> tuple[LadderStep, ...]:
    """From shallow to deep, the easier first."""
    return tuple(
        sorted(steps, key=lambda one: (DEPTHS.index(one.depth), one.hard, one.words, one.key))
    )


def fits(step: LadderStep, person: str, circle: Circle) -> bool:
    """Whether a step can be done with somebody of that circle."""
    if step.person:
        return step.person == person
    return not step.circles or circle in step.circles


def reach(done: Sequence[Done]) -> int:
    """How hard the next step may feel, 0–100. ``done``: oldest first.

    A little harder than what was easy of late, taken in the middle so that one bold day does not
    make the next step a leap; a little easier than the easiest while none was. What was never
    rated says nothing.
    """
    rated = [(_before(one), one.after) for one in done if one.after is not None][-RECENT:]
    if not rated:
        return START
    easy = [before for before, after in rated if after <= EASY]
    if easy:
        return min(100, max(START, round(median(easy)) + STRIDE))
    return max(LEAST, min(before for before, _after in rated) - STRIDE)


def within(steps: Iterable[LadderStep], most: int) -> tuple[LadderStep, ...]:
    """Steps that feel no harder than ``most``; the easiest alone where every one does."""
    ordered = sorted(steps, key=lambda one: one.hard)
    near = tuple(one for one in ordered if one.hard <= most)
    return near or tuple(ordered[:1])


def next_steps(
    steps: Iterable[LadderStep], done: Sequence[Done], most: int = 3
) -> tuple[LadderStep, ...]:
    """What could come next: of each depth the hardest within reach that was not done yet.

    The nearest to the reach first.
    """
    known = {one.step for one in done}
    fresh = [one for one in steps if one.key not in known and not one.only_chosen]
    if not fresh:
        return ()
    of_depth: dict[Depth, LadderStep] = {}
    for one in within(fresh, reach(done)):
        of_depth[one.depth] = one
    nearest = sorted(of_depth.values(), key=lambda one: (-one.hard, one.key))
    return tuple(nearest[:most])


def _before(one: Done) -> int:
    return one.before if one.before is not None else one.after or 0
