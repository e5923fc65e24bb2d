"""Today's invitation: one small step with one person, chosen from values given as arguments.

A person who may not be safe is never chosen, nor one with whom it has not been close enough, and
nothing is while suggestions are held. Chance is an argument: the same chance and the same values
give the same invitation.
"""

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from nearer.domain.practice import Depth
from nearer.domain.values import Circle
from nearer.practice.ladder import DEPTHS, Done, LadderStep, fits, reach, within

NOBODY = ""
STANDING = 0.4  # of the days: the standing step, where somebody close enough is there
CLOSER: dict[Circle, float] = {"close": 3.0, "near": 2.0, "further": 1.0}
CLOSE_ENOUGH = 4.0  # of 10: mean closeness with somebody below which nothing is suggested
GAVE, TOOK = 1.6, 0.6  # weight of who mostly gave something back, and of who mostly did not
TURNS = 2.0  # weight of a step that asks something back
FURTHER: tuple[Depth, ...] = ("facts", "opinions", "preferences")  # with the outer circle
FRESH = 1.5  # weight of one that was not done yet


@dataclass(frozen=True)
class Someone:
    """``closeness``: mean of check-ins with them, 0–10, None where there are too few; ``gave``,
    ``took``: steps with them in which they shared something too, and in which they did not.
    """

    id: str
    circle: Circle
    closeness: float | None = None
    gave: int = 0
    took: int = 0
    up_to: Depth | None = None  # how deep what may be told them goes, where that was said


@dataclass(frozen=True)
class Invitation:
    """``person``: id, or ``NOBODY`` in particular."""

    step: str
    person: str = NOBODY


@dataclass(frozen=True)
class Known:
    """What an invitation is chosen from.

    ``done``: oldest first. ``unsafe``: ids of people nothing is suggested about. ``hold``: nothing
    is suggested at all. ``standing``: key of the step offered first and again and again. ``last``:
    the invitation before this day; ``today``: what was offered today, the present one last.
    """

    ladder: Sequence[LadderStep]
    people: Sequence[Someone] = ()
    done: Sequence[Done] = ()
    unsafe: Collection[str] = ()
    hold: bool = False
    standing: str = ""
    last: Invitation | None = None
    today: Sequence[Invitation] = ()


def choose(known: Known, chance: random.Random) -> Invitation | None:
    """The invitation of a day, or a different one from what was offered today.

    ``None`` while suggestions are held, and where no other is left.
    """
    if known.hold:
        return None
    people = [one for one in known.people if one.id not in known.unsafe and _is_near_enough(one)]
    if not people:
        step = _step(known, _left(known, None), chance)
        return Invitation(step.key) if step else None
    for someone in _by_trust(known, people, chance):
        step = _step(known, _left(known, someone), chance)
        if step is not None:
            return Invitation(step.key, someone.id)
    return None


def smaller(known: Known) -> Invitation | None:
    """An easier step than the present one, with the same person; ``None`` where there is none."""
    if known.hold or not known.today or known.today[-1].person in known.unsafe:
        return None
    present = known.today[-1]
    steps = {step.key: step for step in known.ladder}
    step, someone = steps.get(present.step), _of_id(known, present.person)
    if step is None or (present.person and someone is None):
        return None
    offered = {one.step for one in known.today}
    easier = [
        one
        for one in known.ladder
        if one.hard < step.hard and one.key not in offered and _goes_with(one, someone)
    ]
    named = next((one for one in easier if one.key == step.smaller), None)
    found = named or max(easier, key=lambda one: (one.hard, one.key), default=None)
    return Invitation(found.key, present.person) if found else None


def still_stands(known: Known) -> bool:
    """Whether the present invitation may still be shown: its step and its person are there, and
    neither is to be left out.
    """
    if known.hold or not known.today:
        return False
    present = known.today[-1]
    step = next((one for one in known.ladder if one.key == present.step), None)
    if step is None or present.person in known.unsafe:
        return False
    if not present.person:
        return _goes_with(step, None)
    someone = _of_id(known, present.person)
    return someone is not None and _is_near_enough(someone) and _goes_with(step, someone)


def _is_near_enough(one: Someone) -> bool:
    """Known to be close enough; of the close circle, not known to be less."""
    if one.closeness is None:
        return one.circle == "close"
    return one.closeness >= CLOSE_ENOUGH


def _by_trust(known: Known, people: Sequence[Someone], chance: random.Random) -> Iterator[Someone]:
    """Everybody in an order drawn by trust; who was invited before comes last."""
    before = (known.today[-1] if known.today else known.last) or Invitation("")
    left = sorted((one for one in people if one.id != before.person), key=lambda one: one.id)
    while left:
        drawn = chance.choices(left, [_trusted(one) for one in left])[0]
        left.remove(drawn)
        yield drawn
    yield from (one for one in people if one.id == before.person)


def _trusted(one: Someone) -> float:
    """A weight: the circle, how close it was with them, whether they gave as well as took."""
    weight = CLOSER[one.circle]
    if one.closeness is not None:
        weight *= 0.5 + one.closeness / 10
    if one.gave or one.took:
        weight *= GAVE if one.gave >= one.took else TOOK
    return weight


def _left(known: Known, someone: Someone | None) -> list[LadderStep]:
    """What fits and was not offered today."""
    offered = {one.step for one in known.today}
    return [one for one in known.ladder if one.key not in offered and _goes_with(one, someone)]


def _step(known: Known, fitting: Sequence[LadderStep], chance: random.Random) -> LadderStep | None:
    """The standing step on many days; else one within reach, rather from its harder half, and not
    the one before where there is another.
    """
    most = reach(known.done)
    may_stand = not known.done or chance.random() < STANDING
    standing = next((one for one in fitting if one.key == known.standing), None)
    if standing is not None and standing.hard <= most and may_stand:
        return standing
    near = within(fitting, most)
    others = [one for one in near if known.last is None or one.key != known.last.step] or near
    steps = others[len(others) // 2 :]
    if not steps:
        return None
    done = {one.step for one in known.done}
    weights = [(TURNS if one.turn else 1.0) * (1.0 if one.key in done else FRESH) for one in steps]
    return chance.choices(steps, weights)[0]


def _goes_with(step: LadderStep, someone: Someone | None) -> bool:
    """With nobody in particular: what can be done with anybody, also with somebody further off."""
    if step.only_chosen:
        return False
    if someone is None:
        return not step.person and (not step.circles or "further" in step.circles)
    if someone.circle == "further" and step.depth not in FURTHER:
        return False
    if someone.up_to and DEPTHS.index(step.depth) > DEPTHS.index(someone.up_to):
        return False
    return fits(step, someone.id, someone.circle)


def _of_id(known: Known, person: str) -> Someone | None:
    return next((one for one in known.people if one.id == person), None)
