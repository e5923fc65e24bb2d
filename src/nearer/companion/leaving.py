"""Times at which somebody expected to be rejected and moved away before they could know.

What is feared is taken from its kind alone, never read from its words: being turned down, being
left, or not said. A fear held at least as likely as not, with somebody in it, and then, within a
day and before the fear was looked back at, a check-in that says "pulled away" with one of the same
people there. Where both were noted in one go, as on one check-in, which of them came first is not
known, so these are counted apart. It is a description in counts: nothing is tested, and who writes
down fears mostly when they leave will see many.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from nearer.coach.leaving import ENOUGH, LeftFirst
from nearer.companion.moments import in_order
from nearer.companion.safety import unsafe_people
from nearer.companion.space import Space
from nearer.domain.values import Fear, FearKind, Moment

EXPECTED = 50  # of 100: felt at least as likely as not
REJECTION: frozenset[FearKind] = frozenset({"turned down", "left", ""})  # "": not said
WITHIN = timedelta(days=1)
TOGETHER = timedelta(minutes=15)  # a check-in and a fear this near were noted in one go
NOT_COME = {"", "no", "unknown"}  # outcomes that leave open, or say, that it did not happen


@dataclass(frozen=True)
class Time:
    """A fear and the check-in at which the person moved away. ``together``: noted in one go."""

    fear: Fear
    left: Moment
    together: bool


@dataclass(frozen=True)
class Leaving:
    """``times``: the newest first; what came true, even in part, is not among them."""

    counts: LeftFirst
    times: tuple[Time, ...]

    @property
    def enough(self) -> bool:
        return self.counts.seen >= ENOUGH


def leaving(space: Space) -> Leaving:
    """What the record holds. No fear about somebody unsafe and no check-in with them is looked at:
    with them, distance is right.
    """
    unsafe = unsafe_people(space)
    feared = [
        (fear, about)
        for fear in sorted(space.all(Fear), key=lambda fear: fear.when.timestamp())
        if fear.likely >= EXPECTED and fear.about in REJECTION
        for about in [_about(space, fear)]
        if about and not about & unsafe
    ]
    found = tuple(_times(space, feared, unsafe))
    times = tuple(time for time in reversed(found) if time.fear.outcome in NOT_COME)
    together = sum(time.together for time in times)
    counts = LeftFirst(
        fears=len(feared),
        times=len(times) - together,
        together=together,
        did_not_come=sum(time.fear.outcome == "no" for time in times),
        came=len(found) - len(times),
        unsaid=sum(not time.fear.about for time in times),
    )
    return Leaving(counts, times)


def _times(
    space: Space, feared: list[tuple[Fear, frozenset[str]]], unsafe: frozenset[str]
) -> Iterator[Time]:
    """Each check-in is counted once, for the first fear it came after."""
    taken: set[str] = set()
    for fear, about in feared:
        for moment in _after(space, fear):
            away = moment.action == "away" and moment.id not in taken
            if away and about & set(moment.people) and not unsafe & set(moment.people):
                taken.add(moment.id)
                yield Time(fear, moment, _are_together(fear, moment))
                break


def _about(space: Space, fear: Fear) -> frozenset[str]:
    """Whom a fear is about: the person named, or else the people of its check-in."""
    if fear.person:
        return frozenset({fear.person})
    moment = space.find(Moment, fear.moment)
    return frozenset(moment.people) if moment else frozenset()


def _after(space: Space, fear: Fear) -> Iterator[Moment]:
    """Its own check-in, if noted with it; then those within a day, before it was looked back at."""
    own = space.find(Moment, fear.moment)
    if own is not None and _are_together(fear, own):
        yield own
    moments = in_order(space)
    first = bisect_left(moments, fear.when.timestamp(), key=_instant)
    until = fear.when.timestamp() + WITHIN.total_seconds()
    if fear.answered is not None and fear.outcome != "unknown":
        until = min(until, fear.answered.timestamp())
    yield from moments[first : bisect_right(moments, until, key=_instant)]


def _are_together(fear: Fear, moment: Moment) -> bool:
    return abs(moment.when - fear.when) <= TOGETHER


def _instant(moment: Moment) -> float:
    return moment.when.timestamp()
