"""What can be said of every tag after some occasions."""

from dataclasses import dataclass, fields

import numpy as np

from nearer.insight.evidence import half_width
from nearer.insight.plan import Plan
from nearer.insight.regression import Counts, Mask
from nearer.insight.standing import enough, leaning, negligible
from nearer.insight.times import Floats
from nearer.insight.view import View

PER_MOMENT = {"tags", "occasions", "recent_occasions"}


@dataclass(frozen=True)
class Readings:
    """Arrays (m, p): m moments of reading, p tags. Nothing in row i knows of later occasions.

    ``effect``, ``low``, ``high`` are in points of the outcome; ``log_e`` is the e-value's natural
    logarithm at that moment, which may have been higher before. The range is time-uniform at
    level 1 − α, and at 1 − α × weight for a tag that is shown for its evidence (established or
    leaning). At most one of ``established``, ``leaning`` and ``ruled_out`` holds. The ``recent``
    numbers rest on the last ``recent_occasions`` alone, those of 45 to 135 days;
    0 of them, and an endless range, where the record is too short.
    """

    tags: tuple[str, ...]
    occasions: Counts  # (m,)
    effect: Floats
    error: Floats  # standard error, in points; infinite where nothing is known
    low: Floats
    high: Floats
    log_e: Floats
    established: Mask
    leaning: Mask
    ruled_out: Mask
    with_tag: Counts
    without_tag: Counts  # since the tag was invented
    recent_effect: Floats
    recent_low: Floats
    recent_high: Floats
    recent_occasions: Counts  # (m,)

    def for_tags(self, tags: tuple[str, ...]) -> "Readings":
        """The same for these tags, in this order."""
        columns = [self.tags.index(tag) for tag in tags]
        per_tag = {
            field.name: getattr(self, field.name)[:, columns]
            for field in fields(self)
            if field.name not in PER_MOMENT
        }
        return Readings(
            tags=tags,
            occasions=self.occasions,
            recent_occasions=self.recent_occasions,
            **per_tag,
        )


def read(tags: tuple[str, ...], seen: View, crossed: Counts, plan: Plan) -> Readings:
    """``crossed`` (p,): when each tag first reached its bar, 0 for not yet."""
    sums, found, recent = seen.sums, seen.whole, seen.lately
    told = enough(sums, plan)
    once = (crossed > 0) & (crossed <= sums.n)
    leans = leaning(seen.log_e, told, plan)
    level = np.where(once | leans, plan.alpha * plan.weights, plan.alpha)
    half = half_width(found, level)
    low, high = found.effect - half, found.effect + half
    tiny = told & negligible(low, high)
    gone = tiny & (~once | ((low <= 0) & (high >= 0)))
    recent_half = half_width(recent, np.full_like(recent.effect, plan.alpha))
    return Readings(
        tags=tags,
        occasions=sums.n[:, 0],
        effect=found.effect * plan.scale,
        error=found.error * plan.scale,
        low=low * plan.scale,
        high=high * plan.scale,
        log_e=seen.log_e,
        established=once & ~gone,
        leaning=leans & ~once & ~gone,
        ruled_out=gone,
        with_tag=sums.present,
        without_tag=np.maximum(sums.n - plan.joined - sums.present, 0),
        recent_effect=recent.effect * plan.scale,
        recent_low=(recent.effect - recent_half) * plan.scale,
        recent_high=(recent.effect + recent_half) * plan.scale,
        recent_occasions=seen.lately_occasions[:, 0],
    )
