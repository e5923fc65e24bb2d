"""A questionnaire's scoring key as frozen values: which items, which way round, what they mean.

A key holds no item's words. The reader in ``reading.py`` is the only maker of an ``Instrument``;
what it has checked is not checked again.
"""

from typing import Literal

from msgspec import Struct

from nearer.domain.errors import NotFound

Certainty = Literal["source", "computed", "from memory"]
"""Read in a publication, worked out from raw answers, or remembered: pages must tell the last."""

Per = Literal["relationship", "general", "either"]
"""Whether the form is about one relationship, about people in general, or may be either."""


class Scale(Struct, frozen=True, kw_only=True):
    """``items``: their numbers in the key, from 1; ``reversed``: those that count the other way."""

    name: str
    title: str
    meaning: str
    items: tuple[int, ...]
    reversed: tuple[int, ...] = ()
    score: Literal["mean", "sum"] = "mean"


class Order(Struct, frozen=True, kw_only=True):
    """Another order in which the form is printed.

    ``places``: the item of the key that stands at each place of the form. Where only the reversed
    places are known, ``places`` is empty and ``reversed`` has them; the form then has one scale.
    """

    name: str
    places: tuple[int, ...] = ()
    reversed: tuple[int, ...] = ()


class Derived(Struct, frozen=True, kw_only=True):
    """A sum of answers as given, those of ``minus`` taken off."""

    name: str
    title: str
    meaning: str
    plus: tuple[int, ...]
    minus: tuple[int, ...] = ()


class Norm(Struct, frozen=True, kw_only=True):
    """What one sample answered. All figures hold on its own range of answers."""

    scale: str
    who: str
    n: int
    mean: float
    sd: float
    alpha: float
    lowest: int
    highest: int
    certainty: Literal["source", "computed"]


class Instrument(Struct, frozen=True, kw_only=True):
    """One scoring key.

    ``version``: of this key. ``numbers``: what each item is called on the form. ``state``: asks
    about right now, so that it moves from day to day. ``order``: the name of the order the key
    counts in. ``most_missing``: the largest share of a scale's items that may be left out.
    ``unscored``: items that belong to no scale.
    """

    key: str
    name: str
    authors: tuple[str, ...]
    year: int
    version: str
    lowest: int
    highest: int
    items: int
    numbers: tuple[int, ...]
    per: Per
    state: bool
    certainty: Certainty
    source: str
    order: str
    most_missing: float
    unscored: tuple[int, ...]
    scales: tuple[Scale, ...]
    orders: tuple[Order, ...]
    derived: tuple[Derived, ...]
    norms: tuple[Norm, ...]

    @property
    def order_names(self) -> tuple[str, ...]:
        """Every order a form may have, the key's own first."""
        return (self.order, *(one.name for one in self.orders))

    def scale(self, name: str) -> Scale:
        """Raises NotFound."""
        for one in self.scales:
            if one.name == name:
                return one
        raise NotFound("This questionnaire has no scale of this name.")
