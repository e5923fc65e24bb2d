"""One pattern with all that is known of it: how it grew, lately, and what would change it."""

from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from nearer import coach
from nearer.companion.analyses import ALL
from nearer.companion.growth import Point, growth
from nearer.companion.space import Space
from nearer.companion.why import claim_about
from nearer.companion.why_claims import Claim
from nearer.companion.why_lasting import lasts_of


@dataclass(frozen=True)
class Week:
    """``share``: per cent of the evidence it takes to stand, as it was then."""

    point: Point
    share: int


@dataclass(frozen=True)
class Pattern:
    """``weeks``: newest first. ``stood``: since when it stands, in a sentence; "" if it does not.

    ``lasts``: what came after it, in sentences, up to ``lasts_until``.
    """

    claim: Claim
    weeks: tuple[Week, ...]
    stood: str = ""
    lasts: tuple[str, ...] = ()
    lasts_until: datetime | None = None


def pattern_of(space: Space, analysis_id: str, column: str) -> Pattern | None:
    """``None`` for an analysis or a column that is not there."""
    analysis = next((one for one in ALL if one.id == analysis_id and one.establishes), None)
    claim = claim_about(space, analysis, column) if analysis else None
    if analysis is None or claim is None:
        return None
    if claim.withheld:
        return Pattern(claim, ())
    grown = growth(space, analysis, column)
    weeks = [Week(point, max(0, round(100 * point.log_e / grown.bar))) for point in grown.points]
    lasts = lasts_of(space, claim)
    said = [coach.lasts(later, analysis.outcome) for later in lasts.later] if lasts else []
    return Pattern(
        claim,
        tuple(reversed(weeks)),
        _stood(grown.points),
        tuple(said),
        lasts.until if lasts else None,
    )


def _stood(points: tuple[Point, ...]) -> str:
    """From the first point of the unbroken run that reaches to now."""
    run = list(takewhile(lambda point: point.established, reversed(points)))
    return coach.stood_since(run[-1].when.date(), run[-1].occasions) if run else ""
