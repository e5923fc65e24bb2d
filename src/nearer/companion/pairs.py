"""Two things together, watched because the person asked: "tired, with Robin".

A pair counts from the moment it is asked for and is paid for from the reserve of the error budget.
It needs many check-ins in which both are there, so nobody is watched for pairs unasked.
"""

from msgspec.structs import replace

from nearer.companion.column_names import column, tag_column
from nearer.companion.columns import shown
from nearer.companion.space import Space
from nearer.companion.tags import resolved
from nearer.domain.errors import BadInput
from nearer.domain.values import Pair

NEEDED = 40
"""Check-ins with both that are usually needed before anything can be told of a pair."""


def ask(space: Space, first: str, second: str) -> Pair:
    """Watch two columns together from now on.

    A pair that was asked for before goes on from where it was, also when it had been taken back.
    Raises BadInput for what cannot be paired.
    """
    with space.working():
        space.refresh()
        both = {_single(space, first, "first"), _single(space, second, "second")}
        if len(both) == 1:
            raise BadInput("Choose two different things.", "second")
        for pair in sorted(space.all(Pair), key=lambda pair: pair.withdrawn):
            if _parts(space, pair) == both:
                return _kept(space, replace(pair, withdrawn=False))
        return _kept(space, Pair(id=space.new_id(), first=first, second=second, asked=space.now()))


def withdraw(space: Space, pair_id: str) -> Pair:
    """Tell of a pair no more, nor of one that a merge made the same.

    Their shares of the budget are spent all the same. Raises NotFound.
    """
    with space.working():
        pair = space.get(Pair, pair_id)
        both = _parts(space, pair)
        same = [other for other in space.all(Pair) if _parts(space, other) == both]
        space.put(*(replace(other, withdrawn=True) for other in same))
        return space.get(Pair, pair_id)


def asked(space: Space) -> tuple[Pair, ...]:
    """Pairs that were asked for and not taken back, the oldest first."""
    return tuple(pair for pair in space.all(Pair) if not pair.withdrawn)


def _kept(space: Space, pair: Pair) -> Pair:
    space.put(pair)
    return pair


def _parts(space: Space, pair: Pair) -> set[str]:
    """The two columns of a pair as they are now; one where they were merged."""
    return {_present_name(space, pair.first), _present_name(space, pair.second)}


def _single(space: Space, name: str, field: str) -> str:
    """The column a name counts as. Raises BadInput for one that is gone, or itself a pair."""
    present = _present_name(space, name)
    if present not in shown(space) or column(present).kind == "pair":
        raise BadInput("Choose one of your tags or people.", field)
    return present


def _present_name(space: Space, name: str) -> str:
    """A column's name as it is now: a merged tag goes by the one it was merged into."""
    kind, value_id = column(name)
    return tag_column(resolved(space).get(value_id, value_id)) if kind == "tag" else name
