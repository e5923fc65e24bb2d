"""Every version of something written, so that what one once thought stays readable."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.domain.values import Entry

V = TypeVar("V")
E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Version(Generic[V]):
    """``written``: as the person's clock showed it; ``record``: the id of that writing."""

    written: datetime
    value: V
    record: str


def versions(space: Space, kind: type[E], value_id: str) -> tuple[Version[E], ...]:
    """The newest, which is the present one, first."""
    return tuple(
        Version(local(space, revision.written), revision.value, revision.id)
        for revision in reversed(space.history(value_id))
        if isinstance(revision.value, kind)
    )
