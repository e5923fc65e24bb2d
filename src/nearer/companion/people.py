"""The people in somebody's life, by the names they choose for them."""

from dataclasses import dataclass
from typing import get_args

from msgspec.structs import replace

from nearer.companion.space import Space
from nearer.content import GIFTS
from nearer.domain.errors import BadInput
from nearer.domain.people import Gift
from nearer.domain.practice import Depth
from nearer.domain.text import folded, tidy, tidy_name
from nearer.domain.values import Circle, Kinship, Moment, Person

CIRCLES: tuple[Circle, ...] = get_args(Circle)
KINSHIPS: tuple[Kinship, ...] = get_args(Kinship)
DEPTHS: tuple[Depth, ...] = get_args(Depth)
HELPS: Kinship = "professional"
CHILD: Kinship = "child"
MORE = 200  # characters of own words for what somebody gives


@dataclass(frozen=True)
class Giving:
    """What goes between the person and somebody: kinds, and own words. ``up_to``: "" not said."""

    gives: tuple[str, ...] = ()
    gives_more: str = ""
    gets: tuple[str, ...] = ()
    gets_more: str = ""
    up_to: str = ""


@dataclass(frozen=True)
class PersonUse:
    person: Person
    moments: int
    last: Moment | None


def present(space: Space) -> tuple[Person, ...]:
    """People who are not archived, closest circle first."""
    people = [person for person in space.all(Person) if not person.archived]
    return tuple(sorted(people, key=lambda p: (CIRCLES.index(p.circle), folded(p.alias))))


def names(space: Space) -> dict[str, str]:
    """The alias of every person by id."""
    return {person.id: person.alias for person in space.all(Person)}


def versions(space: Space, person_id: str) -> tuple[Person, ...]:
    """Somebody as they were written each time, under every name they had here, the oldest first."""
    written = (revision.value for revision in space.history(person_id))
    return tuple(one for one in written if isinstance(one, Person))


def archived(space: Space) -> tuple[Person, ...]:
    return tuple(person for person in space.all(Person) if person.archived)


def called(space: Space, alias: str) -> Person | None:
    """Who goes by that name, put away or not."""
    name = folded(" ".join(alias.split()))
    return next((one for one in space.all(Person) if folded(one.alias) == name), None)


def add(space: Space, alias: str, kinship: Kinship = "other", circle: Circle = "near") -> Person:
    """A new person; the one who is there already if the name is taken, back from the archive."""
    alias = tidy_name(alias, "alias")
    there = called(space, alias)
    if there is not None:
        back = replace(there, archived=False)
        space.put(back)
        return back
    person = Person(id=space.new_id(), alias=alias, kinship=kinship, circle=circle)
    space.put(person)
    return person


def change(space: Space, person: Person) -> Person:
    """Keep a changed person. Raises BadInput when the name is taken."""
    space.get(Person, person.id)
    alias = tidy_name(person.alias, "alias")
    for other in space.all(Person):
        if other.id != person.id and folded(other.alias) == folded(alias):
            raise BadInput("Somebody is here under this name already. Choose another.", "alias")
    changed = replace(person, alias=alias, note=tidy(person.note, "note"))
    space.put(changed)
    return changed


def say_giving(space: Space, person_id: str, giving: Giving) -> Person:
    """Keep what they can give, what they are given, and how deep goes what they may be told.

    Raises BadInput, NotFound.
    """
    with space.working():
        said = replace(
            space.get(Person, person_id),
            gives=_kinds(giving.gives, "gives"),
            gives_more=tidy(giving.gives_more, "gives_more", MORE),
            gets=_kinds(giving.gets, "gets"),
            gets_more=tidy(giving.gets_more, "gets_more", MORE),
            up_to=_depth(giving.up_to),
        )
        space.put(said)
        return said


def archive(space: Space, person_id: str, *, archived: bool) -> Person:
    """Take a person out of the circles (or back). What was noted with them stays."""
    person = replace(space.get(Person, person_id), archived=archived)
    space.put(person)
    return person


def with_uses(space: Space, people: tuple[Person, ...]) -> tuple[PersonUse, ...]:
    """Each person with the number of moments they were part of, and the latest."""
    counts: dict[str, int] = {}
    last: dict[str, Moment] = {}
    for moment in space.all(Moment):
        for person_id in moment.people:
            counts[person_id] = counts.get(person_id, 0) + 1
            if person_id not in last or last[person_id].when <= moment.when:
                last[person_id] = moment
    return tuple(PersonUse(p, counts.get(p.id, 0), last.get(p.id)) for p in people)


def _kinds(given: tuple[str, ...], field: str) -> tuple[Gift, ...]:
    if set(given) - set(GIFTS):
        raise BadInput("Choose among these, or say it in your own words.", field)
    return tuple(kind for kind in GIFTS if kind in given)


def _depth(given: str) -> Depth | None:
    if given and given not in DEPTHS:
        raise BadInput("Choose one of these depths, or leave it open.", "up_to")
    return next((depth for depth in DEPTHS if depth == given), None)
