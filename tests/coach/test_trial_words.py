"""What is said of an experiment: by its standing alone, with counts and range, and no more."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.coach.trial import (
    SMALL,
    Arm,
    Compared,
    Told,
    answers,
    heading,
    in_short,
    verdicts,
    would_change,
)
from nearer.coach.trial_plan import MEASURED, needed, what_it_takes
from nearer.coach.trial_summary import caveats, effects, fading, flow, plan_told

NOTICE = Arm("Just notice", drawn=50, refused=1, counted=46, good=18.0)
BREATHE = Arm("Breathe", drawn=60, refused=3, counted=50, good=31.0)
HELPS = Compared("helps", effect=0.22, low=0.04, high=0.4, helped_at=77)
HARMS = Compared("harms", effect=-0.31, low=-0.5, high=-0.1, helped_at=0)
NOT_YET = Compared("not_yet", effect=0.1, low=-0.31, high=0.5, helped_at=0)
SAME = Compared("not_yet", effect=0.01, low=-0.141, high=0.15, helped_at=0)


def told(one: Compared = HELPS, **more) -> Told:
    known = {
        "good": "moved toward",
        "hours": 24,
        "arms": (NOTICE, BREATHE),
        "compared": (one,),
        "counted": 96,
        "open": 2,
        "declined": 4,
        "unknown": 5,
        "missing": 7,
        "halves": (),
    }
    return Told(**(known | more))


def said(one: Compared = HELPS, **more) -> str:
    (verdict,) = verdicts(told(one, **more))
    return " ".join(verdict.lines)


def test_helps_comes_with_size_range_and_counts() -> None:
    assert said() == (
        "“Breathe” helps you, so far: 22 more times in 100 than after just noticing, likely "
        "between +4 and +40 in 100. After “Breathe” you moved toward somebody 31 of 50 times, "
        "after “Just notice” 18 of 46 times."
    )


def test_harm_is_told_plainly_and_blames_nobody() -> None:
    words = said(HARMS)
    assert "31 fewer times in 100" in words
    assert heading(told(), HARMS) == "You moved toward people less often with it; stopped"
    assert "between −50 and −10 in 100" in words
    assert "not drawn any more" in words
    assert "nothing you did wrong" in words


def test_not_yet_says_what_is_still_open() -> None:
    assert "cannot be told yet" in said(NOT_YET)
    assert "anywhere between −31 and +50 in 100" in said(NOT_YET)


def test_a_narrow_range_says_no_bigger_than_and_rounds_up() -> None:
    assert "no bigger than 15 times in 100" in said(SAME)
    assert "no bigger than 15 times in 100" in said(replace(SAME, low=-0.1, high=0.1401))
    assert "no bigger" not in said(replace(SAME, high=SMALL + 0.001))


def test_no_difference_is_said_with_its_bound_and_of_none_that_is_worth_looking_for() -> None:
    assert heading(told(), SAME) == "No difference bigger than 15 times in 100"
    assert heading(told(), replace(SAME, high=0.2)) == "Not yet"
    assert heading(told(good="closeness"), SAME) == "No difference bigger than 1.5 points of 10"


def test_what_nobody_knows_is_counted_at_its_very_worst_too() -> None:
    assert "At the very worst" not in said()
    arms = (replace(NOTICE, unanswered=4), replace(BREATHE, unanswered=6))
    assert "10 without an answer are left out" in said(arms=arms)
    assert "31 of 56 against 22 of 50" in said(arms=arms)
    assert "5.5 on average of 56 against 4.4 of 50" in said(arms=arms, good="closeness")


def test_on_what_the_promise_rests_is_said_before_and_beside_it() -> None:
    parts = plan_told(told(), urge_from=6, floor=0.2, alpha=0.05)
    words = " ".join(line for part in parts for line in part.lines)
    assert "does not depend on what was drawn" in words
    assert "for three days" in words
    limits = " ".join(caveats())
    assert "the promise about “helps” does not hold" in limits
    assert "whether it was done or not" in limits


def test_what_was_said_before_and_holds_no_more_is_told() -> None:
    words = said(replace(NOT_YET, helped_at=77))
    assert words.startswith("“Helps” was said after 77 outcomes; what came since has made it")


def test_closeness_is_told_in_points() -> None:
    words = said(good="closeness", hours=3)
    assert "2.2 points more closeness" in words
    assert "between +0.4 and +4.0 points" in words
    assert "After “Breathe” closeness was 6.2 on average (50 times)" in words
    assert "3.1 points less closeness" in said(HARMS, good="closeness", hours=3)


def test_nothing_is_counted_of_an_arm_without_outcomes() -> None:
    words = said(arms=(replace(NOTICE, counted=0, good=0.0), BREATHE))
    assert "There are not outcomes of both" in words


def test_a_deleted_strategy_has_no_name() -> None:
    assert "a strategy you deleted" in said(arms=(NOTICE, replace(BREATHE, name="")))


def test_the_whole_in_short() -> None:
    assert in_short(told()) == "96 outcomes count so far. “Breathe”: helps you, so far."
    assert in_short(told(counted=0)).startswith("Nothing can be said yet")
    assert answers(told(counted=1)) == "1 outcome counts so far."


SHARES = st.floats(-1, 1, allow_nan=False)


@given(st.sampled_from(["helps", "harms", "not_yet"]), SHARES, SHARES, SHARES, st.integers(0, 900))
def test_helps_is_said_of_what_helps_and_of_nothing_else(status, effect, low, high, at) -> None:
    one = Compared(status, effect, min(low, high), max(low, high), at)
    words = heading(told(), one) + said(one)
    open_ = "the size is open" in words
    assert open_ == (status != "not_yet" and one.low <= 0 <= one.high)
    claimed = re.findall(r"helps you, so far|Helps you, so far", words)
    assert bool(claimed) == (status == "helps")
    assert ("not drawn any more" in words) == (status == "harms")
    assert "%" not in words


GUILT = re.compile(r"\b(fail|should have|only|just tried|streak|score|well done)\b", re.IGNORECASE)


@pytest.mark.parametrize("one", [HELPS, HARMS, NOT_YET, SAME])
def test_nobody_is_praised_or_blamed_for_an_outcome(one) -> None:
    words = " ".join(
        (
            said(one),
            would_change(told(one), ended=False),
            *flow(told(one)),
            *caveats(),
            *fading(told(one)),
        )
    )
    assert not GUILT.search(words.replace("only at first", "")), GUILT.search(words)


def test_what_would_change_it_is_said_while_something_can() -> None:
    assert "can change with each" in would_change(told(), ended=False)
    for words in (would_change(told(), ended=True), would_change(told(HARMS), ended=False)):
        assert words == "Nothing more is drawn. Outcomes of earlier draws still count."


def test_every_urge_that_was_offered_a_draw_is_in_the_flow() -> None:
    words = " ".join(flow(told()))
    for said_of in (
        "110 draws in all",
        "96 outcomes count",
        "2 are open",
        "5 “don’t know”, 7 not answered",
        "Declined before anything was drawn: 4",
        "after it was drawn: 4, counted as drawn",
    ):
        assert said_of in words


def test_fading_is_described_and_not_claimed() -> None:
    assert fading(told()) == ()
    halves = ((NOTICE, BREATHE), (replace(NOTICE, counted=0), BREATHE))
    earlier, later, caveat = fading(told(halves=halves))
    assert earlier == "Earlier half: “Just notice” 18 of 46; “Breathe” 31 of 50."
    assert "“Just notice” not drawn" in later
    assert "not tested" in caveat


def test_the_plan_says_what_is_never_drawn_and_how_often_it_errs() -> None:
    parts = plan_told(told(), urge_from=6, floor=0.2, alpha=0.05)
    words = " ".join(line for part in parts for line in part.lines)
    for said_of in (
        "Help, safety, medicine, and whether you leave",
        "at most 5 of 100",
        "below 20 in 100",
        "an urge of 6 or more",
        "One draw in 24 hours",
    ):
        assert said_of in words


def test_ranges_are_named_with_their_strategies() -> None:
    assert effects(told()) == (
        ("Breathe", "difference between +4 and +40 in 100, at all times together"),
    )


def test_what_an_answer_needs_falls_with_the_size_and_rises_with_the_arms() -> None:
    for good in ("moved toward", "closeness"):
        one, two = needed(good, 1), needed(good, 2)
        assert [row.half for row in one] == sorted((row.half for row in one), reverse=True)
        for a, b in zip(one, two, strict=True):
            assert a.size == b.size
            assert a.half <= b.half
            assert a.half < a.most
            assert a.most < b.most
    assert len(MEASURED) == 4


def test_the_plan_says_weeks_and_what_a_high_base_takes() -> None:
    assert [row.weeks for row in needed("moved toward", 1)] == [40, 18, 9]
    assert "75 times in 100" in what_it_takes("moved toward", 1)
    assert "120 draws" in what_it_takes("moved toward", 1)
    assert "160 draws" in what_it_takes("moved toward", 2)
