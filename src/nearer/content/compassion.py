"""Short exercises in being kind to oneself."""

from typing import Annotated

from msgspec import Meta, Struct

from nearer.content.errors import ContentError
from nearer.content.files import as_toml, text, typed
from nearer.domain.errors import NotFound
from nearer.domain.translated import once_a_language

FILE = "compassion.toml"

Words = Annotated[str, Meta(min_length=1)]


class Exercise(Struct, frozen=True, forbid_unknown_fields=True):
    """``key`` is for ever. ``minutes``: about how long it takes.

    ``question``: what may be written down afterwards. ``read``: slug of a page to read; it may be
    missing. ``known``: what research says of it. ``about``: keys of ELSEWHERE where it is offered.
    """

    key: Words
    title: Words
    summary: Words
    minutes: Annotated[int, Meta(ge=1, le=30)]
    steps: Annotated[tuple[Words, ...], Meta(min_length=3)]
    skip_if: Words
    question: Words
    read: str = ""
    known: str = ""
    about: tuple[str, ...] = ()


@once_a_language
def exercises() -> tuple[Exercise, ...]:
    """Every exercise in the order of offering. Raises ContentError."""
    return read_exercises(text(FILE))


def exercise(key: str) -> Exercise:
    """Raises NotFound."""
    for one in exercises():
        if one.key == key:
            return one
    raise NotFound("There is no exercise of this name.")


def read_exercises(written: str) -> tuple[Exercise, ...]:
    """Raises ContentError, also when a key stands twice."""
    found = typed(FILE, as_toml(FILE, written).get("exercise"), tuple[Exercise, ...])
    keys = [one.key for one in found]
    for key in keys:
        if keys.count(key) > 1:
            raise ContentError(FILE, f"the key “{key}” stands twice")
    return found
