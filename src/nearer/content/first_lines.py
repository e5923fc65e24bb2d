"""First lines to somebody: a word, an old tie, or something of a given depth."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from nearer.content.errors import ContentError
from nearer.content.files import as_toml, text, typed
from nearer.content.steps import DEPTHS
from nearer.domain.practice import Depth
from nearer.domain.translated import once_a_language

FILE = "first_lines.toml"
NAME = "{name}"

Occasion = Literal["word", "warm_up"]
OCCASIONS: tuple[str, ...] = ("word", "warm_up", *DEPTHS)
LEAST = 2  # lines of each, so that there is something to choose


class FirstLine(Struct, frozen=True, forbid_unknown_fields=True):
    about: Depth | Occasion
    words: Annotated[str, Meta(min_length=1)]


@once_a_language
def first_lines() -> dict[str, tuple[str, ...]]:
    """The lines of each of OCCASIONS. Raises ContentError."""
    return read_first_lines(text(FILE))


def read_first_lines(written: str) -> dict[str, tuple[str, ...]]:
    """Raises ContentError, also where an occasion has too few."""
    found = typed(FILE, as_toml(FILE, written).get("line"), tuple[FirstLine, ...])
    lines = {about: tuple(o.words for o in found if o.about == about) for about in OCCASIONS}
    for about, words in lines.items():
        if len(words) < LEAST:
            raise ContentError(FILE, f"“{about}” has fewer than {LEAST} lines")
    return lines
