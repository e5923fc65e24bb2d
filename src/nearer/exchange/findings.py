"""What was found in a diary, as JSON for other programs; format in docs/analyse.md."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct

from nearer.domain.finding import TriggerFinding
from nearer.exchange.diary import Diary


class PersonFindings(Struct, frozen=True):
    """``problem``: why this person could not be analysed, in a sentence; then nothing is found."""

    id: str
    occasions: int
    findings: tuple[TriggerFinding, ...]
    problem: str = ""


def findings_json(diary: Diary, people: Sequence[PersonFindings], alpha: float) -> bytes:
    """UTF-8 with a line end. A number that is not finite becomes null, as JSON has none."""
    whole = {
        "outcome": diary.outcome,
        "range": [diary.low, diary.high],
        "alpha": alpha,
        "tags": diary.tags,
        "people": [
            {
                "id": person.id,
                "occasions": person.occasions,
                "findings": [_finding(finding) for finding in person.findings],
            }
            for person in people
        ],
        "problems": {
            "rows": diary.problems.rows,
            "listed": diary.problems.listed,
            "unanswered": diary.problems.unanswered,
            "missing": diary.problems.missing,
            "people": [{"id": one.id, "sentence": one.problem} for one in people if one.problem],
        },
        "notes": diary.notes,
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def _finding(finding: TriggerFinding) -> dict[str, Any]:
    return {
        "tag": finding.tag,
        "effect": finding.effect,
        "low": finding.low,
        "high": finding.high,
        "log_e": finding.log_e,
        "status": finding.status,
        "with": finding.with_tag,
        "without": finding.without_tag,
        "forecast": finding.forecast,
    }
