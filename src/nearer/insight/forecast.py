"""How many more occasions a tag probably needs before something can be said of it."""

import numpy as np

from nearer.insight.evidence import Estimate, estimate, half_width, log_e
from nearer.insight.plan import Plan
from nearer.insight.regression import BURN_IN, Counts, Mask, Sums
from nearer.insight.restarts import STAKE
from nearer.insight.standing import LEAST_EACH, LEAST_OCCASIONS, bar, negligible
from nearer.insight.times import Floats

FARTHEST = 5_000  # further occasions; beyond three years at four a day nothing is promised
STEPS = 120  # about 7 % apart


def occasions_needed(sums: Sums, plan: Plan) -> Counts:
    """Further occasions (p,) until each tag is established or ruled out; 0 where none can be told.

    Taken for granted: the tag comes as often as so far, the effect is what it looks like now, and
    information grows evenly. A forecast, no guarantee. ``sums`` (p,).
    """
    if sums.n[0] <= BURN_IN:
        return np.zeros_like(sums.present)
    more = np.unique(np.geomspace(1, FARTHEST, STEPS).astype(np.int64))[:, None]
    ratio = 1 + more / np.maximum(sums.n - plan.joined, 1)
    found = _grown(estimate(sums, plan.precision), ratio)
    half = half_width(found, np.full_like(found.effect, plan.alpha))
    whole = np.log1p(-STAKE) + log_e(found, plan.raising)  # what restarts may add is not awaited
    decided = (whole >= bar(plan)) | negligible(found.effect - half, found.effect + half)
    decided &= _counted(sums, plan, more, ratio)
    first: Counts = more[np.argmax(decided, axis=0), 0]
    return np.where(decided.any(axis=0), first, 0)


def _grown(now: Estimate, ratio: Floats) -> Estimate:
    """The estimate when there is ``ratio`` times as much to go by."""
    return Estimate(
        np.broadcast_to(now.effect, ratio.shape[:1] + now.effect.shape),
        now.error / np.sqrt(ratio),
        now.information * ratio,
        now.freedom * ratio,
    )


def _counted(sums: Sums, plan: Plan, more: Counts, ratio: Floats) -> Mask:
    """Whether the least counts will have been reached."""
    absent = np.maximum(sums.n - plan.joined - sums.present, 0)
    counted: Mask = (
        (sums.n + more >= LEAST_OCCASIONS)
        & (sums.present * ratio >= LEAST_EACH)
        & (absent * ratio >= LEAST_EACH)
    )
    return counted
