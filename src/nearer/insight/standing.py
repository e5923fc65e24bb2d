"""Which tags may be told, and how firmly.

*Established* is lasting: the guarantee covers every moment of looking, so a tag whose weighted
e-value once reached 1/α keeps that standing while later numbers are shown beside it. It is taken
back only when the range has come to cover zero and to lie within what is negligible.
*Leaning* comes from the e-values of the moment by e-BH at twice α (Wang, Ramdas 2022): it bounds
the share of false ones among those shown, not whether any false one is ever shown.
*Ruled out* means that the range lies within half a point either way.
"""

import numpy as np

from nearer.insight.plan import Plan
from nearer.insight.regression import Counts, Mask, Sums
from nearer.insight.restarts import Restarts, evidence_of, may_reach, of_tags
from nearer.insight.times import Floats

LEAST_OCCASIONS = 40
LEAST_EACH = 6  # with the tag, and without it since it was invented
NEGLIGIBLE = 0.5  # points of 0–10
SOFTER = 2.0  # times alpha, for leaning


def enough(sums: Sums, plan: Plan) -> Mask:
    """Where there are occasions enough to say anything, (m, p)."""
    absent = sums.n - plan.joined - sums.present
    return (sums.n >= LEAST_OCCASIONS) & (sums.present >= LEAST_EACH) & (absent >= LEAST_EACH)


def bar(plan: Plan) -> Floats:
    """The log e-value at which each tag is established, (p,): 1/(α w)."""
    with np.errstate(divide="ignore"):  # a tag without weight has an infinite bar
        height: Floats = -np.log(plan.alpha) - np.log(plan.weights)
    return height


def note_crossings(crossed: Counts, sums: Sums, restarts: Restarts, plan: Plan) -> Counts:
    """When each tag's e-value first reached its bar, as occasion count (p,); 0: not yet.

    ``sums`` (m, p) are those after each of the newest m occasions.
    """
    if sums.n[-1, 0] < LEAST_OCCASIONS:
        return crossed
    bars = bar(plan)
    near = enough(sums, plan) & (crossed == 0) & may_reach(sums, restarts, plan.precision, bars)
    close = near.any(axis=0)
    if not close.any():
        return crossed
    reached = evidence_of(
        sums.of_tags(close), of_tags(restarts, close), plan.precision[close], plan.raising
    )
    over = near[:, close] & (reached >= bars[close])
    first = np.where(over.any(axis=0), sums.n[np.argmax(over, axis=0), 0], 0)
    noted = crossed.copy()
    noted[close] = np.where(crossed[close] == 0, first, crossed[close])
    return noted


def leaning(evidence: Floats, eligible: Mask, plan: Plan) -> Mask:
    """Weighted e-BH within each row of log e-values (m, p)."""
    surplus = np.where(eligible, evidence - bar(plan), -np.inf)
    ordered = -np.sort(-surplus, axis=-1)
    rank = np.arange(1, evidence.shape[-1] + 1)
    reached = ordered >= -np.log(SOFTER) - np.log(rank)
    shown = np.max(np.where(reached, rank, 0), axis=-1, keepdims=True, initial=0)
    least = -np.log(SOFTER) - np.log(np.maximum(shown, 1))
    leans: Mask = eligible & (surplus >= least) & (shown > 0)
    return leans


def negligible(low: Floats, high: Floats) -> Mask:
    """Where the whole range is smaller than anyone would notice, in points of 0–10."""
    return (low > -NEGLIGIBLE) & (high < NEGLIGIBLE)
