"""The keys that ship with Nearer, each in a file of its own in ``keys/``."""

from functools import cache
from importlib.resources import files

from nearer.domain.errors import NotFound
from nearer.instruments.key import Instrument
from nearer.instruments.reading import read_instrument

OWN = ("own", "own-state")
"""Nearer's own inventory and its short form for a check-in once a week."""


@cache
def instruments() -> tuple[Instrument, ...]:
    """Every key, Nearer's own first, then by name. Raises BadInstrument."""
    folder = files(__package__).joinpath("keys")
    found = [
        read_instrument(one.read_bytes(), one.name)
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
