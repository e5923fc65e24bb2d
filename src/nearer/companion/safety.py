"""Who is left out of every suggestion of closeness: the one place that says so.

Only the person says that somebody is not safe. Words that sound like danger from somebody let
suggestions about them rest, until the person decides.
"""

from dataclasses import dataclass
from dataclasses import replace as with_changes

from msgspec.structs import replace

from nearer.companion.prompts import local
from nearer.companion.safety_heard import Heard, still_open
from nearer.companion.safety_signs import has_signs
from nearer.companion.space import Space
from nearer.domain.errors import NotFound
from nearer.domain.safety import Safety, safety_id
from nearer.domain.values import Person


@dataclass(frozen=True)
class OnPerson:
    """What a person's page shows about it. ``offered``: the private check stands first.

    ``can_undo``: the last decision can be taken back.
    """

    person: str
    unsafe: bool
    rests: bool
    offered: bool
    can_undo: bool


def unsafe_people(space: Space) -> frozenset[str]:
    """Ids of people nothing is suggested about: marked as not safe, or at rest until decided.

    A record from elsewhere under another id counts not: no page could take it back.
    """
    return frozenset(
        one.person
        for one in space.all(Safety)
        if (one.unsafe or one.rests) and one.id == safety_id(one.person)
    )


def marked(space: Space, person_id: str) -> bool:
    """Whether the person themselves said that closeness is not safe there."""
    found = space.find(Safety, safety_id(person_id))
    return found is not None and found.unsafe


def suggestions_held(space: Space) -> bool:
    """Whether words of today still wait for an answer, so that no closeness is suggested at all."""
    heard = open_now(space)
    return heard is not None and heard.holds


def open_now(space: Space) -> Heard | None:
    """What was heard in words of today and not answered; it is never kept."""
    return still_open(space.heard, space.now(), space.preferences())


def card(space: Space) -> Heard | None:
    """The same where its card was not shown yet: from now on it was."""
    with space.working():
        heard = open_now(space)
        if heard is None or heard.shown:
            return None
        space.heard = with_changes(heard, shown=True)
        return heard


def answered(space: Space, number: str) -> None:
    """Nothing waits any more, if it was this card that was answered or skipped."""
    with space.working():
        if space.heard is not None and str(space.heard.number) == number:
            space.heard = None


def lift_all(space: Space) -> None:
    """Let suggestions come again that words of today hold. Rests about single people stay."""
    space.heard = None


def of_person(space: Space, person_id: str) -> OnPerson:
    """For ``safety/on_person.html``. Raises NotFound."""
    space.get(Person, person_id)
    now = _of(space, person_id)
    return OnPerson(
        person=person_id,
        unsafe=now.unsafe,
        rests=now.rests,
        offered=not now.unsafe and (now.rests or has_signs(space, person_id)),
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
        history = space.history(safety_id(person_id))
        if not history:
            raise NotFound("There is no earlier version to go back to.")
        if len(history) == 1:
            space.erase(safety_id(person_id))
        else:
            space.undo(safety_id(person_id))


def _decide(space: Space, person_id: str, **decided: bool) -> None:
    with space.working():
        space.get(Person, person_id)
        now = _of(space, person_id)
        after = replace(now, **decided)
        if after != now:
            space.put(replace(after, since=local(space, space.now())))


def _of(space: Space, person_id: str) -> Safety:
    found = space.find(Safety, safety_id(person_id))
    return found or Safety(
        id=safety_id(person_id), person=person_id, since=local(space, space.now())
    )
