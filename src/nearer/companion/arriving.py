"""What an import would add, as a value to look at before anything is written; and adding it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from nearer.companion.space import Space
from nearer.domain.arrival import Arrived, Incoming, Source
from nearer.domain.values import Entry, Moment, Revision
from nearer.exchange.diary.values import Problem
from nearer.exchange.shown import kind_of

RECORDS = 40_000  # ids that fit into one value
EXAMPLES = 5  # moments shown before anything is added


@dataclass(frozen=True)
class Plan:
    """``revisions``: what would be written, in order. ``version``: of the space it was made for.

    ``already``: things of the file that are here. ``faults``: rows that cannot be used, all
    counted in ``faulty`` and the first of them listed. ``notes``: what else is to be known.
    """

    source: Source
    version: int
    revisions: tuple[Revision, ...]
    already: int
    faulty: int
    faults: tuple[Problem, ...]
    notes: tuple[str, ...]

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many things of each kind would be added or changed, most of them first."""
        kinds = {one.value.id: kind_of(one.value) for one in self.revisions}
        return tuple(Counter(kinds.values()).most_common())

    @property
    def moments(self) -> tuple[Moment, ...]:
        latest = {one.value.id: one.value for one in self.revisions}
        found = [value for value in latest.values() if isinstance(value, Moment)]
        return tuple(sorted(found, key=lambda moment: moment.when.timestamp()))

    def period(self) -> tuple[datetime, datetime] | None:
        """The time of the first moment and of the last."""
        moments = self.moments
        return (moments[0].when, moments[-1].when) if moments else None

    def examples(self) -> tuple[Moment, ...]:
        """A few of the moments, spread over the whole."""
        moments = self.moments
        step = max(1, len(moments) // EXAMPLES)
        return moments[::step][:EXAMPLES]


def take(space: Space, plan: Plan, name: str, again: Callable[[], Plan], *beside: Entry) -> Plan:
    """Write what a plan would add, all of it as one act, with what undoes it; the plan as written.

    ``again`` makes the plan anew, for a space that changed since. ``beside``: kept with it, and not
    undone with it. What waited is forgotten. Words
    that come in like this raise no safety card: they were not written now.
    """
    with space.working():
        space.refresh()
        if plan.version != space.version:
            plan = again()
        waiting = [one.id for one in space.all(Incoming)]
        if plan.revisions:
            receipt = _receipt(space, plan, name)
            space.bring_in(plan.revisions, *receipt, *beside, erase=waiting)
        else:
            space.put(*beside, erase=waiting, brought_in=True)
        return plan


def _receipt(space: Space, plan: Plan, name: str) -> Iterable[Arrived]:
    batch, when = space.new_id(), space.now()
    ids = [bytes.fromhex(one.id) for one in plan.revisions]
    for part, records in enumerate(_divided(ids)):
        yield Arrived(
            id=f"arrived-{batch}-{part}",
            batch=batch,
            when=when,
            name=name,
            source=plan.source,
            part=part,
            records=b"".join(records),
            counts=() if part else plan.counts,
        )


def _divided(ids: Sequence[bytes]) -> Iterable[Sequence[bytes]]:
    return (ids[start : start + RECORDS] for start in range(0, len(ids), RECORDS))
