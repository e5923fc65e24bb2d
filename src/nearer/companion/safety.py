"""Who is left out of every suggestion of closeness: the one place that says so.

Only the person says that somebody is not safe. Words that sound like danger from somebody let
suggestions about them rest, until the person decides.
"""

from dataclasses import dataclass

from msgspec.structs import replace

from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.domain.errors import NotFound
from nearer.domain.safety import Safety
from nearer.domain.values import Person

BEGUN = "safety-"  # before a person's id: the id of what was decided about them


@dataclass(frozen=True)
class OnPerson:
    """What a person's page shows about it. ``can_undo``: the last decision can be taken back."""

    person: str
    unsafe: bool
    rests: bool
    can_undo: bool


def unsafe_people(space: Space) -> frozenset[str]:
    """Ids of people nothing is suggested about: marked as not safe, or at rest until decided."""
    return frozenset(one.person for one in space.all(Safety) if one.unsafe or one.rests)


def marked(space: Space, person_id: str) -> bool:
    """Whether the person themselves said that closeness is not safe there."""
    found = space.find(Safety, BEGUN + person_id)
    return found is not None and found.unsafe


def suggestions_held(space: Space) -> bool:  # noqa: ARG001 - nothing raises a flag yet
    """Whether a safety flag is open, so that no closeness is suggested at all."""
    return False


def of_person(space: Space, person_id: str) -> OnPerson:
    """For ``safety/on_person.html``. Raises NotFound."""
    space.get(Person, person_id)
    now = _of(space, person_id)
    return OnPerson(
        person=person_id,
        unsafe=now.unsafe,
        rests=now.rests,
        can_undo=bool(space.history(now.id)),
    )


def mark(space: Space, person_id: str, *, unsafe: bool) -> None:
    """Mark somebody as not safe, or take that back; either way it is decided. Raises NotFound."""
    _decide(space, person_id, unsafe=unsafe, rests=False)


def lift(space: Space, person_id: str) -> None:
    """Let suggestions about somebody come again, where they rested. Raises NotFound."""
    _decide(space, person_id, rests=False)


def undo(space: Space, person_id: str) -> None:
    """As it was before the last decision. Raises NotFound, also where nothing was decided."""
    with space.working():
        space.get(Person, person_id)
        history = space.history(BEGUN + person_id)
        if not history:
            raise NotFound("There is no earlier version to go back to.")
        if len(history) == 1:
            space.erase(BEGUN + person_id)
        else:
            space.undo(BEGUN + person_id)


def _decide(space: Space, person_id: str, **decided: bool) -> None:
    with space.working():
        space.get(Person, person_id)
        now = _of(space, person_id)
        after = replace(now, **decided)
        if after != now:
            space.put(replace(after, since=local(space, space.now())))


def _of(space: Space, person_id: str) -> Safety:
    found = space.find(Safety, BEGUN + person_id)
    return found or Safety(id=BEGUN + person_id, person=person_id, since=local(space, space.now()))
