"""The picture of a belief over time, as SVG text."""

from gettext import gettext as _

from nearer.companion.beliefs import Seen
from nearer.report.strength import StrengthPoint, strength_over_time


def strength_of(one: Seen) -> str:
    """Empty while there is no rating."""
    if not one.ratings:
        return ""
    points = [StrengthPoint(r.when.date(), r.strength, r.fairer) for r in one.ratings]
    return strength_over_time(
        points,
        _("How true it felt, from 0 to 100"),
        _(
            "A full line for the belief, and a dashed one for the fairer view where it was rated, "
            "from left to right over time. The table below has the numbers."
        ),
        _("the belief"),
        _("the fairer view"),
    )
