"""Values as words that somebody can read without Nearer: names instead of ids."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from msgspec.structs import fields

from nearer.domain.past import Letter, Memory
from nearer.domain.practice import Step, Strategy
from nearer.domain.values import Entry, Fear, Moment, Person, Tag
from nearer.domain.worth import Belief, Thought

SHORT = 60  # characters of a text that stands for the whole

_NAMED_BY: dict[type, str] = {
    Person: "alias",
    Tag: "name",
    Strategy: "name",
    Step: "words",
    Fear: "words",
    Belief: "words",
    Thought: "thought",
    Memory: "happened",
    Letter: "to",
}

Names = Mapping[str, str]


def names_of(values: Iterable[Entry]) -> dict[str, str]:
    """What each thing that others refer to can be called, by its id."""
    found: dict[str, str] = {}
    for value in values:
        if isinstance(value, Moment):
            found[value.id] = f"{value.when:%Y-%m-%d %H:%M}"
        elif (field := _NAMED_BY.get(type(value))) is not None:
            text = " ".join(getattr(value, field).split())
            found[value.id] = text if len(text) <= SHORT else text[: SHORT - 1] + "…"
    return found


def kind_of(value: type | Entry) -> str:
    """The kind's word in the data, as "moment"."""
    kind: Any = value if isinstance(value, type) else type(value)
    return str(kind.__struct_config__.tag)


@cache
def columns_of(kind: type) -> tuple[str, ...]:
    """The names of a kind's fields. Kept: to work them out takes four milliseconds."""
    return tuple(field.encode_name for field in fields(kind))


def as_text(part: Any, names: Names, between: str = "; ") -> str:
    """One field in words; nothing for what was not answered."""
    if part is None or part == ():
        return ""
    if type(part) is str:
        return names.get(part, part)
    if type(part) is tuple:
        return between.join(as_text(one, names, ": ") for one in part)
    if type(part) is datetime:
        return part.isoformat(timespec="seconds")
    if type(part) is bool:
        return "yes" if part else "no"
    return "" if type(part) is bytes else str(part)
