"""What each column may cost of the error budget, fixed by the record itself.

Tags, people and hunches that stand when the 40th check-in is written share nine tenths; whatever
comes later joins from the reserve (docs/decisions/0006). What was once watched keeps its share
unused when it is merged, withdrawn or erased, so that the shares never sum to more than one.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from nearer.companion.analyses import ALL
from nearer.companion.column_names import ALONE, pair_column, tag_column, with_person
from nearer.companion.space import Space
from nearer.domain.errors import StorageError
from nearer.domain.values import BudgetFixed, Moment, Pair, Person, Tag, Way
from nearer.insight import hunch_weights
from nearer.insight.bridge import answer
from nearer.insight.plan import LATE_SHARE

FIXED_AT = 40  # check-ins: nothing can be established before, so nothing was seen

Later = tuple[tuple[str, datetime], ...]


@dataclass(frozen=True)
class Budget:
    """Which columns are watched from the start, with which share, and which joined when.

    ``later`` is in the order of joining, which decides what each has of the reserve.
    """

    weights: dict[str, float]
    later: dict[str, datetime]
    day_starts: int

    def shares(self) -> dict[str, float]:
        """The share of every column there ever was, later ones from the reserve as they joined."""
        shares, reserve = dict(self.weights), 1 - sum(self.weights.values())
        for name in self.later:
            shares[name] = LATE_SHARE * reserve
            reserve -= shares[name]
        return shares


def budget(space: Space, way: Way) -> Budget:
    """The shares that the record fixes, for all analyses of one kind of check-in."""
    with space.working():
        planned, fixed = _planned(space, way)
        if fixed is not None and fixed != _kept(space, way):
            with suppress(StorageError):  # where nothing is written it is worked out again
                space.refresh()
                fresh = _planned(space, way)[1]
                if fresh is not None:
                    space.put(fresh)
            planned = _planned(space, way)[0]  # another process may have been first
        return planned


def _planned(space: Space, way: Way) -> tuple[Budget, BudgetFixed | None]:
    """The shares as they are known here, and what is to be kept of them; ``None`` before that."""
    kept = _kept(space, way)
    fixed = kept.fixed if kept else _fixed_at(space, way)
    weights = dict(kept.shares) if kept and kept.shares else _shares(space, fixed)
    later = _later(space, weights, kept.later if kept else ())
    planned = Budget(weights, dict(later), space.preferences().day_starts)
    if fixed is None:
        return planned, None
    shares = tuple(weights.items())
    return planned, BudgetFixed(id=_id(way), fixed=fixed, shares=shares, later=later)


def _kept(space: Space, way: Way) -> BudgetFixed | None:
    """What was kept, whoever wrote it: what came first stays, what came later is added behind.

    So processes that wrote at the same time agree afterwards, in the order of the writing.
    """
    kept: BudgetFixed | None = None
    for revision in space.history(_id(way)):
        value = revision.value
        if isinstance(value, BudgetFixed):
            kept = value if kept is None else _added(kept, value)
    return kept


def _added(first: BudgetFixed, then: BudgetFixed) -> BudgetFixed:
    shares = first.shares or then.shares
    known = {name for name, _ in (*shares, *first.later)}
    fresh = [(when, name) for name, when in then.later if name not in known]
    return replace(first, shares=shares, later=_queued(first.later, fresh))


def _id(way: Way) -> str:
    return f"budget-{way}"


def _shares(space: Space, fixed: datetime | None) -> dict[str, float]:
    """Shares of what stood at that time; of what stands now as long as nothing is fixed."""
    first, hunches = [ALONE], []
    for name, value_id in _things(space):
        then = [r.value for r in space.history(value_id) if fixed is None or r.written <= fixed]
        if not then:
            continue
        first.append(name)
        if isinstance(then[-1], Tag) and then[-1].hunch:
            hunches.append(name)
    return hunch_weights(first, hunches)


def _later(space: Space, first: Collection[str], known: Later) -> Later:
    """What joined before, then what is new: never earlier than what joined before it."""
    joined = {name for name, _ in known}
    fresh = [
        (space.history(value_id)[0].written, name)
        for name, value_id in _things(space)
        if name not in first and name not in joined
    ]
    fresh += [
        (pair.asked, pair_column(pair.id))
        for pair in space.all(Pair)
        if pair_column(pair.id) not in joined
    ]
    return _queued(known, sorted(fresh))


def _queued(known: Later, fresh: Iterable[tuple[datetime, str]]) -> Later:
    """What is new behind what joined before, never earlier than that."""
    latest = [when for _, when in known[-1:]]
    return known + tuple((name, max([when, *latest])) for when, name in fresh)


def _things(space: Space) -> Iterator[tuple[str, str]]:
    """Columns that come by themselves, each with the id of the tag or person."""
    for tag in space.all(Tag):
        yield tag_column(tag.id), tag.id
    for person in space.all(Person):
        yield with_person(person.id), person.id


def _fixed_at(space: Space, way: Way) -> datetime | None:
    """When an analysis first had its 40th check-in; ``None`` before.

    It is kept as soon as it is known: deleting or filling in check-ins later moves nothing.
    """
    known = []
    for outcome in {one.outcome for one in ALL if one.way == way}:
        written = sorted(
            space.history(moment.id)[0].written
            for moment in space.all(Moment)
            if moment.way == way and not moment.skipped and answer(moment, outcome) is not None
        )
        known += written[FIXED_AT - 1 : FIXED_AT]
    return min(known, default=None)
