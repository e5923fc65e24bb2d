"""What is asked of the check-ins, and how the one error budget is divided among the questions.

Why so: docs/decisions/0009.
"""

from dataclasses import dataclass

from nearer.domain.finding import Outcome
from nearer.domain.values import Way

TOTAL = 0.05
"""The chance that anything false is ever established, of all outcomes and columns together."""


@dataclass(frozen=True)
class Analysis:
    """``alpha``: its part of the error budget, or of what may lean where nothing establishes."""

    id: str
    way: Way
    outcome: Outcome
    alpha: float
    establishes: bool = True


URGE = Analysis("urge", "prompt", "urge", 0.04)
CLOSENESS = Analysis("closeness", "prompt", "closeness", 0.005)
AWAY = Analysis("away", "prompt", "away", 0.005)
"""Pulled away, where there was an urge: how strong it was is held equal."""

CHOSEN_URGE = Analysis("chosen-urge", "self", "urge", TOTAL, establishes=False)
"""Moments that somebody chose to log are no fair sample: they can never establish anything."""

ALL = (URGE, CLOSENESS, AWAY, CHOSEN_URGE)
