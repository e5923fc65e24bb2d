"""What the invented person of the sample life tried to find words for."""

from functools import cache
from typing import Annotated

from msgspec import Meta, Struct

from nearer.content.files import as_toml, text, typed

FILE = "sample_drafts.toml"

Share = Annotated[float, Meta(ge=0, le=1)]


class SampleDraft(Struct, frozen=True, forbid_unknown_fields=True):
    """``at``: the share of the life that has passed. ``person``: an alias of the cast."""

    at: Share
    words: str
    person: str = ""
    replying_to: str = ""
    scene: str = ""


class SampleDrafts(Struct, frozen=True, forbid_unknown_fields=True):
    draft: tuple[SampleDraft, ...]


@cache
def sample_drafts() -> tuple[SampleDraft, ...]:
    """Oldest first. Raises ContentError."""
    return typed(FILE, as_toml(FILE, text(FILE)), SampleDrafts).draft
