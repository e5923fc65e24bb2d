"""The starter set of tags: what often goes on when somebody pulls away."""

from typing import Literal

from msgspec import Struct

from nearer.content.errors import ContentError
from nearer.content.files import as_toml, text, typed
from nearer.domain.translated import once_a_language

FILE = "starter_tags.toml"
FIRST = 8
"""How many are offered before "more"; the file has the most useful ones first."""

Group = Literal["between us", "in me", "around us"]


class StarterTag(Struct, frozen=True, forbid_unknown_fields=True):
    """``key`` is for ever; ``name`` is what a new space starts with and may be reworded."""

    key: str
    name: str
    group: Group


@once_a_language
def starter_tags() -> tuple[StarterTag, ...]:
    """The whole set, the most often useful first. Raises ContentError."""
    return read_starter_tags(text(FILE))


def read_starter_tags(written: str) -> tuple[StarterTag, ...]:
    """Raises ContentError, also when a key or a name stands twice."""
    tags = typed(FILE, as_toml(FILE, written).get("tag"), tuple[StarterTag, ...])
    for field in ("key", "name"):
        seen: set[str] = set()
        for tag in tags:
            value: str = getattr(tag, field)
            if not value or value in seen:
                raise ContentError(FILE, f"the {field} “{value}” is empty or stands twice")
            seen.add(value)
    return tags
