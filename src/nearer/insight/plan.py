"""What is fixed before looking: the error budget, how it is divided, and the prior.

The tags ever looked at share the budget: with weights that sum to at most 1, the chance that any
false one is ever established stays below alpha. Nothing here may be chosen after seeing the data
it is used on.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from nearer.insight.errors import BadSetting, BadTags, BadWeights
from nearer.insight.regression import Counts
from nearer.insight.times import Floats

RESERVE = 0.1  # of the budget, kept for tags invented later
LATE_SHARE = 0.1  # of what is left in reserve, for each of those: it never runs out
TAG_PRECISION = 10.0  # λ of a tag's prior
TAGS_PER_PRECISION = 5.0  # … which grows as p/5: 20 at p = 200 left 5.0 % of null lives false


@dataclass(frozen=True)
class Plan:
    """``low``, ``high``: the outcome's range, rescaled to 0–10 inside. Arrays are (p,)."""

    alpha: float
    raising: float  # the prior's share on effects that raise the outcome
    low: float
    high: float
    day_starts: int  # the hour up to which a night is still yesterday
    reserve: float
    weights: Floats
    precision: Floats  # λ
    joined: Counts  # occasions before the tag was invented

    @property
    def scale(self) -> float:
        """Points of the outcome in one point of 0–10."""
        return (self.high - self.low) / 10


def make_plan(
    tags: Sequence[str],
    weights: Mapping[str, float] | None,
    alpha: float,
    raising: float,
    outcome_range: tuple[float, float],
    day_starts: int,
) -> Plan:
    """Check every setting. Raises BadWeights or BadSetting."""
    _check_settings(alpha, raising, outcome_range, day_starts)
    shares = _equal(len(tags)) if weights is None else _given(tags, weights)
    return Plan(
        alpha=float(alpha),
        raising=float(raising),
        low=float(outcome_range[0]),
        high=float(outcome_range[1]),
        day_starts=int(day_starts),
        reserve=max(0.0, 1.0 - float(shares.sum())),
        weights=shares,
        precision=np.full(len(tags), _precision(len(tags))),
        joined=np.zeros(len(tags), np.int64),
    )


def check_plan(plan: Plan) -> None:
    """Whether ``make_plan`` and ``with_late_tag`` could have made it. Raises as ``make_plan``."""
    _check_settings(plan.alpha, plan.raising, (plan.low, plan.high), plan.day_starts)
    _check_shares(plan.weights)
    if not 0 <= plan.reserve <= 1 or np.any(plan.precision <= 0):
        raise BadSetting("A reserve lies between 0 and 1, a prior's precision above 0.")


def with_late_tag(plan: Plan, occasions: int) -> Plan:
    """One more tag, paid for from the reserve, after that many occasions."""
    weight = LATE_SHARE * plan.reserve
    return replace(
        plan,
        reserve=plan.reserve - weight,
        weights=np.append(plan.weights, weight),
        precision=np.append(plan.precision, _precision(len(plan.weights) + 1)),
        joined=np.append(plan.joined, occasions),
    )


def hunch_weights(
    tags: Sequence[str], hunches: Collection[str], share: float = 0.5
) -> dict[str, float]:
    """Weights that put ``share`` of the budget on the person's hunches, the rest on all alike.

    Half on hunches cost 4 days when all were wrong and gained 10 when half were right. To be asked
    before the data that the weights will judge. Raises BadTags, BadSetting.
    """
    check_tags(tags)
    if not 0 <= share <= 1:
        raise BadSetting("The share for hunches lies between 0 and 1.")
    held = {tag for tag in tags if tag in hunches}
    extra = (1 - RESERVE) * share if held else 0.0
    base = (1 - RESERVE - extra) / max(len(tags), 1)
    return {tag: base + (extra / len(held) if tag in held else 0.0) for tag in tags}


def check_tags(tags: Sequence[str]) -> tuple[str, ...]:
    """The same names. Raises BadTags."""
    if isinstance(tags, str) or not all(isinstance(tag, str) for tag in tags):
        raise BadTags("Tags are a sequence of names.")
    if len(set(tags)) != len(tags):
        raise BadTags("A tag is named twice.")
    return tuple(tags)


def _equal(tags: int) -> Floats:
    return np.full(tags, (1 - RESERVE) / max(tags, 1))


def _given(tags: Sequence[str], weights: Mapping[str, float]) -> Floats:
    if set(weights) != set(tags):
        raise BadWeights("Every tag needs one weight, and every weight a tag.")
    shares = np.array([weights[tag] for tag in tags], dtype=float)
    _check_shares(shares)
    return shares


def _check_shares(shares: Floats) -> None:
    if not np.all(np.isfinite(shares)) or np.any(shares < 0):
        raise BadWeights("A weight is a number, zero or more.")
    if shares.sum() > 1 + 1e-12:
        raise BadWeights("The weights share one error budget: together they may not exceed 1.")


def _precision(tags: int) -> float:
    return max(TAG_PRECISION, tags / TAGS_PER_PRECISION)


def _check_settings(
    alpha: float, raising: float, outcome_range: tuple[float, float], day_starts: int
) -> None:
    if not 0 < alpha < 1:
        raise BadSetting("The error level lies between 0 and 1.")
    if not 0 <= raising <= 1:
        raise BadSetting("The share on raising effects lies between 0 and 1.")
    if not (np.all(np.isfinite(outcome_range)) and outcome_range[0] < outcome_range[1]):
        raise BadSetting("An outcome's range goes from a number to a larger one.")
    if day_starts not in range(24):
        raise BadSetting("The day begins at a full hour, 0 to 23.")
