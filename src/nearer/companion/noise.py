"""An invented year in which nothing goes with anything, as it is shown to a reader.

It is made on this machine, once until Nearer closes, with the engine that reads the person's own
check-ins. Which year comes first is settled by the date, so that nobody can have picked a good one.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate

from nearer.domain.errors import BadInput
from nearer.domain.tongue import gettext as _
from nearer.insight.noise import YearOfNothing, a_year_of_nothing
from nearer.report.counts import Counted, counts_over_days

YEARS = 1000
MONTH_ENDS = tuple(accumulate((31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)))  # days


@dataclass(frozen=True)
class Month:
    """At the end of one month: counts of false patterns, and of check-ins so far."""

    number: int
    check_ins: int
    naive_ever: int
    naive_now: int
    established_ever: int


@dataclass(frozen=True)
class Noise:
    """One year and its picture. The counts are those of its last evening."""

    number: int
    following: int
    tags: int
    check_ins: int
    naive: int
    naive_now: int
    established: int
    leaning: int
    months: tuple[Month, ...]
    picture: str


def noise(number: int) -> Noise:
    """The year of that number, 1 to ``YEARS``. Raises BadInput.

    Each is worked out once: anybody may ask for them, and as fast as they like.
    """
    if not 1 <= number <= YEARS:
        raise BadInput(_("Years are numbered from 1 to %(most)s.") % {"most": f"{YEARS:,}"}, "year")
    return _worked_out(number)


@lru_cache(maxsize=YEARS)
def _worked_out(number: int) -> Noise:
    year = a_year_of_nothing(number)
    return Noise(
        number=number,
        following=number % YEARS + 1,
        tags=year.tags,
        check_ins=year.check_ins[-1],
        naive=year.naive_ever[-1],
        naive_now=year.naive_now[-1],
        established=year.established_ever[-1],
        leaning=year.leaning_ever[-1],
        months=tuple(_month(year, number, end) for number, end in enumerate(MONTH_ENDS, start=1)),
        picture=_picture(year),
    )


def year_for(day: date) -> int:
    """Which year is shown first: the number of the day in its own year."""
    return day.timetuple().tm_yday


def _month(year: YearOfNothing, number: int, end: int) -> Month:
    last = end - 1
    return Month(
        number=number,
        check_ins=year.check_ins[last],
        naive_ever=year.naive_ever[last],
        naive_now=year.naive_now[last],
        established_ever=year.established_ever[last],
    )


def _picture(year: YearOfNothing) -> str:
    words = {"naive": year.naive_ever[-1], "early": year.naive_ever[MONTH_ENDS[0] - 1]}
    climbs = _(
        "Two lines over twelve months. The count of false patterns that the easy rule has shown "
        "so far is %(early)d after one month and %(naive)d at the end."
    )
    stays = _("Nearer's own line ends at %(n)d.") % {"n": year.established_ever[-1]}
    told = _("The table below has the numbers.")
    return counts_over_days(
        Counted(_("the easy rule"), year.naive_ever),
        Counted(_("Nearer"), year.established_ever),
        _("False patterns shown so far, in a year of nothing"),
        f"{climbs % words} {stays} {told}",
        _("months"),
    )
