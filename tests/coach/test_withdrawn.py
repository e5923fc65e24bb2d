"""A pattern taken back: what it was, why it went, and no guilt."""

import re
from datetime import date

import pytest

from nearer.coach import Since, tag, withdrawn
from nearer.domain.finding import TriggerFinding

THEN = TriggerFinding(
    tag="t",
    effect=-1.4,
    low=-2.3,
    high=-0.6,
    log_e=9,
    status="established",
    with_tag=31,
    without_tag=412,
)
BLAME = re.compile(r"\b(you (changed|deleted)|mistake|wrong|lost|sorry|false)\b", re.IGNORECASE)
REASONS = {
    "changed": (Since(changed=2, newer=5), "2 check-ins were changed"),
    "deleted": (Since(deleted=1), "1 check-in was deleted. The sums are done again"),
    "both": (Since(changed=1, deleted=3), "1 check-in was changed and 3 check-ins were deleted."),
    "added": (Since(added=2), "2 check-ins of an earlier time were added"),
    "all": (
        Since(changed=184, deleted=2, newer=1),
        "184 check-ins were changed, 2 check-ins were deleted and 1 newer check-in came in.",
    ),
    "newer": (Since(newer=80), "80 newer check-ins came in, and its range now covers zero"),
    "gone": (Since(gone=True, changed=4), "merged into something else or deleted"),
    "turned": (Since(turned=True), "the other way round"),
    "something else": (Since(), "tags were merged or parted, somebody was deleted, a setting"),
}


@pytest.mark.parametrize(("since", "words"), REASONS.values(), ids=REASONS)
def test_the_reason_is_told_and_nobody_is_blamed(since: Since, words: str) -> None:
    said = withdrawn(THEN, tag("choir"), "urge", date(2026, 5, 3), since)
    assert words in said
    assert "From 3 May 2026 on, “choir” was shown as going with a weaker urge to pull" in said
    assert "lower by about 1.4 points; 31 check-ins with it, 412 without" in said
    assert not BLAME.search(said)
    assert "%(" not in said


@pytest.mark.parametrize(
    ("newer", "end"), [(0, "it no longer reaches the bar"), (3, "its range now covers zero")]
)
def test_newer_check_ins_are_told_beside_a_change(newer: int, end: str) -> None:
    said = withdrawn(THEN, tag("choir"), "urge", date(2026, 5, 3), Since(changed=2, newer=newer))
    assert f"The sums are done again with every change, and {end}." in said
    assert ("3 newer check-ins came in" in said) == bool(newer)
