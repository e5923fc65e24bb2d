""" "Who could I tell this to?": people for a depth and a kind of answer, with reasons.

The order is made of what the person said and noted: what they can give, how deep they may be told,
the circle, what followed on steps with them, and when they were last in touch. How close it felt
is left out: it is no reason to tell somebody, and could be a hunch.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from nearer.coach.people import Trust, not_so_deep, why_tell
from nearer.companion import contacts, tries
from nearer.companion.people import CHILD, CIRCLES, DEPTHS, HELPS
from nearer.companion.safety import suggestions_held
from nearer.companion.space import Space
from nearer.companion.steps import offered_people
from nearer.companion.steps_picture import depth_names
from nearer.content import GIFTS, example_steps, gifts
from nearer.domain.practice import Depth
from nearer.domain.values import Circle, Person
from nearer.practice.ladder import Done

LONG_AGO = 10_000  # days; where no time of being in touch is noted


@dataclass(frozen=True)
class Confidant:
    person: Person
    because: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """``others``: people who are not named for this, each with the reason."""

    found: tuple[Confidant, ...]
    others: tuple[tuple[Person, str], ...]


def whom(space: Space, depth: str, kind: str = "") -> Answer:
    """To whom something of that depth might be told, who may give that kind of answer first.

    ``depth``: one of DEPTHS, anything else is the first; ``kind``: one of GIFTS, else any. Nobody
    while suggestions are held, nobody unsafe, nobody put away.
    """
    if suggestions_held(space):
        return Answer((), ())
    how_deep = next((one for one in DEPTHS if one == depth), DEPTHS[0])
    done, touches = tries.done(space), contacts.last_of_each(space)
    found: list[tuple[tuple[float, ...], Confidant]] = []
    others = []
    for place, one in enumerate(offered_people(space)):
        if one.up_to and DEPTHS.index(one.up_to) < DEPTHS.index(how_deep):
            others.append((one, not_so_deep(one.alias, depth_names()[one.up_to])))
            continue
        if not one.up_to and not _fits(one, how_deep):
            continue
        touch = touches.get(one.id)
        trust = _trust(one, kind, done, contacts.days_since(space, touch.on) if touch else None)
        found.append(((*_rank(one, trust), place), Confidant(one, why_tell(trust))))
    found.sort(key=lambda pair: pair[0])
    return Answer(tuple(one for _rank, one in found), tuple(others))


def _rank(person: Person, trust: Trust) -> tuple[float, ...]:
    """Smaller comes first."""
    answered = trust.gave + trust.took
    return (
        0 if trust.gives else 1,
        0 if person.up_to else 1,
        CIRCLES.index(person.circle),
        -trust.gave / answered if answered else 0,
        LONG_AGO if trust.days is None else trust.days,
    )


def _trust(person: Person, kind: str, done: Sequence[Done], days: int | None) -> Trust:
    asked = next((one for one in GIFTS if one == kind), None)
    answered = [one.gave_back for one in done if one.person == person.id]
    return Trust(
        name=person.alias,
        circle=person.circle,
        helps=person.kinship == HELPS,
        up_to=depth_names()[person.up_to] if person.up_to else "",
        gives=gifts()[asked].within if asked and asked in person.gives else "",
        gave=answered.count(True),
        took=answered.count(False),
        days=days,
    )


def _fits(person: Person, depth: Depth) -> bool:
    """Whether somebody may be named for a depth of which nothing was said; never a child."""
    if person.kinship == CHILD:
        return False
    return person.kinship == HELPS or person.circle in _fitting(depth)


def _fitting(depth: Depth) -> frozenset[Circle]:
    """Circles for which there are examples of that depth."""
    steps = (one for one in example_steps() if one.depth == depth)
    return frozenset(circle for one in steps for circle in one.circles)
