"""What the invented person of the sample life writes about the past."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from nearer.content.files import as_toml, text, typed
from nearer.domain.past import StillTrue

FILE = "sample_past.toml"


class SampleMemory(Struct, frozen=True, forbid_unknown_fields=True):
    """``person``: the alias of somebody in the cast."""

    happened: str
    age: int | None = None
    year: int | None = None
    who: str = ""
    person: str = ""
    taught: str = ""
    still: StillTrue = ""
    child: str = ""


class SampleLetter(Struct, frozen=True, forbid_unknown_fields=True):
    """``memory``: the place of the one it began with in the list of memories, from 0."""

    words: str
    to: str = ""
    person: str = ""
    memory: int | None = None


class SampleEcho(Struct, frozen=True, forbid_unknown_fields=True):
    memory: int
    alike: str
    different: str


class SamplePast(Struct, frozen=True, forbid_unknown_fields=True):
    """``answers``: to the questions of the inquiry, by key; ``page``: what was made of them."""

    page: str
    memory: tuple[SampleMemory, ...]
    letter: tuple[SampleLetter, ...]
    echo: tuple[SampleEcho, ...]
    answers: Mapping[str, str]


@cache
def sample_past() -> SamplePast:
    """Raises ContentError."""
    return typed(FILE, as_toml(FILE, text(FILE)), SamplePast)
