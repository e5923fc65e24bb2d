"""Patterns that were once shown as established, and what became of them.

The first time a pattern is told as established, its figures are kept, sealed. When it stands no
more, the page says so with the reason, until the person puts that aside.
"""

import math
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from nearer import coach
from nearer.companion.analyses import ALL, Analysis
from nearer.companion.column_names import column
from nearer.companion.columns import shown
from nearer.companion.space import Space
from nearer.companion.why_claims import Answer, Claim, answer, subjects
from nearer.domain.errors import StorageError
from nearer.domain.finding import TriggerFinding
from nearer.domain.values import Moment, Shown
from nearer.insight.bridge import answer as outcome_of

ANALYSES = tuple(analysis for analysis in ALL if analysis.establishes)


@dataclass(frozen=True)
class Withdrawn:
    """``id``: of the record of what was shown."""

    id: str
    name: str
    sentence: str
    dismissed: bool


def keep_shown(space: Space) -> None:
    """Remember what stands now. Where nothing can be written, it is remembered next time."""
    fresh = []
    for analysis in ANALYSES:
        read = answer(space, analysis)
        for claim in read.of("established"):
            known = space.find(Shown, _id(analysis, claim.column))
            if known is None:
                fresh.append(_first_shown(space, read, claim))
            elif known.dismissed and _same_way(
                known, claim
            ):  # it stands again: if it goes once more, that is told once more
                fresh.append(replace(known, dismissed=False))
    with suppress(StorageError):
        space.put(*fresh)


def withdrawn(space: Space) -> tuple[Withdrawn, ...]:
    """What was shown and stands no more, with the reason; the newest first.

    A pair that the person took back themselves, and a person they deleted, are not brought up.
    """
    known = subjects(space)
    told = [
        _withdrawn(space, one, analysis, known[one.column])
        for analysis in ANALYSES
        for one in _gone(space, analysis)
        if one.column in known and _is_worth_telling(space, one)
    ]
    return tuple(told)


def dismiss(space: Space, shown_id: str, *, dismissed: bool) -> None:
    """Put the notice aside, or bring it back. Raises NotFound."""
    space.put(replace(space.get(Shown, shown_id), dismissed=dismissed))


def _gone(space: Space, analysis: Analysis) -> list[Shown]:
    standing = {claim.column: claim for claim in answer(space, analysis).of("established")}
    ours = [one for one in space.all(Shown) if one.analysis == analysis.id]
    return [
        one
        for one in reversed(ours)
        if one.column not in standing or not _same_way(one, standing[one.column])
    ]


def _same_way(one: Shown, claim: Claim) -> bool:
    return one.effect * claim.finding.effect > 0


def _is_worth_telling(space: Space, one: Shown) -> bool:
    return one.column in shown(space) or column(one.column).kind == "tag"


def _withdrawn(space: Space, one: Shown, analysis: Analysis, subject: coach.Subject) -> Withdrawn:
    sentence = coach.withdrawn(
        _then(one), subject, analysis.outcome, one.first.date(), _since(space, one, analysis)
    )
    return Withdrawn(one.id, coach.title(subject), sentence, one.dismissed)


def _since(space: Space, one: Shown, analysis: Analysis) -> coach.Since:
    """What happened to the record since it was shown, as far as that can be the reason."""
    if one.column not in shown(space):
        return coach.Since(gone=True)
    claim = answer(space, analysis).about(one.column)
    if claim is not None and claim.finding.status == "established":
        return coach.Since(turned=True)
    then, changed, newer = 0, 0, 0
    for moment in space.all(Moment):
        before, now = _as_it_was(space, moment, one.first), _counted(moment, analysis)
        if before is None:
            newer += now is not None
            continue
        was = _counted(before, analysis)
        then += was is not None
        changed += was != now
    faded = claim is not None and claim.finding.status == "ruled_out" and newer > 0
    if faded:
        return coach.Since(newer=newer)
    return coach.Since(changed=changed, deleted=max(0, one.occasions - then))


def _as_it_was(space: Space, moment: Moment, at: datetime) -> Moment | None:
    """The version of a moment that stood at that time, if there was one."""
    standing = None
    for revision in space.history(moment.id):
        if revision.written > at:
            break
        if isinstance(revision.value, Moment):
            standing = revision.value
    return standing


def _counted(moment: Moment, analysis: Analysis) -> tuple[object, ...] | None:
    """What the sums know of a moment; ``None`` where it does not count."""
    if moment.skipped or moment.way != analysis.way:
        return None
    outcome = outcome_of(moment, analysis.outcome)
    if outcome is None:
        return None
    return outcome, moment.when, moment.tags, moment.people, moment.alone, moment.urge


def _first_shown(space: Space, read: Answer, claim: Claim) -> Shown:
    finding = claim.finding
    return Shown(
        id=_id(claim.analysis, claim.column),
        analysis=claim.analysis.id,
        column=claim.column,
        first=space.now(),
        occasions=read.occasions,
        effect=finding.effect,
        low=_or_open(finding.low),
        high=_or_open(finding.high),
        log_e=finding.log_e,
        with_tag=finding.with_tag,
        without_tag=finding.without_tag,
    )


def _then(one: Shown) -> TriggerFinding:
    return TriggerFinding(
        tag=one.column,
        effect=one.effect,
        low=-math.inf if one.low is None else one.low,
        high=math.inf if one.high is None else one.high,
        log_e=one.log_e,
        status="established",
        with_tag=one.with_tag,
        without_tag=one.without_tag,
    )


def _or_open(end: float) -> float | None:
    return end if math.isfinite(end) else None


def _id(analysis: Analysis, column_name: str) -> str:
    return f"shown-{analysis.id}-{column_name}"
