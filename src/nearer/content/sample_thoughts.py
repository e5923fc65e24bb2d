"""What the invented person of the sample life thinks of themselves."""

from functools import cache
from typing import Annotated

from msgspec import Meta, Struct

from nearer.content.files import as_toml, text, typed

FILE = "sample_thoughts.toml"

Share = Annotated[float, Meta(ge=0, le=1)]


class SampleThought(Struct, frozen=True, forbid_unknown_fields=True):
    """``at``: the share of the life that has passed. ``person``: an alias of the cast."""

    at: Share
    thought: str
    person: str = ""
    situation: str = ""
    feeling: str = ""
    before: int | None = None
    speaks_for: str = ""
    speaks_against: str = ""
    traps: tuple[str, ...] = ()
    fairer: str = ""
    after: int | None = None


class SampleBelief(Struct, frozen=True, forbid_unknown_fields=True):
    """``ratings``: when, how true, and how true the fairer one; lines: when, and the words."""

    at: Share
    words: str
    fairer: str
    ratings: tuple[tuple[float | int, ...], ...]
    speaks_for: tuple[tuple[Share, str], ...] = ()
    speaks_against: tuple[tuple[Share, str], ...] = ()
    put_away: bool = False


class SampleExercised(Struct, frozen=True, forbid_unknown_fields=True):
    at: Share
    exercise: str
    words: str = ""


class SampleThoughts(Struct, frozen=True, forbid_unknown_fields=True):
    thought: tuple[SampleThought, ...]
    belief: tuple[SampleBelief, ...]
    exercised: tuple[SampleExercised, ...]


@cache
def sample_thoughts() -> SampleThoughts:
    """Raises ContentError."""
    return typed(FILE, as_toml(FILE, text(FILE)), SampleThoughts)
