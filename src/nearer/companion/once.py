"""What is sent twice within minutes is kept once: a second tap, a page sent again."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from msgspec.structs import replace

from nearer.companion.space import Space
from nearer.domain.values import Entry

V = TypeVar("V", bound=Entry)

TWICE = timedelta(minutes=10)


def put_once(
    space: Space,
    fresh: V,
    *along: Entry,
    at: str = "noted",
    same: Callable[[V], bool] = lambda _kept: True,
) -> V:
    """Keep ``fresh`` with what goes along; or give back what is there already, and keep nothing.

    There already is what was kept within minutes and differs in its id and time alone. ``at``: the
    field that holds the time. ``same``: whether also what lies outside the value is alike.
    """
    now = getattr(fresh, at)
    with space.working():
        for kept in space.all(type(fresh)):
            near = abs(now - getattr(kept, at)) < TWICE
            if near and replace(kept, id=fresh.id, **{at: now}) == fresh and same(kept):
                return kept
        space.put(fresh, *along)
    return fresh
