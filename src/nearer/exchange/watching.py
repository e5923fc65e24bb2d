"""Following a long reading: how far it is, when it is too much, and that it can be stopped."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from nearer.domain.errors import BadInput
from nearer.domain.tongue import gettext as _

T = TypeVar("T")

Watch = Callable[[int], None]
"""Is told how many rows are done; raises Stopped when no more are wanted."""

EVERY = 500  # rows
MOST = 500_000  # rows of one file: more than a life of check-ins


def unwatched(_done: int) -> None:
    """Nobody looks on."""


def watched(rows: Iterable[T], watch: Watch) -> Iterator[T]:
    """The same rows. Raises Stopped, and BadInput when there are too many."""
    for done, row in enumerate(rows, start=1):
        if done > MOST:
            raise BadInput(
                _("This file has more than %(most)s rows. Divide it. Nothing was read from it.")
                % {"most": f"{MOST:,}"},
                "file",
            )
        if not done % EVERY:
            watch(done)
        yield row
