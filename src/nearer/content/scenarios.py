"""Scenes to practise words on, each with a worked example and what its parts do."""

from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from nearer.content.errors import ContentError
from nearer.content.files import as_toml, text, typed
from nearer.domain.errors import NotFound
from nearer.domain.tongue import gettext as _
from nearer.domain.translated import once_a_language

FILE = "scenarios.toml"

Words = Annotated[str, Meta(min_length=1)]
Task = Literal["say_a_need", "set_a_boundary", "open_up", "repair", "take_a_break", "listen"]
TASKS: tuple[Task, ...] = get_args(Task)

Relation = Literal[
    "partner",
    "friend",
    "parent",
    "child",
    "sibling",
    "relative",
    "flatmate",
    "neighbour",
    "colleague",
    "manager",
    "professional",
    "new_person",
    "former_partner",
]
RELATIONS: tuple[Relation, ...] = get_args(Relation)

Kind = Literal[
    "observation",
    "feeling",
    "need",
    "request",
    "boundary",
    "validation",
    "reflection",
    "open_question",
    "break_with_return",
]


class ExamplePart(Struct, frozen=True, forbid_unknown_fields=True):
    """``span``: words of the example as they stand there. ``kind``: what they are, named as the
    coach names it. ``why``: what they do.
    """

    span: Words
    kind: Kind
    why: Words


class Scenario(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``key`` is for ever. ``their_line``: what the other says; "" where one begins.

    ``example``: what one could really say or write; ``why``: its parts, in its order. ``smaller``:
    one line for somebody tired. ``distance``: the aim is to go, or to stay away.
    """

    key: Annotated[str, Meta(pattern=r"^[a-z_]+$")]
    task: Task
    relation: Relation
    title: Words
    situation: Words
    their_line: str
    goal: Words
    example: Words
    why: Annotated[tuple[ExamplePart, ...], Meta(min_length=2, max_length=4)]
    smaller: Words
    distance: bool = False

    @property
    def task_label(self) -> str:
        return task_label(self.task)

    @property
    def relation_label(self) -> str:
        return relation_label(self.relation)


@once_a_language
def scenarios() -> tuple[Scenario, ...]:
    """Every scene, task by task, in the order of offering. Raises ContentError."""
    return read_scenarios(text(FILE))


def scenarios_for(task: Task) -> tuple[Scenario, ...]:
    """The scenes of one task in the order of offering. Raises ContentError."""
    return tuple(one for one in scenarios() if one.task == task)


def scenario(key: str) -> Scenario:
    """Raises NotFound."""
    for one in scenarios():
        if one.key == key:
            return one
    raise NotFound("There is no scene of this name.")


def task_label(task: Task) -> str:
    """What one practises, in the reader's language."""
    return {
        "say_a_need": _("Say what I need"),
        "set_a_boundary": _("Set a boundary"),
        "open_up": _("Open up a little"),
        "repair": _("Make up again"),
        "take_a_break": _("Take a break and come back"),
        "listen": _("Listen"),
    }[task]


def relation_label(relation: Relation) -> str:
    """Whom one talks to, in the reader's language."""
    return {
        "partner": _("partner"),
        "friend": _("friend"),
        "parent": _("parent"),
        "child": _("child"),
        "sibling": _("sibling"),
        "relative": _("relative"),
        "flatmate": _("flatmate"),
        "neighbour": _("neighbour"),
        "colleague": _("colleague"),
        "manager": _("boss"),
        "professional": _("doctor or therapist"),
        "new_person": _("somebody new"),
        "former_partner": _("former partner"),
    }[relation]


def read_scenarios(written: str) -> tuple[Scenario, ...]:
    """Raises ContentError, also for what stands twice and a part that is not in its example."""
    found = typed(FILE, as_toml(FILE, written).get("scenario"), tuple[Scenario, ...])
    for field in ("key", "title"):
        values = [getattr(one, field) for one in found]
        if not values or len(set(values)) != len(values):
            raise ContentError(FILE, f"there is no scene, or a {field} stands twice")
    for one in found:
        check_parts(one)
        if one.task == "listen" and not one.their_line:
            raise ContentError(FILE, f"“{one.key}” has nobody to listen to")
    return tuple(sorted(found, key=lambda one: TASKS.index(one.task)))


def check_parts(one: Scenario) -> None:
    """Raises ContentError unless each part stands in the example once, and after the one before."""
    end = 0
    for part in one.why:
        start = one.example.find(part.span, end)
        if start < 0 or one.example.count(part.span) != 1:
            raise ContentError(
                FILE, f"“{part.span}” has to stand in the example of “{one.key}” once, in its turn"
            )
        end = start + len(part.span)
