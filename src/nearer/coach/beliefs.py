"""How true a belief felt from time to time, and what was gathered about it, in words."""

from collections.abc import Sequence
from datetime import date

from nearer.coach.days import day
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext

Rated = tuple[date, int]
"""A day and how true it felt, 0–100."""


def strength_told(ratings: Sequence[Rated]) -> str:
    """The first and the newest rating and all between. ``ratings``: oldest first."""
    if not ratings:
        return _("Not rated yet.")
    (first, then), (last, now) = ratings[0], ratings[-1]
    if len(ratings) == 1:
        return _("On %(day)s it felt true at %(now)d of 100.") % {"day": day(last), "now": now}
    numbers = [number for _day, number in ratings]
    told = ngettext(
        "Rated %(n)d time: %(then)d of 100 on %(first)s, %(now)d on %(last)s.",
        "Rated %(n)d times: %(then)d of 100 on %(first)s, %(now)d on %(last)s.",
        len(ratings),
    ) % {
        "n": len(ratings),
        "then": then,
        "first": day(first),
        "now": now,
        "last": day(last),
    }
    if len(ratings) == 2:  # both ends are told
        return told
    between = _("The lowest was %(low)d, the highest %(high)d.")
    return f"{told} {between % {'low': min(numbers), 'high': max(numbers)}}"


def what_ratings_are_not() -> str:
    return _(
        "Such a number also goes with the day on which you give it. It is kept so that you can "
        "look back; Nearer draws nothing from it, and neither direction is a score."
    )


def evidence_told(speaks_for: int, speaks_against: int) -> str:
    """How many lines of each side; which of them weigh more, nobody can count."""
    if not speaks_for and not speaks_against:
        return ""
    line_for = ngettext("%(n)d line speaks for it", "%(n)d lines speak for it", speaks_for)
    line_against = ngettext("%(n)d against", "%(n)d against", speaks_against)
    return _("So far, %(for)s and %(against)s. What each of them weighs is yours to say.") % {
        "for": line_for % {"n": speaks_for},
        "against": line_against % {"n": speaks_against},
    }
