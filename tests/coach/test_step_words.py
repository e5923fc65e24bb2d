"""What is said of steps and weeks: counts and numbers, no praise, no blame."""

import pytest

from nearer.coach.steps import Facts, because, felt_told, hardness_told, last_time_told
from nearer.coach.weeks import came_told, fears_told, noticed_told, steps_told

LOUD = ("great", "well done", "only", "just", "should", "must", "failed", "missed", "!", "streak")


def test_a_reason_is_always_there_and_never_long() -> None:
    for facts in (
        Facts(),
        Facts(name="Maya", circle="close"),
        Facts("Maya", "close", 6.84, 23, 3, 1, turn=True, hard=40, tried=4),
        Facts("Maya", "further", None, 1, 0, 5, standing=True, tried=1),
        Facts(tried=3, again=True, before=55, after=30),
    ):
        told = because(facts)
        assert 1 <= len(told) <= 3
        assert all(told)


def test_a_reason_carries_its_counts() -> None:
    told = because(Facts("Maya", "close", 6.84, 23, 3, 1, tried=9, hard=40))
    assert "In 23 check-ins with Maya over three months you noted closeness at 6.8 of 10" in told[1]
    assert told[2] == "After 3 of 4 steps with Maya you noted that they shared something too."


def test_nothing_is_said_of_somebody_who_did_not_give_back() -> None:
    told = because(Facts("Maya", "further", None, 0, 0, 5, tried=5))
    assert not any("Maya" in said for said in told)


def test_an_easy_step_of_late_is_named_with_its_numbers() -> None:
    facts = Facts(tried=2, hard=40, easy_words="Tell Jonas a fact.", before=35, after=12)
    assert because(facts)[0] == (
        "“Tell Jonas a fact.” seemed like 35 of 100 and felt like 12 once it was done. "
        "This one stands at 40."
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, None, ""),
        (55, 30, "Last time this felt like 30, before it 55."),
        (30, 55, "Last time this felt like 55, before it 30."),
        (30, 30, "Last time this felt like 30, before it and after it."),
        (None, 0, "Last time this felt like 0 once it was done."),
        (0, None, "Last time this felt like 0 before it."),
    ],
)
def test_the_last_time_is_told_in_either_direction(before, after, said) -> None:
    assert last_time_told(before, after) == said


def test_one_doing_is_told_once_it_was_rated() -> None:
    assert felt_told(55, None) == ""
    assert felt_told(None, 0) == "It felt like 0 of 100 once it was done."
    assert felt_told(30, 55) == "It felt like 55 of 100 once it was done; before it, 30."


def test_hardness_is_told_only_where_both_were_rated() -> None:
    assert hardness_told([(None, 5), (5, None)]) == ""
    assert hardness_told([(50, 20), (None, 9)]) == "Rated once: 50 before it, 20 after it."
    told = hardness_told([(50, 20), (30, 60)])
    assert told.startswith(
        "Rated 2 times: 50 before the first and 20 after it, 30 before the newest"
    )
    assert told.endswith("1 time it felt easier afterwards than it had seemed.")


def test_few_ratings_are_not_averaged() -> None:
    assert noticed_told(0, ()) == ()
    assert noticed_told(2, (9, 9)) == ("2 check-ins.",)
    assert noticed_told(3, (1, 1, 1))[1].endswith("at 1.0 of 10 on average.")


def test_a_week_is_told_without_a_word_on_what_was_missed() -> None:
    told = [
        *noticed_told(9, (1, 8, 9)),
        came_told(2, 1, 0, 1),
        steps_told(1, 1, 1),
        fears_told(1, 1, 1),
        hardness_told([(50, 20), (30, 60)]),
        *because(Facts("Maya", "close", 6.8, 23, 3, 1, turn=True, tried=4)),
    ]
    for said in told:
        assert not any(word in said.lower().split() or word in said for word in LOUD), said


def test_nothing_is_told_of_nothing() -> None:
    assert came_told(0, 0, 0, 0) == steps_told(0, 0, 0) == fears_told(0, 0, 0) == ""
    assert came_told(1, 0, 0, 0) == "1 time you came here in the moment of an urge."
