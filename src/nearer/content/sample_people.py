"""What goes between the people of the sample life, and how they are in touch."""

from functools import cache
from typing import Annotated

from msgspec import Meta, Struct

from nearer.content.files import as_toml, text, typed
from nearer.domain.people import Gift
from nearer.domain.practice import By, Depth

FILE = "sample_people.toml"

Days = Annotated[int, Meta(ge=0)]


class SampleBetween(Struct, frozen=True, forbid_unknown_fields=True):
    """``person``: an alias of the cast."""

    person: str
    gives: tuple[Gift, ...] = ()
    gives_more: str = ""
    gets: tuple[Gift, ...] = ()
    gets_more: str = ""
    up_to: Depth | None = None


class SampleContact(Struct, frozen=True, forbid_unknown_fields=True):
    person: str
    ago: Days
    by: By
    line: str = ""


class SampleRhythm(Struct, frozen=True, forbid_unknown_fields=True):
    person: str
    days: Annotated[int, Meta(ge=1)]
    ago: Days
    counts: By = "call"


class SampleTelling(Struct, frozen=True, forbid_unknown_fields=True):
    """``parts``: keys of parts, of each the first example."""

    person: str
    ago: Days
    parts: tuple[str, ...]


class SamplePeople(Struct, frozen=True, forbid_unknown_fields=True):
    between: tuple[SampleBetween, ...]
    contact: tuple[SampleContact, ...]
    rhythm: tuple[SampleRhythm, ...]
    telling: tuple[SampleTelling, ...]


@cache
def sample_people() -> SamplePeople:
    """Raises ContentError."""
    return typed(FILE, as_toml(FILE, text(FILE)), SamplePeople)
