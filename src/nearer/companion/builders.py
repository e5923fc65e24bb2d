"""A boundary, and a break with a way back, put together from parts."""

from dataclasses import dataclass

from nearer import content
from nearer.domain.errors import BadInput
from nearer.domain.text import tidy

PART = 600  # characters of one part in one's own words


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
    when, will = _one(parts.when, "when"), _one(parts.will, "will")
    if not when:
        raise BadInput("Say when it is, or choose one below.", "when")
    if not will:
        raise BadInput("Say what you will do then, or choose one below.", "will")
    said = content.boundary_parts().said(_inside(when, "when "), _inside(will, "i will ", "i'll "))
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


def _inside(part: str, *openings: str) -> str:
    """A part as it stands inside the sentence: without the words that the sentence has itself."""
    plain = part.replace("’", "'")
    for opening in openings:
        if plain.casefold().startswith(opening):
            return part[len(opening) :]
    return part


def _joined(*sentences: str) -> str:
    """With a full stop where one does not end."""
    ended = (one if one.endswith((".", "!", "?", "…")) else f"{one}." for one in sentences if one)
    return " ".join(ended)
