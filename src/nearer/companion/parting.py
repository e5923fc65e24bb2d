"""Deleting somebody: what goes in the same act, and what was written about them and stays.

Nothing is suggested about somebody unsafe; with them goes the record of that. So what could lead
to them again is put away before: steps and strategies of one's own, and plans not yet done.
"""

from dataclasses import astuple, dataclass

from msgspec.structs import replace

from nearer.companion import people
from nearer.companion.safety import unsafe_people
from nearer.companion.safety_names import Names
from nearer.companion.space import Space
from nearer.domain.past import Letter
from nearer.domain.people import Telling
from nearer.domain.practice import Attempt, Step, Strategy, Urge
from nearer.domain.values import Entry, Fear, Person
from nearer.domain.words import Wording


@dataclass(frozen=True)
class Staying:
    """How many there are of each that are about somebody and outlive them."""

    fears: int = 0
    steps: int = 0
    tries: int = 0
    urges: int = 0
    drafts: int = 0
    tellings: int = 0
    letters: int = 0

    def __bool__(self) -> bool:
        return any(astuple(self))


@dataclass(frozen=True)
class _Stopped:
    """What is put away with somebody unsafe, and the plans that go."""

    away: tuple[Step | Strategy, ...] = ()
    plans: tuple[Attempt, ...] = ()


def staying(space: Space, person_id: str) -> Staying:
    going = len([one for one in _stopped(space, person_id).plans if one.person == person_id])
    return Staying(
        fears=_count(space, Fear, person_id),
        steps=_count(space, Step, person_id),
        tries=_count(space, Attempt, person_id) - going,
        urges=_count(space, Urge, person_id),
        drafts=_count(space, Wording, person_id),
        tellings=_count(space, Telling, person_id),
        letters=_count(space, Letter, person_id),
    )


def erase(space: Space, person_id: str) -> None:
    """Somebody, for good. Raises NotFound."""
    with space.working():
        space.get(Person, person_id)
        stopped = _stopped(space, person_id)
        away = (replace(one, put_away=True) for one in stopped.away)
        space.put(*away, erase=[person_id, *(one.id for one in stopped.plans)])


def _stopped(space: Space, person_id: str) -> _Stopped:
    if person_id not in unsafe_people(space):
        return _Stopped()
    names = Names(people.versions(space, person_id))
    steps = [
        one
        for one in space.all(Step)
        if one.person == person_id or names.named(one.words) or names.named(one.line)
    ]
    strategies = [
        one for one in space.all(Strategy) if any(map(names.named, (one.name, one.why, one.how)))
    ]
    keys = {one.example or one.id for one in steps}
    plans = [
        one
        for one in space.all(Attempt)
        if not one.did and (one.person == person_id or one.step in keys)
    ]
    return _Stopped((*steps, *strategies), tuple(plans))


def _count(space: Space, kind: type[Entry], person_id: str) -> int:
    return sum(getattr(one, "person", "") == person_id for one in space.all(kind))
