"""The picture of a belief over time, as SVG text."""

from nearer.companion.beliefs import Seen
from nearer.companion.space import Space
from nearer.domain.tongue import gettext as _
from nearer.report.strength import StrengthPoint, strength_over_time


def strength_of(space: Space, one: Seen) -> str:
    """Empty while there is no rating. Drawn again only when there are others."""
    if not one.ratings:
        return ""
    shown, picture = space.derived.get(f"strength-{one.belief.id}", ((), ""))
    if shown != one.ratings:
        picture = _drawn(one)
        space.derived[f"strength-{one.belief.id}"] = one.ratings, picture
    drawn: str = picture
    return drawn


def _drawn(one: Seen) -> str:
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
