"""Times at which somebody expected to be hurt and moved away before they could know.

What is feared cannot be read from its words; this goes by the order of what was noted alone. A
fear held at least as likely as not, with somebody in it, and then, within a day and before the
fear was looked back at, a check-in that says "pulled away" with one of the same people there. It
is a description in counts: nothing is tested, and who writes down fears mostly when they leave
will see many.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import timedelta

from nearer.coach.leaving import ENOUGH, LeftFirst
from nearer.companion.moments import in_order
from nearer.companion.space import Space
from nearer.domain.values import Fear, Moment

EXPECTED = 50  # of 100: felt at least as likely as not
WITHIN = timedelta(days=1)
NOT_COME = {"", "no", "unknown"}  # outcomes that leave open, or say, that it did not happen


@dataclass(frozen=True)
class Time:
    """A fear and the check-in at which the person moved away."""

    fear: Fear
    left: Moment


@dataclass(frozen=True)
class Leaving:
    """``times``: the newest first; what came true, even in part, is not among them."""

    counts: LeftFirst
    times: tuple[Time, ...]

    @property
    def enough(self) -> bool:
        return self.counts.times >= ENOUGH


def leaving(space: Space, left_out: Collection[str] = ()) -> Leaving:
    """What the record holds. ``left_out``: ids of people with whom distance is right.

    No fear about them and no check-in with them is looked at.
    """
    feared = [
        (fear, about)
        for fear in sorted(space.all(Fear), key=lambda fear: fear.when.timestamp())
        if fear.likely >= EXPECTED
        for about in [_about(space, fear)]
        if about and not about & set(left_out)
    ]
    found = tuple(_times(space, feared, frozenset(left_out)))
    times = tuple(time for time in reversed(found) if time.fear.outcome in NOT_COME)
    counts = LeftFirst(
        fears=len(feared),
        times=len(times),
        did_not_come=sum(time.fear.outcome == "no" for time in times),
        came=len(found) - len(times),
    )
    return Leaving(counts, times)


def _times(
    space: Space, feared: list[tuple[Fear, frozenset[str]]], left_out: frozenset[str]
) -> Iterator[Time]:
    """Each check-in is counted once, for the first fear it came after."""
    taken: set[str] = set()
    for fear, about in feared:
        for moment in _after(space, fear):
            away = moment.action == "away" and moment.id not in taken
            if away and about & set(moment.people) and not left_out & set(moment.people):
                taken.add(moment.id)
                yield Time(fear, moment)
                break


def _about(space: Space, fear: Fear) -> frozenset[str]:
    """Whom a fear is about: the person named, or else the people of its check-in."""
    if fear.person:
        return frozenset({fear.person})
    moment = space.find(Moment, fear.moment)
    return frozenset(moment.people) if moment else frozenset()


def _after(space: Space, fear: Fear) -> Iterator[Moment]:
    """The fear's own check-in, and those within a day after it and before it was looked back at."""
    own = space.find(Moment, fear.moment)
    if own is not None:
        yield own
    moments = in_order(space)
    first = bisect_left(moments, fear.when.timestamp(), key=_instant)
    until = fear.when.timestamp() + WITHIN.total_seconds()
    if fear.answered is not None and fear.outcome != "unknown":
        until = min(until, fear.answered.timestamp())
    yield from (
        moment
        for moment in moments[first : bisect_right(moments, until, key=_instant)]
        if moment.id != fear.moment
    )


def _instant(moment: Moment) -> float:
    return moment.when.timestamp()
