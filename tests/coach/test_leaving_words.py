"""Leaving first in words: a question and counts, with their other side, and never a verdict."""

import re

import pytest

from nearer.coach.leaving import (
    ENOUGH,
    LeftFirst,
    left_first,
    question,
    what_it_is_not,
    what_would_change_it,
)


def counts(times: int = 4, fears: int = 14, did_not_come: int = 2, came: int = 0) -> LeftFirst:
    return LeftFirst(fears=fears, times=times, did_not_come=did_not_come, came=came)


@pytest.mark.parametrize("times", range(ENOUGH))
def test_nothing_is_said_below_three_times(times: int) -> None:
    assert question(counts(times)) == ""
    assert left_first(counts(times)) == ()


def test_it_is_asked_and_not_told() -> None:
    assert question(counts(ENOUGH)).endswith("?")


def test_every_count_is_told_with_those_it_is_among() -> None:
    said = " ".join(left_first(counts(times=4, fears=14, did_not_come=2, came=1)))
    assert "So far, 4 times you wrote down a fear" in said
    assert "2 times what you feared did not come, as far as you know" in said
    assert "There were 14 fears like that in all." in said
    assert "After one more you pulled away too" in said


@pytest.mark.parametrize(
    ("did_not_come", "said"),
    [
        (0, "not known yet"),
        (1, "Once what you feared did not come"),
        (3, "3 times what you feared did not come"),
        (4, "did not come in any of them"),
    ],
)
def test_what_came_of_it_is_told_as_far_as_it_is_known(did_not_come: int, said: str) -> None:
    assert said in left_first(counts(times=4, did_not_come=did_not_come))[1]


def test_fears_that_came_are_told_and_not_hidden() -> None:
    assert "did come" not in left_first(counts(came=0))[2]
    assert "After 3 more" in left_first(counts(came=3))[2]


def test_it_says_what_it_is_not_and_that_distance_can_be_right() -> None:
    said = " ".join(what_it_is_not())
    for part in ("nothing in it was tested", "Leaving can be right", "cannot read"):
        assert part in said
    assert what_would_change_it()


def test_it_labels_and_blames_nobody_and_names_no_cause() -> None:
    said = " ".join(
        [question(counts()), *left_first(counts(came=2)), *what_it_is_not(), what_would_change_it()]
    )
    for word in (
        "you are",
        "you always",
        "because of your",
        "avoidant",
        "pattern",
        "should",
        "wrong",
    ):
        assert not re.search(rf"\b{word}\b", said, re.IGNORECASE), word
