"""The four regions of the map in words: general facts, as data."""

from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from nearer.content.errors import ContentError
from nearer.content.files import as_toml, text, typed
from nearer.domain.translated import once_a_language

FILE = "regions.toml"

RegionKey = Literal["secure", "anxious", "avoidant", "fearful"]
Words = Annotated[str, Meta(min_length=1)]


class RegionFacts(Struct, frozen=True, forbid_unknown_fields=True):
    """What is often told of a region. ``leaning``: its name inside a sentence.

    ``research``: what books call it. ``learn``: the slug of a page to read.
    """

    key: RegionKey
    name: Words
    leaning: Words
    research: Words
    learn: Words
    feel: Words
    fear: Words
    do: Words
    helps: Annotated[tuple[Words, ...], Meta(min_length=1)]


@once_a_language
def regions() -> dict[RegionKey, RegionFacts]:
    """Every region by its key. Raises ContentError."""
    return read_regions(text(FILE))


def read_regions(written: str) -> dict[RegionKey, RegionFacts]:
    """Raises ContentError, also when one of the four is missing or there twice."""
    found = typed(FILE, as_toml(FILE, written).get("region"), tuple[RegionFacts, ...])
    if sorted(one.key for one in found) != sorted(get_args(RegionKey)):
        raise ContentError(FILE, "needs each of the four regions once")
    return {one.key: one for one in found}
