"""The patterns of one outcome by their standing, as ``understand/patterns.html`` shows them."""

from typing import Any

from django.utils.safestring import mark_safe

from nearer.companion.budget import FIXED_AT
from nearer.companion.pictures import forest_of
from nearer.companion.space import Space
from nearer.companion.why import why
from nearer.companion.why_claims import Answer
from nearer.domain.finding import Outcome

WATCHED = 8  # shown at once; the others are one tap away


def by_standing(space: Space, answer: Answer, outcome: Outcome) -> dict[str, Any]:
    """What a page needs to show them. The pictures are our own SVG, their labels escaped."""
    open_ = [claim for claim in answer.of("not_yet") if not claim.retired]
    seen = [claim for claim in open_ if claim.finding.with_tag]
    foreseen = [claim for claim in seen if claim.finding.forecast or claim.withheld][:WATCHED]
    return {
        "established": answer.of("established"),
        "leaning": answer.of("leaning"),
        "watched": foreseen,
        "watched_more": [claim for claim in seen if claim not in foreseen],
        "withheld": any(claim.withheld for claim in answer.claims),
        "fixed_at": FIXED_AT,
        "unseen": [claim for claim in open_ if not claim.finding.with_tag],
        "ruled_out": answer.of("ruled_out"),
        "hunches_still_count": why(space).hunches_still_count,
        "forest": mark_safe(forest_of(space, answer, outcome, "established")),  # noqa: S308
        "hints": mark_safe(forest_of(space, answer, outcome, "leaning")),  # noqa: S308
    }
