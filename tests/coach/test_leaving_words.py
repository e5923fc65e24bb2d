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


def counts(
    times: int = 4,
    together: int = 0,
    fears: int = 14,
    did_not_come: int = 2,
    came: int = 0,
    unsaid: int = 0,
) -> LeftFirst:
    return LeftFirst(fears, times, together, did_not_come, came, unsaid)


def said_of(**given: int) -> str:
    return " ".join(left_first(counts(**given)))


@pytest.mark.parametrize("times", range(ENOUGH))
def test_nothing_is_said_below_three_times(times: int) -> None:
    assert question(counts(times)) == ""
    assert left_first(counts(times)) == ()


def test_it_is_asked_and_not_told() -> None:
    assert question(counts(ENOUGH)).endswith("?")


@pytest.mark.parametrize("together", range(ENOUGH))
def test_times_within_one_check_in_count_towards_the_three(together: int) -> None:
    assert question(counts(ENOUGH - 1 - together, together)) == ""
    assert question(counts(ENOUGH - together, together))


def test_every_count_is_told_with_those_it_is_among() -> None:
    said = said_of(times=4, fears=14, did_not_come=2, came=1)
    assert "So far you wrote down 14 fears" in said
    assert "After 4 of them you noted, within a day" in said
    assert "2 times what you feared did not come, as far as you know" in said
    assert "At one more you pulled away too" in said


def test_no_order_is_told_where_none_was_noted() -> None:
    said = said_of(times=0, together=7)
    assert "7 times, you noted such a fear and pulling away in one go" in said
    assert "came first is not known" in said
    assert "within a day" not in said
    assert "in one go" not in said_of(times=7, together=0)


def test_a_fear_of_no_kind_is_told_as_one() -> None:
    assert "no kind" not in said_of(unsaid=0)
    assert "One of those counted has no kind" in said_of(unsaid=1)
    assert "3 of those counted have no kind" in said_of(unsaid=3)


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
    assert said in left_first(counts(times=1, together=3, did_not_come=did_not_come))[2]


def test_fears_that_came_are_told_and_not_hidden() -> None:
    assert "did come" not in said_of(came=0)
    assert "At 3 more" in said_of(came=3)


def test_it_says_what_it_is_not_and_that_distance_can_be_right() -> None:
    said = " ".join(what_it_is_not())
    for part in ("nothing in it was tested", "Leaving can be right", "cannot read"):
        assert part in said
    assert what_would_change_it()


def test_it_labels_and_blames_nobody_and_names_no_cause() -> None:
    said = " ".join(
        [
            question(counts()),
            said_of(together=2, came=2, unsaid=2),
            *what_it_is_not(),
            what_would_change_it(),
        ]
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
