"""Which copies stay: the newest of the last days, weeks and months that have one."""

from collections.abc import Callable, Iterable
from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 12

_PERIODS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (DAYS, lambda when: when.date()),
    (WEEKS, lambda when: when.isocalendar()[:2]),
    (MONTHS, lambda when: (when.year, when.month)),
)


def staying(made: Iterable[datetime]) -> set[datetime]:
    """Of these times those whose copies stay. A time without copies lets none go."""
    newest_first = sorted(set(made), reverse=True)
    stays: set[datetime] = set()
    for most, period_of in _PERIODS:
        newest: dict[object, datetime] = {}
        for when in newest_first:
            newest.setdefault(period_of(when), when)
        stays.update(list(newest.values())[:most])
    return stays
