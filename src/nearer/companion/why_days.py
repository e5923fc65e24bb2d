"""The mean urge of each day, for the calendar."""

from dataclasses import dataclass
from datetime import date, timedelta

from nearer.companion.moments import in_order
from nearer.companion.prompts import today
from nearer.companion.space import Space
from nearer.domain.days import day_of

CALENDAR = timedelta(weeks=26)


@dataclass(frozen=True)
class Day:
    day: date
    urge: float  # mean, 0–10
    count: int


def days(space: Space) -> tuple[Day, ...]:
    """The mean urge of each day with a check-in, over the last half year."""
    starts, first = space.preferences().day_starts, today(space) - CALENDAR
    urges: dict[date, list[int]] = {}
    for moment in reversed(in_order(space)):
        day = day_of(moment.when, starts)
        if day < first - timedelta(days=2):
            break
        if moment.urge is not None and day > first:
            urges.setdefault(day, []).append(moment.urge)
    return tuple(Day(day, sum(all_) / len(all_), len(all_)) for day, all_ in sorted(urges.items()))
