"""Why do I push people away? What the person's own record says so far, with its doubt."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from msgspec.structs import asdict, replace

from nearer import coach
from nearer.companion.evidence import evidence
from nearer.companion.moments import in_order
from nearer.companion.prompts import today
from nearer.companion.space import Space
from nearer.companion.tags import names
from nearer.domain.days import day_of
from nearer.domain.finding import Status, TriggerFinding
from nearer.domain.values import Tag

ORDER: tuple[Status, ...] = ("established", "leaning", "not_yet", "ruled_out")
CALENDAR = timedelta(weeks=26)


@dataclass(frozen=True)
class Claim:
    """One tag, what is found about it, and how it is said."""

    tag: str
    name: str
    retired: bool
    finding: TriggerFinding
    status: str  # in words
    sentence: str
    needs: str
    progress: int  # per cent of the check-ins that are probably needed
    would_change: str


@dataclass(frozen=True)
class Day:
    day: date
    urge: float  # mean, 0–10
    count: int


@dataclass(frozen=True)
class Why:
    """``occasions``: prompted check-ins with an urge; ``chosen``: those logged by oneself."""

    occasions: int
    chosen: int
    since: date | None
    summary: str
    established: tuple[Claim, ...]
    leaning: tuple[Claim, ...]
    not_yet: tuple[Claim, ...]
    ruled_out: tuple[Claim, ...]
    from_chosen: tuple[Claim, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.established + self.leaning + self.not_yet + self.ruled_out

    def as_json(self) -> dict[str, Any]:
        """For another program: numbers as they are, endless ranges as null."""
        return {
            "outcome": "urge",
            "occasions": self.occasions,
            "findings": [_json(claim) for claim in self.claims],
        }


def why(space: Space) -> Why:
    """Read the evidence as it stands; kept until the record changes."""
    version, answer = space.derived.get("why", (-1, None))
    if version != space.version or answer is None:
        version, answer = space.version, _read(space)
        space.derived["why"] = version, answer
    kept: Why = answer
    return kept


def days(space: Space) -> tuple[Day, ...]:
    """The mean urge of each day with a check-in, over the last half year."""
    starts, first = space.preferences().day_starts, today(space) - CALENDAR
    urges: dict[date, list[int]] = {}
    for moment in reversed(in_order(space)):
        day = day_of(moment.when, starts)
        if day < first - timedelta(days=2):
            break
        if moment.urge is not None and day > first:
            urges.setdefault(day, []).append(moment.urge)
    return tuple(Day(day, sum(all_) / len(all_), len(all_)) for day, all_ in sorted(urges.items()))


def _read(space: Space) -> Why:
    asked, chosen = evidence(space, "prompt"), evidence(space, "self")
    claims = _claims(space, asked.findings)
    established = [claim for claim in claims if claim.finding.status == "established"]
    starts = space.preferences().day_starts
    return Why(
        occasions=len(asked.occasions),
        chosen=len(chosen.occasions),
        since=day_of(asked.occasions[0].when, starts) if asked.occasions else None,
        summary=coach.what_stands(
            [coach.Told(claim.finding, coach.tag(claim.name)) for claim in established],
            len(asked.occasions),
        ),
        established=_of(claims, "established"),
        leaning=_of(claims, "leaning"),
        not_yet=_of(claims, "not_yet"),
        ruled_out=_of(claims, "ruled_out"),
        from_chosen=_of(_claims(space, map(_at_most_leaning, chosen.findings)), "leaning"),
    )


def _claims(space: Space, findings: Iterable[TriggerFinding]) -> list[Claim]:
    tag_names = names(space)
    retired = {tag.id for tag in space.all(Tag) if tag.retired}
    made = [_claim(finding, tag_names[finding.tag], retired) for finding in findings]
    return sorted(made, key=_importance)


def _claim(finding: TriggerFinding, name: str, retired: set[str]) -> Claim:
    return Claim(
        tag=finding.tag,
        name=name,
        retired=finding.tag in retired,
        finding=finding,
        status=coach.status(finding),
        sentence=coach.claim(finding, coach.tag(name)),
        needs=coach.needs(finding),
        progress=round(100 * coach.progress(finding)),
        would_change=coach.what_would_change_it(finding, coach.tag(name)),
    )


def _importance(claim: Claim) -> tuple[int, float, str]:
    """Largest effect first; what is awaited by how soon; names last."""
    finding = claim.finding
    if finding.status == "not_yet":
        wait = math.inf if finding.forecast is None else finding.forecast
        return ORDER.index("not_yet"), wait - finding.with_tag / 1e6, claim.name
    return ORDER.index(finding.status), -abs(finding.effect), claim.name


def _of(claims: Iterable[Claim], status: Status) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if claim.finding.status == status)


def _at_most_leaning(finding: TriggerFinding) -> TriggerFinding:
    """Moments that somebody chose to log are no fair sample: they can never establish anything."""
    if finding.status == "established":
        return replace(finding, status="leaning")
    return finding


def _json(claim: Claim) -> dict[str, Any]:
    plain = {
        name: None if isinstance(value, float) and not math.isfinite(value) else value
        for name, value in asdict(claim.finding).items()
    }
    return plain | {"tag": claim.name, "sentence": claim.sentence}
