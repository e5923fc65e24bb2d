"""The fear ledger: the arithmetic by hand, the promise, and what is refused."""

from itertools import product
from math import exp, inf, log, nan

import numpy as np
import pytest
from bench.lives.scores import allowed
from bench.trials import fears_until_told, rate_ever_missed, steady, swinging
from hypothesis import given
from hypothesis import strategies as st

from nearer.insight import (
    FearLedger,
    brier_score,
    calibration,
    errors,
    expectancy_change,
    expectancy_violation,
    learning_rate,
    rate_interval,
)
from nearer.insight.ledger import BETS

FEARS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=40)


def kept(fears, **settings):
    ledger = FearLedger(**settings)
    for predicted, came_true in fears:
        ledger.record(predicted, came_true)
    return ledger


def test_overprediction_of_two_fears_worked_by_hand():
    ledger = kept([(0.8, False), (0.5, True)])
    wealth = [
        1 / (1 + 0.8 * (exp(-b) - 1)) * exp(-b) / (1 + 0.5 * (exp(-b) - 1))
        for b in np.linspace(0.1, 4, 40)
    ]
    assert ledger.overprediction_log_e() == pytest.approx(log(np.mean(wealth)))


@pytest.mark.parametrize(("of", "width"), [(20, 0.59), (50, 0.41), (100, 0.31), (200, 0.23)])
def test_the_range_is_as_wide_as_the_page_says(of, width):
    low, high = rate_interval(of // 2, of, 0.05)
    assert high - low == pytest.approx(width, abs=0.025)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_ends_of_the_range_are_where_the_sum_reaches_the_bar(pair):
    came_true, of = pair
    low, high = rate_interval(came_true, of, 0.05)
    assert 0 <= low <= came_true / of <= high <= 1
    for end, further in ((low, 0.0), (high, 1.0)):
        if end == further:
            continue
        assert log_sum(end, came_true, of) == pytest.approx(log(20), abs=1e-6)
        assert log_sum((end + further) / 2, came_true, of) > log(20)


def log_sum(rate, came_true, of):
    """The formula as it is printed, in the plainest way: log Σ w e^{ℓS}/(1 + p(e^ℓ − 1))ⁿ."""
    tilts = np.arange(-40, 41) / 10
    weights = np.exp(-(tilts**2) / (2 * 1.6**2))
    terms = tilts * came_true - of * np.log(1 + rate * (np.exp(tilts) - 1))
    top = terms.max()
    return top + log(np.sum(weights / weights.sum() * np.exp(terms - top)))


def test_the_range_is_the_same_for_no_as_for_yes():
    low, high = rate_interval(3, 40, 0.05)
    assert rate_interval(37, 40, 0.05) == pytest.approx((1 - high, 1 - low))


def test_no_fear_yet_says_nothing():
    ledger = FearLedger()
    assert ledger.rate_interval() == (0, 1)
    assert ledger.overprediction_log_e() == pytest.approx(0)
    assert not ledger.overpredicts()


@pytest.mark.parametrize("rates", [(0.2, 0.7, 0.5, 0.9), (0.5, 0.5, 0.5, 0.5)])
def test_what_both_promise_holds_exactly_over_all_outcomes(rates):
    """Fears that come true as often as predicted: the e-value is 1 on average, drift or not."""
    over, against = 0.0, 0.0
    for outcomes in product((False, True), repeat=len(rates)):
        likely = np.prod([r if y else 1 - r for r, y in zip(rates, outcomes, strict=True)])
        ledger = kept(zip(rates, outcomes, strict=True))
        over += likely * exp(ledger.overprediction_log_e())
        against += likely * exp(log_sum(np.mean(rates), sum(outcomes), len(rates)))
    assert over == pytest.approx(1)
    assert against <= 1 + 1e-12


@given(FEARS, st.randoms())
def test_the_order_of_fears_changes_nothing(fears, chance):
    turned = chance.sample(fears, len(fears))
    one, other = kept(fears), kept(turned)
    assert one.overprediction_log_e() == pytest.approx(other.overprediction_log_e(), abs=1e-9)
    assert one.rate_interval() == other.rate_interval()


@given(FEARS)
def test_a_fear_that_comes_true_never_speaks_for_overprediction(fears):
    ledger = kept(fears)
    before = ledger.overprediction_log_e()
    ledger.record(0.5, True)
    assert ledger.overprediction_log_e() < before
    ledger.record(1.0, False)
    assert np.isfinite(ledger.overprediction_log_e())


def test_fears_without_an_answer_count_as_come_true_or_are_left_out():
    fears = [(0.8, False), (0.6, None), (0.9, True), (0.4, None)]
    careful = kept(fears)
    assert (careful.counted, careful.came_true, careful.unresolved) == (4, 3, 2)
    plain = kept([(q, y is not False) for q, y in fears])
    assert careful.overprediction_log_e() == plain.overprediction_log_e()
    answered = kept(fears, unresolved_came_true=False)
    assert (answered.counted, answered.came_true, answered.unresolved) == (2, 1, 2)
    assert answered.overprediction_log_e() > careful.overprediction_log_e()


def test_ten_thousand_fears_stay_numbers():
    ledger = FearLedger()
    for number in range(10_000):
        ledger.record(0.9, number % 10 == 0)
    assert 5_000 < ledger.overprediction_log_e() < 50_000
    low, high = ledger.rate_interval()
    assert low < 0.1 < high
    assert high - low < 0.04
    ten = kept([(1.0, False)] * 500)
    assert ten.overprediction_log_e() == pytest.approx(500 * BETS[-1] - log(len(BETS)))


def test_scores_of_four_predictions_worked_by_hand():
    ledger = kept([(0.9, True), (0.85, False), (0.1, False), (1.0, True)])
    assert ledger.brier_score() == pytest.approx((0.01 + 0.7225 + 0.01 + 0) / 4)
    low, high = ledger.calibration()
    assert (low.low, low.high, low.fears, low.came_true) == (0, 0.2, 1, 0)
    assert (high.low, high.high, high.fears) == (0.8, 1, 3)
    assert high.predicted == pytest.approx(2.75 / 3)
    assert high.came_true == pytest.approx(2 / 3)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1), st.integers(1, 20))
