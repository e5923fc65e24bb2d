"""A boundary, and a break with a way back, put together from parts."""

from dataclasses import dataclass

from nearer import content
from nearer.domain.errors import BadInput
from nearer.domain.text import tidy

PART = 600  # characters of one part in one's own words

WHEN = ("when ", "whenever ", "if ", "every time ", "each time ", "as soon as ")
WILL = ("then ", "and then ", "i will ", "i'll ", "i shall ", "i'm going to ", "i am going to ")
"""What somebody may begin a part with though the sentence says it already."""

IS = ("i'm ", "i am ")
SMALL = """
    you we they he she it somebody someone anybody things this that there my your our
"""
LOWER = frozenset(SMALL.split())
"""Words that begin a part with a capital only because it was written as a sentence."""


@dataclass(frozen=True)
class Boundary:
    """``when`` and ``will``: what happens, and what I do then. The others are whole sentences."""

    when: str
    will: str
    warm: str = ""
    offer: str = ""


@dataclass(frozen=True)
class Pause:
    """Each part is a whole sentence. ``back``: when one is there again."""

    state: str
    back: str
    matters: str = ""
    where: str = ""


def boundary(parts: Boundary) -> str:
    """The parts as one thing to say. Raises BadInput where it does not say when or what."""
    when = _inside(_one(parts.when, "when"), WHEN)
    will = _inside(_one(parts.will, "will"), WILL)
    if not when:
        raise BadInput("Say when it is, or choose one below.", "when")
    if not will:
        raise BadInput("Say what you will do then, or choose one below.", "will")
    if _plain(will).startswith(IS):
        raise BadInput("Begin with what you do then, as in “leave the room”.", "will")
    said = content.boundary_parts().said(when, _begun(_inside(will, ("i ",))))
    return _joined(_one(parts.warm, "warm"), said, _one(parts.offer, "offer"))


def pause(parts: Pause) -> str:
    """The parts as one thing to say. Raises BadInput where it names no way back."""
    state, back = _one(parts.state, "state"), _one(parts.back, "back")
    if not state:
        raise BadInput("Say in a few words how it is in you, or choose one.", "state")
    if not back:
        raise BadInput("Say when you are there again, or choose one.", "back")
    return _joined(state, _one(parts.matters, "matters"), back, _one(parts.where, "where"))


def _one(part: str, field: str) -> str:
    """A part on one line. Raises BadInput."""
    return " ".join(tidy(part, field, PART).split())


def _inside(part: str, openings: tuple[str, ...]) -> str:
    """A part as it stands inside the sentence: without the words that the sentence has itself, and
    without marks at its end.
    """
    part = part.rstrip(" ,;:.!…")
    while opening := next((one for one in openings if _plain(part).startswith(one)), ""):
        part = part[len(opening) :]
    first = part.split(" ", 1)[0]
    return _begun(part) if first.lower() in LOWER else part


def _begun(part: str) -> str:
    """With a small letter at its beginning, unless it is a word all in capitals."""
    return part if part[:2].isupper() else part[:1].lower() + part[1:]


def _plain(part: str) -> str:
    """For comparing; as long as the part."""
    return part.replace("’", "'").lower()


def _joined(*sentences: str) -> str:
    """With a full stop where one does not end."""
    ended = (one if one.endswith((".", "!", "?", "…")) else f"{one}." for one in sentences if one)
    return " ".join(ended)
