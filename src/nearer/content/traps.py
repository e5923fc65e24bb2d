"""Thinking traps, named as questions that somebody can put to a thought of theirs."""

from msgspec import Struct

from nearer.content.errors import ContentError
from nearer.content.files import as_toml, text, typed
from nearer.domain.translated import once_a_language

FILE = "thinking_traps.toml"


class ThinkingTrap(Struct, frozen=True, forbid_unknown_fields=True):
    """``key`` is for ever. ``sounds``: how such a thought may sound; ``ask``: what to ask next."""

    key: str
    question: str
    sounds: str
    ask: str


@once_a_language
def thinking_traps() -> tuple[ThinkingTrap, ...]:
    """Every trap in the order of offering. Raises ContentError."""
    return read_thinking_traps(text(FILE))


def read_thinking_traps(written: str) -> tuple[ThinkingTrap, ...]:
    """Raises ContentError, also when a key stands twice."""
    traps = typed(FILE, as_toml(FILE, written).get("trap"), tuple[ThinkingTrap, ...])
    keys = [trap.key for trap in traps]
    for key in keys:
        if not key or keys.count(key) > 1:
            raise ContentError(FILE, f"the key “{key}” is empty or stands twice")
    return traps
