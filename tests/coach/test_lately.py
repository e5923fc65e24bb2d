"""The newest check-ins beside the whole."""

import math

from nearer.coach import lately
from nearer.domain.finding import Recent, Status, TriggerFinding


def finding(recent: Recent | None, status: Status = "established") -> TriggerFinding:
    return TriggerFinding(
        tag="t",
        effect=1.4,
        low=0.6,
        high=2.3,
        log_e=9,
        status=status,
        with_tag=31,
        without_tag=412,
        recent=recent,
    )


def recent(effect: float, low: float, high: float) -> Recent:
    return Recent(effect=effect, low=low, high=high, occasions=224)


def test_before_there_is_a_quarter_nothing_is_said() -> None:
    assert lately(finding(None), "urge") == ""


def test_of_what_is_not_told_nothing_is_said_lately_either() -> None:
    assert lately(finding(recent(1.2, 0.3, 2.1), "not_yet"), "urge") == ""
    assert lately(finding(recent(1.2, 0.3, 2.1), "ruled_out"), "urge") == ""
    assert lately(finding(recent(1.2, 0.3, 2.1), "leaning"), "urge")


def test_a_range_beyond_zero_is_told_with_its_count() -> None:
    said = lately(finding(recent(1.2, 0.3, 2.1)), "urge")
    assert said.startswith("In your newest 224 check-ins alone: higher by about 1.2 points")
    assert said.endswith("likely between 0.3 and 2.1.")


def test_a_range_over_zero_says_that_it_tells_too_little() -> None:
    said = lately(finding(recent(-0.2, -1.4, 1.0)), "urge")
    assert "lower by about 0.2 points, likely between −1.4 and +1.0" in said
    assert said.endswith("too little to tell whether it still holds.")


def test_an_open_range_says_nothing_of_a_size() -> None:
    said = lately(finding(recent(2.0, -math.inf, math.inf)), "closeness")
    assert "too little to say anything" in said
    assert "2.0" not in said


def test_pulling_away_is_told_in_times_of_a_hundred() -> None:
    assert "more often by about 20 in 100" in lately(finding(recent(0.2, 0.1, 0.3)), "away")
