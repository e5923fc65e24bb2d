"""Who is left out of every suggestion of closeness: the one place that says so.

Only the person says that somebody is not safe. Words that sound like danger from somebody let
suggestions about them rest, until the person decides.
"""

from contextlib import suppress
from dataclasses import dataclass
from dataclasses import replace as with_changes

from msgspec.structs import replace

from nearer.companion import people
from nearer.companion.prompts import local
from nearer.companion.safety_heard import Heard, still_open
from nearer.companion.safety_names import Names
from nearer.companion.safety_signs import has_signs
from nearer.companion.space import Space
from nearer.domain.days import day_ends
from nearer.domain.errors import NotFound, StorageError
from nearer.domain.safety import QUIET, Quiet, Safety, safety_id
from nearer.domain.values import Person

PAGES = 3
"""On so many pages a card stands, unless it is answered before; on the page of care always."""


@dataclass(frozen=True)
class OnPerson:
    """What a person's page shows about it. ``offered``: the private check may be of use now.

    ``can_undo``: the person's last decision can be taken back.
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


def names_unsafe(space: Space, *texts: str) -> bool:
    """Whether somebody nothing is suggested about is named in these words, also as they were called
    before.
    """
    version, names = space.derived.get("unsafe names", (-1, None))
    if version != space.version or names is None:
        version = space.version
        names = Names([one for who in unsafe_people(space) for one in people.versions(space, who)])
        space.derived["unsafe names"] = version, names
    found: Names = names
    return any(found.named(text) for text in texts)


def suggestions_held(space: Space) -> bool:
    """Whether no closeness is suggested at all for now, in whatever browser or process."""
    quiet = space.find(Quiet, QUIET)
    return quiet is not None and space.now() < quiet.until


def hold_for_today(space: Space) -> None:
    """Suggest no closeness until the person's day is over. What for is kept nowhere.

    A card that is open stays open.
    """
    with space.working():
        kept = space.find(Quiet, QUIET)
        now = local(space, space.now())
        until = day_ends(now, space.preferences().day_starts)
        space.put(Quiet(id=QUIET, until=until, number=kept.number if kept else 0))


def open_now(space: Space) -> Heard | None:
    """What was heard in words of today and not answered; of what kind it is, is never kept."""
    quiet = space.find(Quiet, QUIET)
    return still_open(space.heard, quiet, space.now(), space.preferences())


def card(space: Space) -> Heard | None:
    """The same where its card is due: on this page, and after it on fewer."""
    with space.working():
        _forget_what_is_over(space)
        heard = open_now(space)
        if heard is None or heard.shown >= PAGES:
            return None
        space.heard = with_changes(heard, shown=heard.shown + 1)
        return space.heard


def answered(space: Space, number: str, *, safe: bool) -> None:
    """This card is done with. ``safe``: said so, which also ends what it held; a skip does not."""
    with space.working():
        if space.heard is not None and str(space.heard.number) == number:
            space.heard = None
        quiet = space.find(Quiet, QUIET)
        if quiet is None or not quiet.number or str(quiet.number) != number:
            return
        if safe:
            space.erase(QUIET)
        else:
            space.put(replace(quiet, number=0))


def lift_all(space: Space) -> None:
    """Let suggestions come again that words of today hold. Those about single people stay away."""
    with space.working():
        space.heard = None
        space.erase(QUIET)


def _forget_what_is_over(space: Space) -> None:
    quiet = space.find(Quiet, QUIET)
    if quiet is not None and quiet.until <= space.now():
        with suppress(StorageError):
            space.erase(QUIET)


def of_person(space: Space, person_id: str) -> OnPerson:
    """For ``safety/on_person.html``. Raises NotFound."""
    space.get(Person, person_id)
    now = _of(space, person_id)
    return OnPerson(
        person=person_id,
        unsafe=now.unsafe,
        rests=now.rests,
        offered=not now.unsafe and (now.rests or has_signs(space, person_id)),
        can_undo=_can_undo(space, now.id),
    )


def mark(space: Space, person_id: str, *, unsafe: bool) -> None:
    """Mark somebody as not safe, or take that back; either way it is decided. Raises NotFound."""
    _decide(space, person_id, unsafe=unsafe, rests=False)


def lift(space: Space, person_id: str) -> None:
    """Let suggestions about somebody come again. Nothing is left where the person never marked
    them. Raises NotFound.
    """
    with space.working():
        space.get(Person, person_id)
        written = [one.value for one in space.history(safety_id(person_id))]
        if any(isinstance(one, Safety) and one.unsafe for one in written):
            _decide(space, person_id, rests=False)
        else:
            space.erase(safety_id(person_id))


def undo(space: Space, person_id: str) -> None:
    """As it was before the last decision. Raises NotFound, also where nothing was decided."""
    with space.working():
        space.get(Person, person_id)
        if not _can_undo(space, safety_id(person_id)):
            raise NotFound("There is no earlier version to go back to.")
        if len(space.history(safety_id(person_id))) == 1:
            space.erase(safety_id(person_id))
        else:
            space.undo(safety_id(person_id))


def _can_undo(space: Space, its_id: str) -> bool:
    """Whether the last writing was the person's own decision."""
    now = space.find(Safety, its_id)
    return now is not None and not now.rests


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
