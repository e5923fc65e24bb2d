"""Steps that the invented person of the sample life wrote, tried and looked back at."""

from functools import cache
from typing import Annotated

from msgspec import Meta, Struct

from nearer.content.files import as_toml, text, typed
from nearer.domain.practice import By, Depth, Did

FILE = "sample_steps.toml"

Share = Annotated[float, Meta(ge=0, le=1)]
Of100 = Annotated[int, Meta(ge=0, le=100)]


class SampleStep(Struct, frozen=True, forbid_unknown_fields=True):
    """A step of their own. ``at``: the share of the life that has passed; ``name``: what a doing
    of it is told by; ``person``: an alias of the cast.
    """

    at: Share
    name: str
    words: str
    depth: Depth
    line: str = ""
    person: str = ""
    hard: Of100 | None = None


class SampleTry(Struct, frozen=True, forbid_unknown_fields=True):
    """A doing. ``step``: key of an example, or the name of a step of their own.

    ``did`` is empty for one that waits.
    """

    at: Share
    step: str
    did: Did = ""
    person: str = ""
    by: By = ""
    before: Of100 | None = None
    after: Of100 | None = None
    gave_back: bool | None = None
    backed_by: str = ""
    happened: str = ""
    felt: str = ""
    learned: str = ""


class SampleWeek(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence kept of the week ``ago`` weeks before the present one."""

    ago: Annotated[int, Meta(ge=1)]
    sentence: str


class SampleSteps(Struct, frozen=True, forbid_unknown_fields=True):
    step: tuple[SampleStep, ...]
    tried: tuple[SampleTry, ...]
    week: tuple[SampleWeek, ...]


@cache
def sample_steps() -> SampleSteps:
    """Raises ContentError."""
    return typed(FILE, as_toml(FILE, text(FILE)), SampleSteps)
