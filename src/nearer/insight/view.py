"""What is seen of every tag at the moments somebody looks."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from nearer.insight.evidence import Estimate, estimate
from nearer.insight.plan import Plan
from nearer.insight.regression import Counts, Sums
from nearer.insight.restarts import Restarts, evidence_of, lately
from nearer.insight.times import Floats


class View(NamedTuple):
    """Arrays (m, p): m moments, p tags."""

    sums: Sums
    whole: Estimate
    log_e: Floats  # of all bets together
    lately: Estimate  # from the newest quarter that is long enough
    lately_occasions: Counts  # (m, 1) in that time; 0 before there is one

    def rows(self, rows: npt.NDArray[np.intp]) -> "View":
        """Only these moments, in this order."""
        return _each([self], lambda parts: parts[0][rows])


def view(sums: Sums, instants: Floats, restarts: Restarts, plan: Plan) -> View:
    """``sums`` (m, p) as they stood at ``instants`` (m,), with no restart between them."""
    recent, occasions = lately(sums, instants, restarts, plan.precision)
    return View(
        sums,
        estimate(sums, plan.precision),
        evidence_of(sums, restarts, plan.precision, plan.raising),
        recent,
        occasions,
    )


def all_rows(views: Sequence[View]) -> View:
    """One after the other."""
    return _each(views, np.concatenate)


def _each(views: Sequence[View], change: Any) -> View:
    def join(parts: Sequence[Any]) -> Any:
        if isinstance(parts[0], tuple):
            return type(parts[0])(*(join(inner) for inner in zip(*parts, strict=True)))
        return change(parts)

    joined: View = join(views)
    return joined
