"""Memories: what taught a person to keep distance, along the years.

A memory may have an age, a year, both or neither. They are put in one line by age; years can be
set among ages as soon as one memory has both, since the year of birth follows from it. Until then
ages and years make two lines. Nothing here is read by the statistics.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median_low
from typing import Literal, get_args

from msgspec.structs import replace

from nearer.companion.once import put_once
from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.domain.errors import BadInput
from nearer.domain.past import Memory, StillTrue
from nearer.domain.text import tidy
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Person

OLDEST = 120  # years of age
FIRST_YEAR = 1850  # what happened to those before them can be on somebody's line too
WHO = 200  # characters
STILL: tuple[StillTrue, ...] = get_args(StillTrue)

Unit = Literal["age", "year"]


@dataclass(frozen=True)
class Told:
    """What somebody says of a memory. Only ``happened`` has to be there."""

    happened: str
    age: int | None = None
    year: int | None = None
    who: str = ""
    person: str = ""
    taught: str = ""
    still: str = ""
    child: str = ""


@dataclass(frozen=True)
class Place:
    """A memory at its age or year. ``number``: its place in the whole list, from 1."""

    number: int
    at: int
    memory: Memory


@dataclass(frozen=True)
class Row:
    """Memories on one line, in order; those at the same age or year by when they were noted."""

    unit: Unit
    places: tuple[Place, ...]

    @property
    def first(self) -> int:
        """The number of its first memory."""
        return self.places[0].number


@dataclass(frozen=True)
class Lifeline:
    """``rows``: none, one, or two where ages and years cannot be compared."""

    rows: tuple[Row, ...]
    unplaced: tuple[Memory, ...]

    @property
    def count(self) -> int:
        return sum(len(row.places) for row in self.rows) + len(self.unplaced)


def write(space: Space, told: Told) -> Memory:
    """Keep a memory. Sent twice within minutes, the same words make one. Raises BadInput."""
    blank = Memory(id=space.new_id(), noted=local(space, space.now()), happened="")
    return put_once(space, _as_told(space, blank, told))


def change(space: Space, memory_id: str, told: Told) -> Memory:
    """Keep it as a new version. Raises BadInput, NotFound."""
    changed = _as_told(space, space.get(Memory, memory_id), told)
    space.put(changed)
    return changed


def erase(space: Space, memory_id: str) -> None:
    """Remove it with its versions and its then-and-nows. Letters that began with it stay."""
    space.get(Memory, memory_id)
    space.erase(memory_id)


def lifeline(space: Space) -> Lifeline:
    """Every memory in the order of the life, those without a place apart."""
    every = space.all(Memory)
    born = year_of_birth(every)
    ages, years = [], []
    for memory in every:
        if memory.age is not None:
            ages.append((memory.age, memory))
        elif memory.year is not None and born is not None:
            ages.append((memory.year - born, memory))
        elif memory.year is not None:
            years.append((memory.year, memory))
    rows = (_row("age", ages, 1), _row("year", years, 1 + len(ages)))
    unplaced = tuple(one for one in every if one.age is None and one.year is None)
    return Lifeline(tuple(row for row in rows if row.places), unplaced)


def year_of_birth(memories: Sequence[Memory]) -> int | None:
    """From memories that have both an age and a year; it may be one year off."""
    both = [one.year - one.age for one in memories if one.age is not None and one.year is not None]
    return median_low(both) if both else None


def in_order(space: Space) -> tuple[Memory, ...]:
    """As they stand in the list: along the line, then those without a place."""
    line = lifeline(space)
    placed = (place.memory for row in line.rows for place in row.places)
    return (*placed, *line.unplaced)


def _row(unit: Unit, placed: list[tuple[int, Memory]], first: int) -> Row:
    placed.sort(key=lambda one: (one[0], one[1].noted))
    return Row(unit, tuple(Place(n, at, memory) for n, (at, memory) in enumerate(placed, first)))


def _as_told(space: Space, memory: Memory, told: Told) -> Memory:
    """The memory with what was told of it, checked. Raises BadInput naming the field."""
    this_year = local(space, space.now()).year
    happened = tidy(told.happened, "happened")
    if not happened:
        raise BadInput("Write a few words about it; half a sentence is enough.", "happened")
    if told.age is not None and not 0 <= told.age <= OLDEST:
        raise BadInput(_("An age from 0 to %(most)s, or leave it empty.") % {"most": OLDEST}, "age")
    if told.year is not None and not FIRST_YEAR <= told.year <= this_year:
        raise BadInput(
            _("A year from %(first)s to %(last)s, or leave it empty.")
            % {"first": FIRST_YEAR, "last": this_year},
            "year",
        )
    if told.still not in STILL:
        raise BadInput("Choose one of the four, or none.", "still")
    if told.person and space.find(Person, told.person) is None:
        raise BadInput("This person is not in your circles any more.", "person")
    checked = asdict(told) | {
        "happened": happened,
        "who": " ".join(tidy(told.who, "who", WHO).split()),
        "taught": tidy(told.taught, "taught"),
        "child": tidy(told.child, "child"),
    }
    return replace(memory, **checked)
