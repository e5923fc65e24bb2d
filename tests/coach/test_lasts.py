"""What later check-ins say, and what they do not."""

import math

import pytest

from nearer.coach import Later, lasts


@pytest.mark.parametrize(
    ("horizon", "words", "counted"),
    [
        ("next", "at the next check-in", "check-ins"),
        ("day", "on the next day", "days"),
    ],
)
def test_each_horizon_is_named(horizon, words, counted) -> None:
    said = lasts(Later(horizon, 0.6, 0.2, 1.0, 400), "urge")
    assert said == (
        f"So far, when it was there, your urge to pull away was higher {words}, on average by "
        f"about 0.6 points (likely between 0.2 and 1.0; {counted} with it: 400)."
    )


def test_a_range_over_zero_claims_no_difference_and_no_sameness() -> None:
    said = lasts(Later("next", 0.3, -0.2, 0.8, 400), "closeness")
    assert "no difference that can be told so far (likely between −0.2 and +0.8; " in said
    assert "check-ins with it: 400)" in said
    assert "higher" not in said


def test_an_open_range_says_nothing_of_a_size() -> None:
    said = lasts(Later("day", 3.0, -math.inf, math.inf, 12), "urge")
    assert "too little to say anything so far (days with it: 12)" in said
    assert "3.0" not in said


def test_what_turns_round_is_told_as_it_is() -> None:
    said = lasts(Later("day", -0.6, -1.0, -0.2, 400), "closeness")
    assert said.startswith("So far, ")
    assert "your sense of closeness was lower on the next day, on average by about 0.6" in said
