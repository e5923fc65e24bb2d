"""The keys that ship with Nearer, each in a file of its own in ``keys/``."""

import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable

from nearer.domain.errors import NotFound
from nearer.domain.translated import Unlike, check_alike, copy_of, once_a_language
from nearer.instruments.key import Instrument
from nearer.instruments.reading import read_instrument

OWN = ("own", "own-state")
"""Nearer's own inventory and its short form for a check-in once a week."""
WORDS = frozenset(("meaning", "name", "source", "title", "who"))
"""Fields that are words; all others are keys and numbers."""


@once_a_language
def instruments() -> tuple[Instrument, ...]:
    """Every key, Nearer's own first, then by name. Raises BadInstrument, and Unlike for a
    translation.
    """
    folder = files(__package__).joinpath("keys")
    found = [
        read_instrument(_text(one), one.name)
        for one in folder.iterdir()
        if one.name.endswith(".toml")
    ]
    return tuple(sorted(found, key=lambda one: (one.key not in OWN, one.name, one.key)))


def instrument(key: str) -> Instrument:
    """Raises NotFound."""
    for one in instruments():
        if one.key == key:
            return one
    raise NotFound("Nearer has no questionnaire of this name.")


def _text(file: Traversable) -> str:
    """The key in the language being read: only its words may differ."""
    english, translated = file.read_text("utf-8"), copy_of(f"instruments/{file.name}")
    if translated is None:
        return english
    try:
        other = tomllib.loads(translated)
    except tomllib.TOMLDecodeError as error:
        raise Unlike(f"instruments/{file.name} is not TOML: {error}") from error
    check_alike(tomllib.loads(english), other, WORDS, f"instruments/{file.name}")
    return translated
