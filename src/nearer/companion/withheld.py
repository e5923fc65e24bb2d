"""What is not told while a hunch still moves the error budget: anything a hunch could follow.

Shares must not follow the evidence they divide (docs/decisions/0006). So until they are fixed,
counts are told of every column, and no effect, range or e-value of any.
"""

import math

from nearer.companion.analyses import URGE, Analysis
from nearer.companion.space import Space
from nearer.domain.finding import TriggerFinding
from nearer.domain.values import BudgetFixed, Moment, Way


def hunches_still_count(space: Space) -> bool:
    """Whether a hunch written down now changes what may be established."""
    return not _is_fixed(space, URGE.way)


def withheld(space: Space, analysis: Analysis) -> bool:
    """Whether nothing but counts may be told of this analysis yet.

    Moments somebody chose to log share days and moods with those that Nearer asked for: what they
    say waits for both, unless there is nothing asked for that it could lead to.
    """
    if not _is_fixed(space, analysis.way):
        return True
    return hunches_still_count(space) and any(
        moment.way == URGE.way and not moment.skipped for moment in space.all(Moment)
    )


def counts_alone(finding: TriggerFinding) -> TriggerFinding:
    """The same with nothing left that tells which column looks best."""
    return TriggerFinding(
        tag=finding.tag,
        effect=math.nan,
        low=-math.inf,
        high=math.inf,
        log_e=math.nan,
        status="not_yet",
        with_tag=finding.with_tag,
        without_tag=finding.without_tag,
    )


def _is_fixed(space: Space, way: Way) -> bool:
    return space.find(BudgetFixed, f"budget-{way}") is not None
