"""What is wrong with one value of a key file, in plain words, and where in the file it stands."""

import re
from typing import Literal, get_args, get_origin, get_type_hints

from nearer.instruments.lines import Path

KINDS = {
    "int": "a whole number",
    "float": "a number",
    "str": "text between quotes",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
}
LIMITS = {">=": "at least", ">": "more than", "<=": "at most", "<": "less than"}

PLACE = re.compile(r" - at `\$(.*)`\Z", re.DOTALL)
STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
FIELD = re.compile(r"Object (missing required|contains unknown) field `(.*)`\Z", re.DOTALL)
LIMIT = re.compile(r"Expected `(\w+)`( of length)? (>=|>|<=|<) (\S+)\Z")
KIND = re.compile(r"Expected `(\w+)")


def explained(message: str, path: Path, kind: type) -> tuple[Path, str]:
    """Where in the file, and the reason, from a message of msgspec's about a table of ``kind``."""
    if at := PLACE.search(message):
        path = (*path, *(name or int(index) for name, index in STEP.findall(at[1])))
        message = message[: at.start()]
    if field := FIELD.match(message):
        if field[1].startswith("missing"):
            return path, f"“{shown(field[2])}” is missing"
        return (*path, field[2]), f"this format has no field “{shown(field[2])}”"
    return path, f"{_named(path)} {_wanted(message, path, kind)}"


def shown(name: str, most: int = 40) -> str:
    """A piece of a file, short and without what a page cannot show."""
    short = name if len(name) <= most else name[:most] + "…"
    return "".join(c if c.isprintable() else "�" for c in short)


def _named(path: Path) -> str:
    named = next((step for step in reversed(path) if isinstance(step, str)), "this")
    place = f"entry {path[-1] + 1} of " if isinstance(path[-1], int) else ""
    return f"{place}“{shown(named)}”"


def _wanted(message: str, path: Path, kind: type) -> str:
    if limit := LIMIT.match(message):
        least = f"{LIMITS[limit[3]]} {limit[4].removesuffix('.0')}"
        if not limit[2]:
            return f"should be {KINDS[limit[1]]}, {least}"
        unit = "entries" if limit[1] == "array" else "letters"
        return f"should be {KINDS[limit[1]]} of {least} {unit}"
    if "matching regex" in message:
        return "should be a short name of lower-case letters, digits and hyphens"
    if "enum value" in message:
        return "should be one of: " + ", ".join(_choices(path, kind))
    expected = KIND.match(message)
    return f"should be {KINDS.get(expected[1], 'something else') if expected else 'something else'}"


def _choices(path: Path, kind: type) -> tuple[str, ...]:
    hint = get_type_hints(kind).get(str(path[-1]))
    return get_args(hint) if get_origin(hint) is Literal else ()
