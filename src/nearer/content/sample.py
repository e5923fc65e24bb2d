"""What the invented person of the sample life writes."""

from functools import cache

from msgspec import Struct

from nearer.content.files import as_toml, text, typed
from nearer.domain.values import FearKind

FILE = "sample_life.toml"


class SampleFear(Struct, frozen=True, forbid_unknown_fields=True):
    """A fear as a prediction, and what is told when it did not, partly or did come true.

    ``about``: what kind of fear; ``counts``: what would count as "it happened".
    """

    words: str
    about: FearKind
    no: str
    partly: str
    yes: str
    counts: str = ""


class SampleWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Lines for a moment by the strength of the urge (near, plain, far) and by company."""

    reason: str
    near_with: tuple[str, ...]
    near_alone: tuple[str, ...]
    plain_with: tuple[str, ...]
    plain_alone: tuple[str, ...]
    far_with: tuple[str, ...]
    far_alone: tuple[str, ...]
    fear: tuple[SampleFear, ...]


@cache
def sample_words() -> SampleWords:
    """Raises ContentError."""
    return typed(FILE, as_toml(FILE, text(FILE)), SampleWords)
