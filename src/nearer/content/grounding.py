"""Ways to steady oneself in the moment, and plain words for what one feels."""

from typing import Annotated

from msgspec import Meta, Struct

from nearer.content.errors import ContentError
from nearer.content.files import as_toml, text, typed
from nearer.domain.errors import NotFound
from nearer.domain.translated import once_a_language

FILE = "grounding.toml"

Words = Annotated[str, Meta(min_length=1)]
Seconds = Annotated[int, Meta(ge=1, le=10)]


class Breath(Struct, frozen=True, forbid_unknown_fields=True):
    """A pace: ``inward``, ``hold`` and ``outward`` in seconds, ``rounds`` times."""

    inward: Seconds
    hold: Annotated[int, Meta(ge=0, le=10)]
    outward: Seconds
    rounds: Annotated[int, Meta(ge=1, le=20)]

    @property
    def seconds(self) -> int:
        return (self.inward + self.hold + self.outward) * self.rounds


class WayToSteady(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``key`` is for ever. ``steps`` say all of it, also what ``breath`` could show as motion.

    ``seconds``: about how long it takes. ``note``: when to leave it out. ``about``: keys of
    ELSEWHERE where it is offered.
    """

    key: Annotated[str, Meta(pattern=r"^[a-z_]+$")]
    name: Words
    steps: Annotated[tuple[Words, ...], Meta(min_length=2, max_length=6)]
    seconds: Annotated[int, Meta(ge=10, le=600)]
    note: Words
    about: tuple[str, ...] = ()
    breath: Breath | None = None


class FeelingGroup(Struct, frozen=True, forbid_unknown_fields=True):
    """Words for a feeling that lie near each other."""

    name: Words
    words: Annotated[tuple[Words, ...], Meta(min_length=2)]


class Grounding(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything in the file. ``group``: the words that "name_it" offers."""

    way: Annotated[tuple[WayToSteady, ...], Meta(min_length=1)]
    group: Annotated[tuple[FeelingGroup, ...], Meta(min_length=1)]


def ways_to_steady() -> tuple[WayToSteady, ...]:
    """In the order of offering. Raises ContentError."""
    return everything().way


def way_to_steady(key: str) -> WayToSteady:
    """Raises NotFound."""
    for one in ways_to_steady():
        if one.key == key:
            return one
    raise NotFound("There is no way to steady yourself of this name.")


def feeling_words() -> tuple[FeelingGroup, ...]:
    """Words for what one feels, in groups. Raises ContentError."""
    return everything().group


@once_a_language
def everything() -> Grounding:
    """The whole file. Raises ContentError."""
    return read_grounding(text(FILE))


def read_grounding(written: str) -> Grounding:
    """Raises ContentError, also for what stands twice and a breath that takes another time."""
    found = typed(FILE, as_toml(FILE, written), Grounding)
    refuse_doubles("key", [one.key for one in found.way])
    refuse_doubles("name", [one.name for one in found.way])
    refuse_doubles("group", [group.name for group in found.group])
    refuse_doubles("word", [word for group in found.group for word in group.words])
    for one in found.way:
        if one.breath is not None and one.breath.seconds != one.seconds:
            raise ContentError(FILE, f"“{one.key}” breathes for {one.breath.seconds} seconds")
    return found


def refuse_doubles(kind: str, values: list[str]) -> None:
    for value in values:
        if values.count(value) > 1:
            raise ContentError(FILE, f"the {kind} “{value}” stands twice")
