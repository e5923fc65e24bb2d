"""Why do I push people away? What the person's own record says so far, with its doubt."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from msgspec import to_builtins

from nearer import coach
from nearer.companion.analyses import AWAY, CHOSEN_URGE, CLOSENESS, TOTAL, URGE, Analysis
from nearer.companion.space import Space
from nearer.companion.why_averages import all_fates
from nearer.companion.why_claims import Answer, Claim, answer
from nearer.companion.why_shown import Withdrawn, keep_shown, withdrawn
from nearer.companion.withheld import hunches_still_count
from nearer.domain.tongue import language

__all__ = ["Claim", "Why", "why"]


@dataclass(frozen=True)
class Why:
    """``lines``: the whole in a few sentences. Each answer stands for one outcome.

    ``hunches_still_count``: whether a hunch written down now changes what may be established.
    """

    lines: tuple[coach.Line, ...]
    urge: Answer
    closeness: Answer
    away: Answer
    chosen: Answer  # moments somebody logged by themselves: never more than leaning
    withdrawn: tuple[Withdrawn, ...]
    hunches_still_count: bool

    @property
    def occasions(self) -> int:
        return self.urge.occasions

    @property
    def since(self) -> date | None:
        return self.urge.since

    @property
    def summary(self) -> str:
        return self.lines[0].sentence

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.urge.claims

    @property
    def established(self) -> tuple[Claim, ...]:
        return self.urge.of("established")

    @property
    def leaning(self) -> tuple[Claim, ...]:
        return self.urge.of("leaning")

    def as_json(self) -> dict[str, Any]:
        """For another program: numbers as they are, endless ranges as null."""
        more = {CLOSENESS: self.closeness, AWAY: self.away}
        return _json(URGE, self.urge) | {
            "error_budget": TOTAL,
            "others": [_json(analysis, read) for analysis, read in more.items()],
            "withdrawn": [one.sentence for one in self.withdrawn],
        }


def why(space: Space) -> Why:
    """Read the evidence as it stands; kept until the record or the reader's language changes."""
    with space.working():
        now, kept = space.derived.get("why", (None, None))
        if now != (space.version, language()) or kept is None:
            keep_shown(space)  # first, since it may write
            kept = _read(space)
            space.derived["why"] = (space.version, language()), kept
        read: Why = kept
        return read


def claim_about(space: Space, analysis: Analysis, column: str) -> Claim | None:
    """One pattern, or what is awaited of it."""
    why(space)
    return answer(space, analysis).about(column)


def _read(space: Space) -> Why:
    urge, closeness = answer(space, URGE), answer(space, CLOSENESS)
    standing = coach.Standing(
        occasions=urge.occasions,
        established=_told(urge.of("established")),
        leaning=_told(urge.of("leaning")),
        awaited=_told(_awaited(urge)),
        nearer=_told(
            claim
            for claim in closeness.of("established")
            if claim.finding.effect > 0 and not claim.retired
        ),
        fates=all_fates(space),
    )
    return Why(
        lines=coach.summary(standing),
        urge=urge,
        closeness=closeness,
        away=answer(space, AWAY),
        chosen=answer(space, CHOSEN_URGE),
        withdrawn=withdrawn(space),
        hunches_still_count=hunches_still_count(space),
    )


def _awaited(read: Answer) -> list[Claim]:
    """What may be told next: by how many more check-ins it probably takes."""
    open_ = [c for c in read.of("leaning", "not_yet") if not c.retired and c.finding.forecast]
    return sorted(open_, key=lambda claim: (claim.finding.forecast or 0, claim.name))


def _told(claims: Iterable[Claim]) -> tuple[coach.Told, ...]:
    return tuple(coach.Told(claim.finding, claim.subject) for claim in claims)


def _json(analysis: Analysis, read: Answer) -> dict[str, Any]:
    return {
        "outcome": analysis.outcome,
        "occasions": read.occasions,
        "findings": [_finding(claim) for claim in read.claims],
    }


def _finding(claim: Claim) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(to_builtins(claim.finding))
    return plain | {"tag": claim.name, "kind": claim.subject.kind, "sentence": claim.sentence}


def _plain(value: Any) -> Any:
    """The same with null for what is not finite: JSON has no word for it."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return None if isinstance(value, float) and not math.isfinite(value) else value
