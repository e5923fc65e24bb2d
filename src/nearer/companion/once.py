"""What is sent twice within minutes is kept once: a second tap, a page sent again."""

from collections.abc import Callable, Collection
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
    besides: Collection[str] = (),
    same: Callable[[V], bool] = lambda _kept: True,
) -> V:
    """Keep ``fresh`` with what goes along; or give back what is there already, and keep nothing.

    There already is what was kept within minutes and differs in its id and time alone. ``at``: the
    field that holds the time. ``besides``: fields that may differ too, as they are filled later.
    ``same``: whether also what lies outside the value is alike.
    """
    now = getattr(fresh, at)
    apart = {name: getattr(fresh, name) for name in ("id", at, *besides)}
    with space.working():
        for kept in space.all(type(fresh)):
            near = abs(now - getattr(kept, at)) < TWICE
            if near and replace(kept, **apart) == fresh and same(kept):
                return kept
        space.put(fresh, *along)
    return fresh
