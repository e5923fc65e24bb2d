"""From fears to the ledger: which of them count, and when; the promise over whole lives."""

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from bench.lives.scores import allowed
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from nearer.domain.values import Fear, FearOutcome
from nearer.insight import feared, mean_learning_rate

START = datetime(2026, 3, 10, 7, tzinfo=UTC)
LATER = START + timedelta(days=4000)
BAR = np.log(20)
OUTCOMES = st.sampled_from(["", "no", "partly", "yes", "unknown"])


def fear(number: int, likely: int = 60, outcome: FearOutcome = "", **more: Any) -> Fear:
    when = START + timedelta(days=number)
    due = when + timedelta(days=3)
    known: dict[str, Any] = {"when": when, "words": "x", "likely": likely, "due": due}
    return Fear(id=f"{number:04}", outcome=outcome, **(known | more))


def fears(*outcomes: FearOutcome, likely: int = 60) -> list[Fear]:
    return [fear(number, likely, outcome) for number, outcome in enumerate(outcomes)]


def test_a_fear_counts_when_its_time_has_come_answered_or_not() -> None:
    early, silent = fears("no", "")
    assert feared.counted([early, silent], early.due - timedelta(minutes=1)) == ()
    assert feared.counted([early, silent], early.due) == (early,)
    assert feared.counted([silent, early], silent.due) == (early, silent)


def test_one_that_is_not_due_holds_back_those_written_after_it() -> None:
    first = fear(0, due=START + timedelta(days=4))
    second = fear(1, outcome="no", due=START + timedelta(days=3))
    assert feared.counted([first, second], second.due) == ()
    assert feared.counted([first, second], first.due) == (first, second)


def test_one_that_was_put_off_still_counts_and_holds_nobody_back() -> None:
    put_off = fear(0, outcome="unknown", not_yet=1, due=START + timedelta(days=30))
    second = fear(1, outcome="no")
    assert feared.counted([put_off, second], second.due) == (put_off, second)


def test_partly_and_no_answer_count_as_come_true_and_the_plain_figure_leaves_out_the_latter() -> (
    None
):
    found = feared.find(fears("yes", "partly", "no", "no", "", "unknown"))
    assert (found.yes, found.partly, found.no, found.unanswered) == (1, 1, 2, 2)
    assert (found.cautious.came_true, found.cautious.of) == (4, 6)
    assert (found.plain.came_true, found.plain.of) == (2, 4)
    assert found.brier == pytest.approx(((0.6 - 1) ** 2 + 0.1**2 + 2 * 0.6**2) / 4)


def test_no_fear_says_nothing_at_all() -> None:
    found = feared.find(())
    assert (found.counted, found.course, found.levels) == (0, (), ())
    assert (found.evidence, found.forecast, found.brier) == ("not_yet", None, None)
    assert feared.learned(()) is None
    assert feared.care(()) is None


def test_each_level_has_its_own_count_and_range() -> None:
    found = feared.find([*fears("no", "yes", likely=10), *fears("no", "no", "yes", likely=90)])
    low, high = found.levels
    assert (low.predicted, low.rate.came_true, low.rate.of) == (0.1, 1, 2)
    assert (high.predicted, high.rate.came_true, high.rate.of) == (0.9, 1, 3)
    assert 0 <= high.rate.low < 1 / 3 < high.rate.high <= 1


def test_the_forecast_is_where_it_comes_if_it_goes_on_like_this() -> None:
    """Twelve noes in a row: what is forecast after five of them is when it is told."""
    noes = fears(*["no"] * 12, likely=55)
    told_after = next(n for n, log_e in enumerate(feared.course(noes), 1) if log_e >= BAR)
    assert 3 < told_after < 12
    found = feared.find(noes[:3])
    assert found.forecast == told_after - 3
    assert feared.find(noes[:told_after]).forecast == 0


def test_no_forecast_where_fears_come_as_often_as_said() -> None:
    assert feared.find(fears("yes", "no", "yes", "yes", "no")).forecast is None


@given(st.lists(st.tuples(st.integers(0, 100), OUTCOMES), max_size=60))
def test_it_is_told_only_where_fewer_came_than_were_expected(pairs: list[Any]) -> None:
    found = feared.find([fear(n, likely, outcome) for n, (likely, outcome) in enumerate(pairs)])
    assert found.yes + found.partly + found.no + found.unanswered == len(pairs)
    if found.evidence == "over_predicted":
        assert found.cautious.came_true / found.counted < found.predicted
        assert found.forecast == 0
    if found.counted:
        assert found.cautious.low <= found.cautious.came_true / found.counted
        assert found.cautious.came_true / found.counted <= found.cautious.high


