"""Telling somebody that one pulls away: the parts of it, each with examples."""

from typing import Annotated

from msgspec import Meta, Struct

from nearer.content.errors import ContentError
from nearer.content.files import as_toml, text, typed
from nearer.domain.translated import once_a_language

FILE = "telling.toml"

Words = Annotated[str, Meta(min_length=1)]


class TellingPart(Struct, frozen=True, forbid_unknown_fields=True):
    """``key`` is for ever. ``examples``: with ``{name}`` where a name goes."""

    key: Annotated[str, Meta(pattern=r"^[a-z_]+$")]
    title: Words
    hint: Words
    examples: Annotated[tuple[Words, ...], Meta(min_length=2)]


@once_a_language
def telling_parts() -> tuple[TellingPart, ...]:
    """Every part in the order in which it is said. Raises ContentError."""
    return read_parts(text(FILE))


def read_parts(written: str) -> tuple[TellingPart, ...]:
    """Raises ContentError, also when a key stands twice."""
    found = typed(FILE, as_toml(FILE, written).get("part"), tuple[TellingPart, ...])
    keys = [part.key for part in found]
    if not keys or len(set(keys)) != len(keys):
        raise ContentError(FILE, "there is no part, or a key stands twice")
    return found
