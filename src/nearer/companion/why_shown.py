"""Patterns that were once shown as established, and what became of them.

The first time a pattern is told as established, its figures are kept, sealed; for each direction
once. When it stands no more, the page says so with the reason, until the person puts that aside or
deletes it.
"""

import math
from contextlib import suppress
from dataclasses import dataclass

from msgspec.structs import replace

from nearer import coach
from nearer.companion.analyses import ALL, Analysis
from nearer.companion.column_names import column
from nearer.companion.columns import shown
from nearer.companion.safety import unsafe_people
from nearer.companion.space import Space
from nearer.companion.why_claims import Answer, Claim, answer, subjects
from nearer.companion.why_since import since
from nearer.domain.errors import StorageError
from nearer.domain.finding import TriggerFinding
from nearer.domain.values import Pair, Person, Shown

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
            known = _known(space, claim)
            if known is None:
                fresh.append(_first_shown(space, read, claim))
            elif known.dismissed:  # it stands again: if it goes once more, that is told once more
                fresh.append(replace(known, dismissed=False))
    with suppress(StorageError):
        space.put(*fresh)


def withdrawn(space: Space) -> tuple[Withdrawn, ...]:
    """What was shown and stands no more, with the reason; by question, of each the newest first.

    A pair that the person took back themselves, and a person they put away, marked or deleted, are
    not brought up.
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


def forget(space: Space, shown_id: str) -> None:
    """Erase what was shown, for good. Raises NotFound."""
    space.erase(space.get(Shown, shown_id).id)


def _known(space: Space, claim: Claim) -> Shown | None:
    """What is kept of a pattern since it first stood this way round."""
    ours = (claim.analysis.id, claim.column)
    kept = (one for one in space.all(Shown) if (one.analysis, one.column) == ours)
    return next((one for one in kept if _same_way(one, claim)), None)


def _gone(space: Space, analysis: Analysis) -> list[Shown]:
    standing = {claim.column: claim for claim in answer(space, analysis).of("established")}
    ours = [one for one in space.all(Shown) if one.analysis == analysis.id]
    return [
        one
        for one in reversed(ours)
        if one.column not in standing or not _same_way(one, standing[one.column])
    ]


def _same_way(one: Shown, claim: Claim) -> bool:
    return (one.effect > 0) == (claim.finding.effect > 0)


def _is_worth_telling(space: Space, one: Shown) -> bool:
    there = one.column in shown(space) or column(one.column).kind == "tag"
    return there and not _is_put_away(space, one.column)


def _is_put_away(space: Space, name: str) -> bool:
    """Whether it is about somebody who was put away, or is unsafe; alone or in a pair."""
    kind, value_id = column(name)
    if kind == "pair" and (pair := space.find(Pair, value_id)):
        return _is_put_away(space, pair.first) or _is_put_away(space, pair.second)
    person = space.find(Person, value_id) if kind == "person" else None
    return person is not None and (person.archived or person.id in unsafe_people(space))


def _withdrawn(space: Space, one: Shown, analysis: Analysis, subject: coach.Subject) -> Withdrawn:
    sentence = coach.withdrawn(
        _then(one), subject, analysis.outcome, one.first.date(), since(space, one, analysis)
    )
    return Withdrawn(one.id, coach.title(subject), sentence, one.dismissed)


def _first_shown(space: Space, read: Answer, claim: Claim) -> Shown:
    finding = claim.finding
    return Shown(
        id=_id(claim),
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


def _id(claim: Claim) -> str:
    """One for each direction."""
    way = "higher" if claim.finding.effect > 0 else "lower"
    return f"shown-{claim.analysis.id}-{way}-{claim.column}"
