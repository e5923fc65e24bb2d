"""What people can give each other, and first steps where nobody gives it yet."""

from typing import Annotated, get_args

from msgspec import Meta, Struct

from nearer.content.errors import ContentError
from nearer.content.files import as_toml, text, typed
from nearer.domain.people import Gift
from nearer.domain.translated import once_a_language

FILE = "gifts.toml"
GIFTS: tuple[Gift, ...] = get_args(Gift)

Words = Annotated[str, Meta(min_length=1)]


class GiftFacts(Struct, frozen=True, forbid_unknown_fields=True):
    """``within``: its name inside a sentence. ``means``: what it is, in one.

    ``line``: what one could write to somebody known.
    """

    key: Gift
    name: Words
    within: Words
    means: Words
    steps: Annotated[tuple[Words, ...], Meta(min_length=2)]
    line: Words


@once_a_language
def gifts() -> dict[Gift, GiftFacts]:
    """Every kind in the order of asking. Raises ContentError."""
    return read_gifts(text(FILE))


def read_gifts(written: str) -> dict[Gift, GiftFacts]:
    """Raises ContentError, also where one is missing or stands twice."""
    found = typed(FILE, as_toml(FILE, written).get("gift"), tuple[GiftFacts, ...])
    if [one.key for one in found] != list(GIFTS):
        raise ContentError(FILE, f"has to tell of {', '.join(GIFTS)}, once each and in this order")
    return {one.key: one for one in found}
