"""Frames: which concepts, in which order, said of whom, are evidence of which kind.

``rules/frames/<kind>.toml``, or ``<kind>.<part>.toml``, write them by families. A family has a
weight (3 strong, 2 middle, 1 weak), ``who`` does or feels it, ``frames``, and concepts that take
the evidence away (``unless``). In a frame a blank is “within three words after”, ``+`` “next”,
``..`` “later in the sentence”, ``&`` “anywhere in it” and ``a|b`` one of these. ``who``: “them”
somebody to the writer, “other” somebody else, “self” the writer unless somebody says it, “open”
whomever the sentence speaks of, “any” nobody asks.
"""

import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, NotRequired, TypedDict

from nearer.coach.safety.concepts import Mark

Who = Literal["them", "other", "self", "any", "open"]
_NEAR = 3  # words between two concepts of a frame
_LATER = 14
_ANYWHERE = -1
_FAR = {"+": 0, "..": _LATER, "&": _ANYWHERE}
_TRIES = 4  # places of a concept in one sentence that are looked at

Step = tuple[tuple[str, ...], int]
"""Concepts of which one is asked for, and how many words behind the last one it may begin."""


class Written(TypedDict):
    """A family as its file tells it."""

    weight: int
    frames: list[str]
    who: NotRequired[Who]
    unless: NotRequired[str]
    bare: NotRequired[bool]
    dropped: NotRequired[bool]
    asked: NotRequired[bool]
    grave: NotRequired[bool]


@dataclass(frozen=True, slots=True)
class Family:
    """``bare``: a denial ahead changes nothing. ``asked``: “you” is anybody, as in “do you know how
    many”. ``dropped``: the subject may be left out, as in “hit me again”.
    ``grave``: neither play nor a mishap nor consent takes it away.
    """

    kind: str
    name: str
    weight: int
    who: Who
    frames: tuple[tuple[Step, ...], ...]
    unless: tuple[str, ...]
    bare: bool
    dropped: bool
    asked: bool
    grave: bool


Marks = Mapping[str, Sequence[Mark]]


def places(frame: Sequence[Step], marks: Marks) -> Iterator[tuple[Mark, Mark]]:
    """Where a frame stands in a sentence, the first few, and its first concept alone."""
    (names, _far), *rest = frame
    for name in names:
        for first in marks.get(name, ())[:_TRIES]:
            last = first
            for step in rest:
                following = _next(step, last, marks)
                if following is None:
                    break
                last = Mark(min(last.start, following.start), max(last.end, following.end))
            else:
                yield Mark(first.start, last.end), first


def _next(step: Step, last: Mark, marks: Marks) -> Mark | None:
    names, far = step
    if far == _ANYWHERE:
        return _apart(names, last, marks)
    best: Mark | None = None
    for name in names:
        given = marks.get(name)
        if not given:
            continue
        at = bisect_left(given, last.end, key=_start)
        near = at < len(given) and given[at].start <= last.end + far
        if near and (best is None or given[at].start < best.start):
            best = given[at]
    return best


def _apart(names: Sequence[str], last: Mark, marks: Marks) -> Mark | None:
    """The first place of one of the concepts that does not begin or end inside the others."""
    for name in names:
        for one in marks.get(name, ())[:_TRIES]:
            apart = one.end <= last.start or one.start >= last.end
            if apart or (last.start < one.start and one.end < last.end):
                return one
    return None


def _start(mark: Mark) -> int:
    return mark.start


@cache
def families() -> tuple[Family, ...]:
    folder = files(__package__).joinpath("rules", "frames")
    found: list[Family] = []
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        given: Mapping[str, Written] = tomllib.loads(path.read_text(encoding="utf-8"))
        kind = path.name.split(".")[0]
        found.extend(_family(kind, name, one) for name, one in given.items())
    return tuple(found)


def _family(kind: str, name: str, given: Written) -> Family:
    return Family(
        kind,
        name,
        given["weight"],
        given.get("who", "open"),
        tuple(_steps(one) for one in given["frames"]),
        tuple(given.get("unless", "").split()),
        given.get("bare", False),
        given.get("dropped", False),
        given.get("asked", False),
        given.get("grave", False),
    )


def _steps(frame: str) -> tuple[Step, ...]:
    steps: list[Step] = []
    far = _NEAR
    for part in frame.split():
        if part in _FAR:
            far = _FAR[part]
            continue
        steps.append((tuple(part.split("|")), far))
        far = _NEAR
    return tuple(steps)


@cache
def by_first() -> Mapping[str, tuple[tuple[Family, tuple[Step, ...]], ...]]:
    """First concept → the frames that begin with it."""
    found: dict[str, list[tuple[Family, tuple[Step, ...]]]] = {}
    for family in families():
        for frame in family.frames:
            for name in frame[0][0]:
                found.setdefault(name, []).append((family, (((name,), 0), *frame[1:])))
    return {name: tuple(given) for name, given in found.items()}
