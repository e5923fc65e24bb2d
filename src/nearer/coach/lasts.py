"""Whether something lasts: what later check-ins say of a tag that was there earlier."""

import math
from dataclasses import dataclass
from typing import Literal

from nearer.coach.claims import outcome_name
from nearer.coach.sizes import size, way, within
from nearer.domain.finding import Outcome
from nearer.domain.tongue import gettext as _

Horizon = Literal["next", "day"]


@dataclass(frozen=True)
class Later:
    """The effect at the next check-in, or on the next day.

    ``occasions``: check-ins, or days, with the tag that something came after.
    """

    horizon: Horizon
    effect: float
    low: float
    high: float
    occasions: int


def lasts(later: Later, outcome: Outcome) -> str:
    """One sentence with its range and its count; no size where the range covers zero.

    It speaks of the whole effect, also through what was still there by then.
    """
    words = {
        "what": outcome_name(outcome),
        "n": later.occasions,
        "way": way(later.effect, outcome),
        "size": size(later.effect, outcome),
        "range": within(later.low, later.high, outcome),
    }
    if math.isinf(later.low) or math.isinf(later.high):
        return _too_little(later.horizon) % words
    if later.low <= 0 <= later.high:
        return _no_difference(later.horizon) % words
    return _difference(later.horizon) % words


def _too_little(horizon: Horizon) -> str:
    if horizon == "next":
        return _(
            "At the next check-in: too little to say anything so far (check-ins with it: %(n)d)."
        )
    return _("On the next day: too little to say anything so far (days with it: %(n)d).")


def _no_difference(horizon: Horizon) -> str:
    if horizon == "next":
        return _(
            "At the next check-in: no difference that can be told so far "
            "(%(range)s; check-ins with it: %(n)d)."
        )
    return _(
        "On the next day: no difference that can be told so far (%(range)s; days with it: %(n)d)."
    )


def _difference(horizon: Horizon) -> str:
    if horizon == "next":
        return _(
            "So far, when it was there, %(what)s was %(way)s at the next check-in, on average by "
            "about %(size)s (%(range)s; check-ins with it: %(n)d)."
        )
    return _(
        "So far, when it was there, %(what)s was %(way)s on the next day, on average by about "
        "%(size)s (%(range)s; days with it: %(n)d)."
    )