@given(st.lists(st.tuples(st.integers(0, 100), OUTCOMES), min_size=1, max_size=30), st.data())
def test_an_answer_never_lowers_the_evidence_below_having_none(pairs: list[Any], data: Any) -> None:
    """What somebody has not told yet cannot make the ledger say more than it will say later."""
    every = [fear(n, likely, outcome) for n, (likely, outcome) in enumerate(pairs)]
    silent = data.draw(st.sets(st.integers(0, len(every) - 1)))
    untold = [replace(one, outcome="") if n in silent else one for n, one in enumerate(every)]
    assert feared.course(untold)[-1] <= feared.course(every)[-1] + 1e-9


def test_what_was_taken_in_is_the_change_against_the_surprise() -> None:
    looked_back = [
        fear(0, 80, "no", likely_now=40),  # surprised by 80, moved by 40
        fear(1, 40, "yes", likely_now=70),  # surprised by 60 the other way, moved by 30
        fear(2, 50, "partly", likely_now=10),  # no surprise: it does not decide
        fear(3, 50, "no"),  # not asked again
        fear(4, 50, "", likely_now=10),  # no answer
    ]
    found = feared.learned(looked_back)
    assert found is not None
    assert (found.fears, found.surprising) == (3, 2)
    assert (found.before, found.after) == pytest.approx((170 / 300, 120 / 300))
    assert found.rate == pytest.approx(0.5)


def test_without_surprise_there_is_no_rate() -> None:
    assert mean_learning_rate([0.5, 1.0], [0.5, 1.0], [0.2, 0.9]) is None


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from([0, 0.5, 1])), min_size=2))
def test_the_mean_rate_finds_the_rate_that_was_followed(pairs: list[Any]) -> None:
    before, came = (np.array(one) for one in zip(*pairs, strict=True))
    found = mean_learning_rate(before, came, before - 0.3 * (before - came))
    assert found is None or found == pytest.approx(0.3)


def test_kindness_counts_only_where_both_are_known() -> None:
    noted = [
        fear(0, care_expected=2, care_met=6),
        fear(1, care_expected=4, care_met=8),
        fear(2, care_expected=1),
        fear(3, care_met=0),
    ]
    found = feared.care(noted)
    assert found is not None
    assert (found.fears, found.expected, found.met) == (2, 3, 7)


def a_life(rng: np.random.Generator, length: int = 80) -> list[Fear]:
    """Somebody whose fears come true just as often as they say."""
    likely = np.clip(5 * np.round(rng.normal(60, 15, length) / 5), 5, 95).astype(int)
    came = rng.random(length) < likely / 100
    return [
        fear(n, int(said), "yes" if was else "no")
        for n, (said, was) in enumerate(zip(likely, came, strict=True))
    ]


def lives(number: int, seed: int) -> list[np.random.Generator]:
    return [np.random.default_rng([seed, i]) for i in range(number)]


@pytest.mark.guarantee
def test_who_predicts_well_is_not_told_of_expecting_too_much_looking_after_every_fear() -> None:
    told = sum(max(feared.course(a_life(rng))) >= BAR for rng in lives(200, 31))
    assert told <= allowed(200)


@pytest.mark.guarantee
def test_saying_so_at_p_below_5_per_cent_after_every_fear_fails_the_same_test() -> None:
    told = 0
    for rng in lives(200, 31):
        life = a_life(rng)
        said = np.array([one.likely / 100 for one in life])
        came = np.array([one.outcome == "yes" for one in life])
        behind = np.cumsum(said - came) / np.sqrt(np.cumsum(said * (1 - said)))
        told += bool((behind[5:] > 1.645).any())
    assert told > allowed(200)


def as_known(life: list[Fear], now: datetime) -> list[Fear]:
    """Good news is noted within hours; bad news is put off for weeks."""
    known = {"no": timedelta(hours=6), "yes": timedelta(days=25)}
    return [
        one if now >= one.when + known[one.outcome] else replace(one, outcome="")
        for one in life
        if one.when <= now
    ]


@pytest.mark.guarantee
def test_noting_good_news_early_and_bad_news_late_does_not_break_the_promise() -> None:
    honest, hasty = 0, 0
    for rng in lives(40, 32):
        life = a_life(rng, 45)
        looks = [as_known(life, START + timedelta(days=day, hours=8)) for day in range(1, 49)]
        by_day = [
            feared.course(feared.counted(seen, START + timedelta(days=day, hours=8)))
            for day, seen in enumerate(looks, start=1)
        ]
        honest += any(course and course[-1] >= BAR for course in by_day)
        answered = [feared.course(one for one in seen if one.outcome) for seen in looks]
        hasty += any(course and course[-1] >= BAR for course in answered)
    assert honest <= allowed(40)
    assert hasty > allowed(40), "counting fears as they are answered would have passed as well"


def test_a_thousand_fears_are_worked_out_whole() -> None:
    rng = np.random.default_rng(5)
    life = a_life(rng, 1000)
    found = feared.find(feared.counted(life, LATER))
    assert found.counted == len(found.course) == 1000
    assert found.cautious.high - found.cautious.low < 0.13
