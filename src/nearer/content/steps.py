"""Example steps of openness: from plain facts to what is hardest to show."""

from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from nearer.content.errors import ContentError
from nearer.content.files import as_toml, text, typed
from nearer.domain.errors import NotFound
from nearer.domain.practice import Depth
from nearer.domain.translated import once_a_language
from nearer.domain.values import Circle

FILE = "steps.toml"
NAME = "{name}"
STANDING_STEP = "thought_a_day"
"""The step that is offered first and again and again."""

DEPTHS: tuple[Depth, ...] = get_args(Depth)
"""From shallow to deep."""

Channel = Literal["text", "call", "face_to_face"]


class ExampleStep(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``key`` is for ever. ``words``: an invitation with ``{name}`` where an alias goes.

    ``example``: what one could say or write. ``ways``: how it can be done. ``circles``: whom it
    fits. ``hard``: 0–100, a first guess for somebody close. ``smaller``: key of an easier step that
    is no deeper and fits the same circles; "" is none. ``turn``: whether it asks something back.
    ``only_chosen``: it speaks of what must have happened, so that it is never suggested.
    """

    key: Annotated[str, Meta(pattern=r"^[a-z_]+$")]
    depth: Depth
    words: Annotated[str, Meta(min_length=1, max_length=140)]
    example: Annotated[str, Meta(min_length=1)]
    ways: Annotated[tuple[Channel, ...], Meta(min_length=1)]
    circles: Annotated[tuple[Circle, ...], Meta(min_length=1)]
    hard: Annotated[int, Meta(ge=0, le=100)]
    smaller: str = ""
    turn: bool = False
    only_chosen: bool = False

    def said_of(self, name: str) -> str:
        """The invitation about a person of that name."""
        return self.words.replace(NAME, name)


@once_a_language
def example_steps() -> tuple[ExampleStep, ...]:
    """Every example from shallow to deep, the easier first. Raises ContentError."""
    return read_steps(text(FILE))


def example_step(key: str) -> ExampleStep:
    """Raises NotFound."""
    for step in example_steps():
        if step.key == key:
            return step
    raise NotFound("There is no example step of this name.")


def read_steps(written: str) -> tuple[ExampleStep, ...]:
    """Raises ContentError, also for a key that stands twice and a smaller step that is not."""
    steps = typed(FILE, as_toml(FILE, written).get("step"), tuple[ExampleStep, ...])
    by_key = {step.key: step for step in steps}
    if not steps or len(by_key) != len(steps):
        raise ContentError(FILE, "there is no step, or a key stands twice")
    for step in steps:
        check_words(step)
        if step.smaller:
            check_smaller(step, by_key.get(step.smaller))
    return tuple(sorted(steps, key=lambda step: (DEPTHS.index(step.depth), step.hard)))


def check_words(step: ExampleStep) -> None:
    """Raises ContentError unless the person's name has exactly one place, and only in ``words``."""
    if step.words.count(NAME) != 1 or {"{", "}"} & set(step.said_of("") + step.example):
        raise ContentError(FILE, f"“{step.key}” needs {NAME} once, and only in `words`")
    if len(set(step.ways)) != len(step.ways) or len(set(step.circles)) != len(step.circles):
        raise ContentError(FILE, f"“{step.key}” names a way or a circle twice")


def check_smaller(step: ExampleStep, smaller: ExampleStep | None) -> None:
    """Raises ContentError unless ``smaller`` can stand in for ``step`` and asks less."""
    if smaller is None:
        raise ContentError(FILE, f"“{step.key}” names “{step.smaller}”, which is no step")
    if smaller.only_chosen:
        raise ContentError(FILE, f"“{smaller.key}” is only for who chooses it")
    deeper = DEPTHS.index(smaller.depth) > DEPTHS.index(step.depth)
    if deeper or smaller.hard >= step.hard:
        raise ContentError(FILE, f"“{smaller.key}” is not smaller than “{step.key}”")
    if not set(step.circles) <= set(smaller.circles) or not set(step.ways) & set(smaller.ways):
        raise ContentError(FILE, f"“{smaller.key}” does not fit where “{step.key}” does")
