"""The moment of an urge: named, steadied, chosen, and afterwards one tap for what was done.

Every screen keeps what is there, so that a half-finished one can be gone on with.
"""

from datetime import datetime, timedelta
from typing import Any, get_args

from msgspec.structs import replace

from nearer import content
from nearer.companion.once import put_once
from nearer.companion.pages import Page, page_of
from nearer.companion.prompts import local
from nearer.companion.safety import suggestions_held, unsafe_people
from nearer.companion.space import Space, named
from nearer.domain.errors import BadInput
from nearer.domain.practice import Acted, Choice, Urge
from nearer.domain.text import tidy
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Moment, Person

OPEN = timedelta(hours=2)  # how long a half-finished one is offered to go on with
ASKED_FROM = timedelta(minutes=20)  # after which Today asks what was done
ASKED_UNTIL = timedelta(days=2)
HIGHEST = 10
LONGEST_BREAK = timedelta(hours=24)
MESSAGE = 1_000  # characters in a sentence to send
CHOICES: tuple[Choice, ...] = get_args(Choice)
ACTED: tuple[Acted, ...] = get_args(Acted)


def begin(
    space: Space,
    strength: int | None = None,
    feelings: tuple[str, ...] = (),
    person: str = "",
    moment: str = "",
) -> Urge:
    """Keep that the urge is here, with what was named of it. Sent twice, it is one.

    Raises BadInput.
    """
    with space.working():
        space.refresh()
        fresh = Urge(
            id=space.new_id(),
            when=local(space, space.now()),
            moment=moment if space.find(Moment, moment) else "",
            person=person,
            strength=strength,
            feelings=feelings,
        )
        return put_once(space, _checked(space, fresh), at="when")


def change(space: Space, urge_id: str, **given: Any) -> Urge:
    """Keep what one screen says. Raises BadInput, NotFound."""
    with space.working():
        changed = _checked(space, replace(space.get(Urge, urge_id), **given))
        space.put(changed)
        return changed


def take_break(space: Space, urge_id: str, back_at: datetime, message: str) -> Urge:
    """A break with the time it ends and the sentence to send. Raises BadInput, NotFound."""
    now = space.now()
    if not now < back_at <= now + LONGEST_BREAK:
        raise BadInput("Choose a time within the next day.", "at")
    return change(space, urge_id, choice="break", back_at=back_at, message=message)


def did(space: Space, urge_id: str, acted: str) -> Urge:
    """What was done. Raises BadInput, NotFound."""
    known = next((one for one in ACTED if one and one == acted), None)
    if known is None:
        raise BadInput("Choose one of the three.", "acted")
    with space.working():
        urge = space.get(Urge, urge_id)
        if urge.acted == known:
            return urge
        return change(space, urge_id, acted=known, acted_at=local(space, space.now()))


def let_be(space: Space, urge_id: str) -> None:
    """Ask no more what became of it. Raises NotFound."""
    change(space, urge_id, let_be=True)


def unfinished(space: Space) -> Urge | None:
    """The newest that nothing was chosen in yet, while it may still be the moment."""
    oldest = space.now() - OPEN
    begun = [one for one in space.all(Urge) if one.when > oldest and not one.choice]
    open_ = [one for one in begun if not one.acted and not one.let_be]
    return max(open_, key=lambda one: one.when, default=None)


def asked(space: Space) -> Urge | None:
    """The newest of which Today asks what was done: some time after, or after a break's end."""
    now = space.now()
    waiting = [
        one
        for one in space.all(Urge)
        if not one.acted and not one.let_be and _asked_from(one) <= now < one.when + ASKED_UNTIL
    ]
    return max(waiting, key=lambda one: one.when, default=None)


def held(space: Space, urge: Urge) -> bool:
    """Whether no closeness is suggested at this urge."""
    return suggestions_held(space) or names_the_unsafe(space, urge)


def names_the_unsafe(space: Space, urge: Urge) -> bool:
    """Whether somebody unsafe was named: in any version of it or in its check-in."""
    kept = (one.value for one in space.history(urge.id))
    every = (urge, *(one for one in kept if isinstance(one, Urge)))
    moments = (space.find(Moment, one.moment) for one in every)
    named_there = {person for one in moments if one is not None for person in one.people}
    people = named_there | {one.person for one in every}
    return bool(people & unsafe_people(space))


def offered(space: Space, urge: Urge) -> tuple[Choice, ...]:
    """What can be chosen, in its order: leaving first, and no staying, where closeness is held."""
    return ("leave", "break") if held(space, urge) else ("stay", "break", "step", "leave")


def page(space: Space, number: int = 1) -> Page[Urge]:
    """The newest first."""
    return page_of(sorted(space.all(Urge), key=lambda one: one.when, reverse=True), number)


def last_steadied(space: Space) -> str:
    """The way to steady oneself that was chosen last, if it is still there; else the first."""
    known = [one.key for one in content.ways_to_steady()]
    chosen = sorted((one.when, one.steadied) for one in space.all(Urge) if one.steadied in known)
    return chosen[-1][1] if chosen else "breathe"


def erase(space: Space, urge_id: str) -> None:
    """Raises NotFound. What was drawn at it stays with its experiment, which holds no words."""
    space.get(Urge, urge_id)
    space.erase(urge_id)


def _asked_from(urge: Urge) -> datetime:
    later = urge.when + ASKED_FROM
    return max(later, urge.back_at) if urge.back_at and urge.choice == "break" else later


def _checked(space: Space, urge: Urge) -> Urge:
    """What was kept before may stay, also where it is not offered any more."""
    before = space.find(Urge, urge.id)
    for field in ("strength", "strength_after"):
        rating = getattr(urge, field)
        if rating is not None and not 0 <= rating <= HIGHEST:
            raise BadInput(_("Choose a number from 0 to %(most)s.") % {"most": HIGHEST}, field)
    offered = {word for group in content.feeling_words() for word in group.words}
    if set(urge.feelings) - offered - set(before.feelings if before else ()):
        raise BadInput("Choose from these words, or none.", "feelings")
    if urge.steadied and urge.steadied not in {one.key for one in content.ways_to_steady()}:
        raise BadInput("Choose one of these ways, or none.", "steadied")
    if urge.choice not in CHOICES:
        raise BadInput("Choose one of the four, or none.", "choice")
    if urge.person and (before is None or before.person != urge.person):
        gone = "This person is not in your space any more."
        named(space.all(Person), urge.person, gone, "person")
    feelings = tuple(dict.fromkeys(urge.feelings))
    return replace(urge, feelings=feelings, message=tidy(urge.message, "message", MESSAGE))
