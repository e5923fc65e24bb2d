"""Long lists a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V")

LENGTH = 30


@dataclass(frozen=True)
class Page(Generic[V]):
    """``number``: from 1. ``count``: of all pages together."""

    found: tuple[V, ...]
    number: int
    pages: int
    count: int


def page_of(values: Sequence[V], number: int) -> Page[V]:
    """That page of them. A page too far gives the last, one below the first the first."""
    pages = max(1, -(-len(values) // LENGTH))
    number = min(max(1, number), pages)
    return Page(tuple(values[(number - 1) * LENGTH : number * LENGTH]), number, pages, len(values))
