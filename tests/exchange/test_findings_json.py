"""Findings of a diary as JSON for other programs."""

import json
from collections.abc import Callable

from nearer.domain.finding import TriggerFinding
from nearer.exchange.diary import Diary
from nearer.exchange.findings import PersonFindings, findings_json

Read = Callable[..., Diary]

TIRED = TriggerFinding(
    tag="tired",
    effect=1.25,
    low=float("-inf"),
    high=float("inf"),
    log_e=0.5,
    status="not_yet",
    with_tag=1,
    without_tag=2,
    forecast=40,
)


def test_json_holds_people_findings_and_what_was_left_out(read: Read) -> None:
    diary = read("who,urge,tired\nä,1,0\nä,5,1\nä,x,1\nb,,1\n", person="who")
    people = [PersonFindings("ä", 2, (TIRED,)), PersonFindings("b", 0, (), "Nothing there.")]
    whole = json.loads(findings_json(diary, people, 0.05))
    assert whole["people"] == [
        {
            "id": "ä",
            "occasions": 2,
            "findings": [
                {
                    "tag": "tired",
                    "effect": 1.25,
                    "low": None,
                    "high": None,
                    "log_e": 0.5,
                    "status": "not_yet",
                    "with": 1,
                    "without": 2,
                    "forecast": 40,
                }
            ],
        },
        {"id": "b", "occasions": 0, "findings": []},
    ]
    assert whole["problems"] == {
        "rows": 1,
        "listed": [
            {
                "row": 3,
                "column": "urge",
                "sentence": "is not a number (write it with digits and a point)",
            }
        ],
        "unanswered": 1,
        "missing": {"urge": 1},
        "people": [{"id": "b", "sentence": "Nothing there."}],
    }
    assert (whole["outcome"], whole["range"], whole["alpha"]) == ("urge", [1.0, 5.0], 0.05)
    assert whole["tags"] == ["tired"]
    assert whole["notes"] == list(diary.notes)
