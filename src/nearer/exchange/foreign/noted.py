"""One entry of another program, and what is known while a file is read."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from msgspec import Struct

from nearer.exchange.diary.faults import Faults
from nearer.exchange.watching import Watch, unwatched


class Noted(Struct, frozen=True, kw_only=True, gc=False):
    """``row``: from 1, as in the file. ``zone``: an IANA name, or "" for where the person is.

    Ratings are 0–10. ``people`` and ``tags`` are names. ``said``: what the file says of it, as it
    is written there: the same however its times, ratings and columns are read.
    """

    row: int
    when: datetime
    said: tuple[str, ...]
    zone: str = ""
    urge: int | None = None
    closeness: int | None = None
    mood: int | None = None
    action: str = ""
    alone: bool = False
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Reading:
    """``zone``: where times without one were noted. ``left``: what is not taken, and how often.

    ``watch``: is asked now and then whether more is wanted, and raises where not.
    """

    zone: tzinfo
    faults: Faults
    left: Counter[str] = field(default_factory=Counter)
    watch: Watch = unwatched


def names_in(cell: str, between: str) -> tuple[str, ...]:
    """The names in one cell, each once and in order."""
    return unique(part for part in cell.split(between))


def unique(names: Iterable[str]) -> tuple[str, ...]:
    tidied = (" ".join(name.split()) for name in names)
    return tuple(dict.fromkeys(name for name in tidied if name))


def rated(value: float, low: float, high: float) -> int:
    """A rating of another scale as the nearest of 0–10; halves go up."""
    return int((value - low) / (high - low) * 10 + 0.5)