def test_every_prediction_is_in_one_bin(pairs, bins):
    said, came = zip(*pairs, strict=True)
    sorted_in = calibration(said, came, bins)
    assert sum(one.fears for one in sorted_in) == len(pairs)
    assert sum(one.fears * one.came_true for one in sorted_in) == pytest.approx(sum(came))
    assert all(one.low - 1e-12 <= one.predicted <= one.high + 1e-12 for one in sorted_in)
    assert 0 <= brier_score(said, came) <= 1


def test_what_was_learned_from_one_fear():
    assert expectancy_violation(0.8, 0) == pytest.approx(0.8)
    assert expectancy_change(0.8, 0.2) == pytest.approx(0.6)
    assert learning_rate(0.8, 0, 0.2) == pytest.approx(0.75)
    assert learning_rate(0.4, 1, 0.7) == pytest.approx(0.5)  # it came true and is feared more
    assert learning_rate(0.8, 0, 0.9) < 0
    assert learning_rate(0.5, 0.5, 0.2) is None


@pytest.mark.parametrize(
    "predicted", [nan, inf, -0.01, 1.01, 80, None, "0.5", 1j, [[0.5], [0.5, 1]]]
)
def test_a_prediction_that_is_no_probability(predicted):
    refuses(errors.BadPrediction, predicted, True)


def test_several_predictions_at_once():
    refuses(errors.BadShape, [0.5, 0.5], True)


@pytest.mark.parametrize("came_true", ["yes", 2, 0.5, nan, [True], np.array([True, False])])
def test_what_came_is_yes_no_or_unknown(came_true):
    refuses(errors.BadOutcome, 0.5, came_true)


def refuses(error, predicted, came_true):
    ledger = kept([(0.7, False)])
    before = ledger.overprediction_log_e()
    with pytest.raises(error):
        ledger.record(predicted, came_true)
    assert (ledger.overprediction_log_e(), ledger.counted, ledger.unresolved) == (before, 1, 0)


@pytest.mark.parametrize(
    ("error", "act"),
    [
        (errors.BadSetting, lambda: FearLedger(alpha=0)),
        (errors.BadSetting, lambda: FearLedger(alpha=nan)),
        (errors.BadSetting, lambda: calibration([0.5], [1], bins=0)),
        (errors.NoOccasions, lambda: FearLedger().brier_score()),
        (errors.NoOccasions, lambda: calibration([], [])),
        (errors.BadShape, lambda: brier_score([0.5, 0.5], [1])),
        (errors.BadOutcome, lambda: brier_score([0.5], [2])),
        (errors.BadPrediction, lambda: learning_rate(0.5, 1, nan)),
        (errors.BadOutcome, lambda: learning_rate(0.5, -1, 0.5)),
        (errors.BadShape, lambda: learning_rate([0.5], 1, 0.5)),
    ],
)
def test_what_cannot_be_scored(error, act):
    with pytest.raises(error):
        act()


def lives(number, seed):
    return [np.random.default_rng([seed, i]) for i in range(number)]


@pytest.mark.guarantee
@pytest.mark.parametrize("rate", [steady(0.15), swinging])
def test_the_range_of_the_rate_holds_at_all_times_also_where_it_drifts(rate):
    missed = sum(rate_ever_missed(rng, rate, fears=40) for rng in lives(30, 5))
    assert missed <= allowed(30)


@pytest.mark.guarantee
def test_overprediction_is_not_told_of_someone_who_predicts_well():
    told = sum(fears_until_told(rng, share=1.0) < inf for rng in lives(100, 6))
    assert told <= allowed(100)


@pytest.mark.guarantee
def test_saying_so_whenever_fewer_came_true_than_feared_fails_the_same_test():
    wrong = 0
    for rng in lives(100, 6):
        predicted = rng.uniform(0.3, 0.9, 200)
        came = rng.random(200) < predicted
        behind = np.cumsum(predicted - came) / np.sqrt(np.cumsum(predicted * (1 - predicted)))
        wrong += bool((behind[5:] > 1.645).any())  # one-sided p < .05, read after every fear
    assert wrong > allowed(100)


@pytest.mark.guarantee
@pytest.mark.parametrize(("share", "soonest", "latest"), [(0.15, 3, 9), (0.6, 20, 42)])
def test_overprediction_is_told_about_as_soon_as_the_page_says(share, soonest, latest):
    told = [fears_until_told(rng, share) for rng in lives(100, 7)]
    assert soonest <= np.median(told) <= latest
