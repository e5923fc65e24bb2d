"""The engines of one space, one for each analysis, kept in step with its check-ins.

A new check-in costs one update; a change to an older one replays. A space that was just opened
goes on from the state that was sealed last (``companion/learned.py``).
"""

from dataclasses import dataclass
from itertools import islice

from msgspec.structs import replace

from nearer.companion import learned
from nearer.companion.analyses import Analysis
from nearer.companion.budget import Budget, budget
from nearer.companion.columns import seen, shown
from nearer.companion.space import Space
from nearer.domain.bulk import collector_off
from nearer.domain.finding import TriggerFinding
from nearer.insight import TriggerEngine
from nearer.insight.bridge import Occasion, Seen, answered, learn_from, new_engine


@dataclass(frozen=True)
class Evidence:
    """What was learned of one analysis. ``version``: of the space it was read from.

    ``findings``: one for each column that may be told of (``companion/columns.py``). ``seen``: all
    check-ins there were, of which ``occasions`` are those that answer the question.
    """

    version: int
    analysis: Analysis
    occasions: tuple[Occasion, ...]
    findings: tuple[TriggerFinding, ...]
    budget: Budget
    engine: TriggerEngine
    seen: tuple[Seen, ...]
    saved: int  # how many occasions the state in the vault has learned


def evidence(space: Space, analysis: Analysis) -> Evidence:
    """What goes with an outcome, as the record tells it now."""
    key = f"evidence-{analysis.id}"
    with space.working():
        kept: Evidence | None = space.derived.get(key)
        if kept is not None and kept.version == space.version:
            return kept
        space.derived.pop(key, None)  # its engine goes on, or ends half way in an error
        fresh = _learn(space, analysis, kept)
        space.derived[key] = fresh
        return fresh


def _learn(space: Space, analysis: Analysis, kept: Evidence | None) -> Evidence:
    planned = budget(space, analysis.way)  # first, since it may write
    version, now = space.version, seen(space)
    found = _occasions(analysis, now, kept)
    engine, saved = _begun(space, analysis, planned, now, found, kept)
    learn_from(engine, found[engine.occasions :], planned.later)
    if engine.occasions - saved >= learned.OFTEN:
        if learned.save(space, analysis, planned, now, engine):
            saved = engine.occasions
    elif not saved:
        learned.forget(space, analysis)
    told = shown(space)
    findings = tuple(_capped(one, analysis) for one in engine.findings() if one.tag in told)
    return Evidence(version, analysis, found, findings, planned, engine, now, saved)


def _begun(
    space: Space,
    analysis: Analysis,
    planned: Budget,
    now: tuple[Seen, ...],
    found: tuple[Occasion, ...],
    kept: Evidence | None,
) -> tuple[TriggerEngine, int]:
    """An engine that has learned a part of what was found, and how much of it the vault knows."""
    if kept and _goes_on(kept.engine, planned, found) and _same_past(kept, planned, found):
        # What was saved fits no more where another analysis had an answer changed.
        return kept.engine, kept.saved if now[: len(kept.seen)] == kept.seen else 0
    resumed = learned.resume(space, analysis, planned, now)
    if resumed and _goes_on(resumed, planned, found):
        return resumed, resumed.occasions
    weights = planned.weights
    fresh = new_engine(
        analysis.outcome, tuple(weights), weights, analysis.alpha, planned.day_starts
    )
    return fresh, 0


def _same_past(kept: Evidence, planned: Budget, found: tuple[Occasion, ...]) -> bool:
    """Whether the engine learned what would be learned now, as far as it has come."""
    joined = tuple(kept.budget.later.items())
    return (
        kept.budget.weights == planned.weights
        and kept.budget.day_starts == planned.day_starts
        and tuple(planned.later.items())[: len(joined)] == joined
        and found[: len(kept.occasions)] == kept.occasions
    )


def _goes_on(engine: TriggerEngine, planned: Budget, found: tuple[Occasion, ...]) -> bool:
    """Whether what is new comes after what was learned: columns to join and occasions alike."""
    n, joined = engine.occasions, len(engine.tags) - len(planned.weights)
    if joined < 0 or n > len(found):
        return False
    if engine.tags != (*planned.weights, *islice(planned.later, joined)):
        return False
    invented = list(planned.later.values())
    too_early = n < len(found) and any(found[n].when < when for when in invented[:joined])
    too_late = n > 0 and any(when <= found[n - 1].when for when in invented[joined:])
    return not too_early and not too_late


@collector_off()
def _occasions(
    analysis: Analysis, now: tuple[Seen, ...], kept: Evidence | None
) -> tuple[Occasion, ...]:
    known: tuple[Occasion, ...] = ()
    if kept and now[: len(kept.seen)] == kept.seen:
        known, now = kept.occasions, now[len(kept.seen) :]
    return known + tuple(answered(now, analysis.outcome, analysis.way))


def _capped(finding: TriggerFinding, analysis: Analysis) -> TriggerFinding:
    if finding.status == "established" and not analysis.establishes:
        return replace(finding, status="leaning")
    return finding
