"""What goes along when something is erased: what was learned from it must not outlive it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nearer.companion.column_names import pair_column, tag_column, with_person
from nearer.domain.values import EngineState, Entry, Moment, Pair, Person, Shown, Tag

LEARNED_FROM = (Moment, Person, Tag, Pair)


def left_behind(erased: Iterable[Entry], live: Mapping[type, Mapping[str, Any]]) -> set[str]:
    """Ids of what was made of these values and must be erased in the same act.

    The states of the engines, which hold the sums of every check-in; pairs with one of the things;
    the figures of patterns that were shown of them. ``live``: present values by kind and id.
    """
    gone = [value for value in erased if isinstance(value, LEARNED_FROM)]
    if not gone:
        return set()
    names = set(_columns(gone))
    broken = [pair for pair in live.get(Pair, {}).values() if names & {pair.first, pair.second}]
    names.update(pair_column(pair.id) for pair in broken)
    told = (one.id for one in live.get(Shown, {}).values() if one.column in names)
    return {*live.get(EngineState, ()), *(pair.id for pair in broken), *told}


def _columns(values: Iterable[Entry]) -> Iterator[str]:
    for value in values:
        match value:
            case Tag():
                yield tag_column(value.id)
            case Person():
                yield with_person(value.id)
            case Pair():
                yield pair_column(value.id)
