"""Whether a pattern lasts: to the next check-in, and to the next day.

Worked out from the weeks that are over, so that a new check-in does not work it all out again.
"""

from dataclasses import dataclass
from datetime import datetime

from nearer.coach import Horizon, Later
from nearer.companion.columns import shown
from nearer.companion.evidence import Evidence, evidence
from nearer.companion.growth import weeks_ended
from nearer.companion.space import Space
from nearer.companion.why_claims import Claim
from nearer.insight import lags
from nearer.insight.bridge import RANGE, Occasion, as_record

HORIZONS: dict[Horizon, lags.Horizon] = {"next": "next check-in", "day": "next day"}


@dataclass(frozen=True)
class Lasts:
    """``until``: when the last of the check-ins was that this rests on."""

    until: datetime
    later: tuple[Later, ...]


@dataclass(frozen=True)
class _Kept:
    occasions: tuple[Occasion, ...]
    columns: tuple[str, ...]
    found: dict[str, tuple[Later, ...]]


def lasts_of(space: Space, claim: Claim) -> Lasts | None:
    """``None`` where nothing is told, or of pulling away: an urge has no later to look at."""
    if not claim.told or claim.analysis.outcome == "away":
        return None
    with space.working():
        now = evidence(space, claim.analysis)
        counts = weeks_ended(now.occasions)
        if not counts:
            return None
        past = now.occasions[: counts[-1]]
        found = _found(space, now, past).get(claim.column)
    return Lasts(past[-1].when, found) if found else None


def _found(space: Space, now: Evidence, past: tuple[Occasion, ...]) -> dict[str, tuple[Later, ...]]:
    """For every column what came after it, to each horizon; kept until a week ends."""
    told = shown(space)
    columns = tuple(tag for tag in now.engine.tags if tag in told)
    key = f"lasting-{now.analysis.id}"
    kept: _Kept | None = space.derived.get(key)
    if kept is None or (kept.occasions, kept.columns) != (past, columns):
        kept = _Kept(past, columns, _worked_out(now, past, columns))
        space.derived[key] = kept
    return kept.found


def _worked_out(
    now: Evidence, past: tuple[Occasion, ...], columns: tuple[str, ...]
) -> dict[str, tuple[Later, ...]]:
    record = as_record(past, columns)
    found: dict[str, tuple[Later, ...]] = dict.fromkeys(columns, ())
    for horizon, to in HORIZONS.items():
        for one in lags.lasting(
            record.when,
            record.outcome,
            record.present,
            columns,
            to,
            day_starts=now.budget.day_starts,
            outcome_range=RANGE[now.analysis.outcome],
        ):
            later = Later(horizon, one.effect, one.low, one.high, one.occasions)
            found[one.tag] = (*found[one.tag], later)
    return found
