"""The engine of one space, kept in step with its check-ins.

A new check-in costs one update; a change to an older one replays. What each tag may cost of the
error budget is fixed by the record itself (docs/decisions/0006): tags and hunches that stand when
the 40th check-in is written share nine tenths, later ones join from the reserve.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from nearer.companion.moments import in_order
from nearer.companion.space import Space
from nearer.companion.tags import resolved
from nearer.domain.errors import StorageError
from nearer.domain.finding import TriggerFinding
from nearer.domain.values import BudgetFixed, Moment, Tag, Way
from nearer.insight import TriggerEngine, hunch_weights
from nearer.insight.bridge import RAISING, Occasion, learn_from, occasions

FIXED_AT = 40  # check-ins: nothing can be established before, so nothing was seen


@dataclass(frozen=True)
class Evidence:
    """What was learned from one kind of check-in. ``version``: of the space it was read from."""

    version: int
    occasions: tuple[Occasion, ...]
    findings: tuple[TriggerFinding, ...]
    budget: "Budget"
    engine: TriggerEngine


@dataclass(frozen=True)
class Budget:
    """Which tags are watched from the start, with which share, and which joined when."""

    weights: dict[str, float]
    later: dict[str, datetime]
    day_starts: int


def evidence(space: Space, way: Way) -> Evidence:
    """What goes with the urge in prompted or in self-started check-ins."""
    key = f"evidence-{way}"
    with space.working():
        kept: Evidence | None = space.derived.get(key)
        if kept is not None and kept.version == space.version:
            return kept
        space.derived.pop(key, None)
        fresh = _learn(space, way, kept)
        space.derived[key] = fresh
        return fresh


def _learn(space: Space, way: Way, kept: Evidence | None) -> Evidence:
    found = occasions(in_order(space), "urge", resolved(space), way)
    planned = budget(space, way)
    if kept and kept.budget == planned and found[: len(kept.occasions)] == kept.occasions:
        engine, known = kept.engine, len(kept.occasions)
    else:
        engine = TriggerEngine(
            tuple(planned.weights),
            planned.weights,
            day_starts=planned.day_starts,
            raising=RAISING["urge"],
        )
        known = 0
    learn_from(engine, found[known:], planned.later)
    return Evidence(space.version, found, engine.findings(), planned, engine)


def budget(space: Space, way: Way) -> Budget:
    """The shares that the record fixes. Tags that were merged since keep theirs unused."""
    fixed = _fixed_at(space, way)
    first, hunches, later = [], [], {}
    live = {tag.id for tag in space.all(Tag) if not tag.merged_into}
    for tag in space.all(Tag):
        revisions = space.history(tag.id)
        then = [r for r in revisions if fixed is None or r.written <= fixed]
        if not then:
            later[tag.id] = revisions[0].written
            continue
        first.append(tag.id)
        stood = then[-1].value
        if isinstance(stood, Tag) and stood.hunch:
            hunches.append(tag.id)
    weights = hunch_weights(first, hunches)
    return Budget(
        weights={tag: weight for tag, weight in weights.items() if tag in live},
        later={tag: when for tag, when in later.items() if tag in live},
        day_starts=space.preferences().day_starts,
    )


def _fixed_at(space: Space, way: Way) -> datetime | None:
    """When the 40th check-in of this kind was first written; ``None`` before.

    It is kept as soon as it is known: deleting or filling in check-ins later moves nothing.
    """
    kept = space.find(BudgetFixed, f"budget-{way}")
    if kept is not None:
        return kept.fixed
    written = sorted(
        space.history(moment.id)[0].written
        for moment in space.all(Moment)
        if moment.way == way and moment.urge is not None
    )
    if len(written) < FIXED_AT:
        return None
    with suppress(StorageError):  # where nothing can be written it is worked out again
        space.put(BudgetFixed(id=f"budget-{way}", fixed=written[FIXED_AT - 1]))
    return written[FIXED_AT - 1]
