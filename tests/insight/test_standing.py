"""What may be told, and how firmly."""

from datetime import UTC, datetime, timedelta
from math import log

import numpy as np
import pytest

from nearer.insight import TriggerEngine, hunch_weights, replay
from nearer.insight.plan import make_plan
from nearer.insight.standing import leaning


def found(record, **settings):
    engine = TriggerEngine(record.tags, **settings)
    engine.observe_many(record.when, record.outcome, record.present)
    return engine.findings()


def test_nothing_is_established_unless_weight_times_e_value_reached_the_bar(diary):
    record = diary(rows=400, tags=10, effect=1.5)
    at = np.arange(1, 401)
    out = replay(record.when, record.outcome, record.present, record.tags, at=at)
    reached = out.log_e + log(0.09) >= log(1 / 0.05)
    ever = np.maximum.accumulate(reached & (at[:, None] >= 40), axis=0)
    assert out.established[-1, 0]
    assert not np.any(out.established & ~ever)


def test_one_occasion_decides_between_not_yet_and_established(diary):
    record = diary(rows=400, effect=1.5)
    at = np.arange(1, 401)
    out = replay(record.when, record.outcome, record.present, record.tags, at=at)
    first = int(np.argmax(out.established[:, 0]))
    bar = -log(0.05 * 0.9 / 6)
    assert out.log_e[first - 1, 0] < bar <= out.log_e[first, 0]


@pytest.mark.parametrize(("first", "enough"), [(40, False), (41, True)])
def test_forty_occasions_come_first(first, enough):
    """A difference nobody could overlook, read one occasion early and in time."""
    rng = np.random.default_rng(4)
    present = rng.random((first - 1, 1)) < 0.5
    when = [datetime(2024, 1, 1, 8, tzinfo=UTC) + timedelta(hours=5 * h) for h in range(first - 1)]
    outcome = 1 + 8.0 * present[:, 0]
    out = replay(when, outcome, present, ("tired",), weights={"tired": 1.0}, alpha=0.2)
    assert out.log_e[0, 0] > log(5)
    assert out.established[0, 0] == enough


@pytest.mark.parametrize("rare", [5, 6])
@pytest.mark.parametrize("turned", [False, True])
def test_six_with_and_six_without_come_first(rare, turned):
    rng = np.random.default_rng(3)
    on = np.zeros(150, bool)
    on[20 : 20 + 9 * rare : 9] = True
    outcome = np.clip(np.round(2 + 0.5 * rng.standard_normal(150) + 7 * on), 0, 10)
    when = [datetime(2024, 1, 1, 8, tzinfo=UTC) + timedelta(hours=5 * h) for h in range(150)]
    out = replay(when, outcome, (on != turned)[:, None], ("rare",), weights={"rare": 1.0})
    assert out.log_e[0, 0] > log(20)
    assert out.established[0, 0] == (rare == 6)


def test_what_was_established_stays_so_while_present_numbers_are_shown(diary):
    """A trigger that vanished: its evidence melts, its standing does not flicker."""
    record = diary(rows=2_000, tags=6, effect=0.0)
    outcome = np.clip(record.outcome + 1.5 * record.present[:, 0] * (np.arange(2_000) < 250), 0, 10)
    at = np.arange(1, 2_001)
    out = replay(record.when, outcome, record.present, record.tags, at=at)
    crossed = int(np.argmax(out.established[:, 0]))
    below = out.log_e[:, 0] < -log(0.05 * 0.15)
    after = at > crossed + 1
    assert np.any(below & after)
    tiny = (out.low[:, 0] <= 0) & (out.high[:, 0] >= 0) & out.ruled_out[:, 0]
    assert np.all(out.established[crossed:, 0] | tiny[crossed:])


def test_it_is_taken_back_once_the_range_covers_zero_and_is_negligible():
    rng = np.random.default_rng(5)
    rows = 6_000
    on = rng.random(rows) < 0.5
    effect = np.where(np.arange(rows) < 300, 1.5, -0.12)
    outcome = np.clip(np.round(5 + 1.2 * rng.standard_normal(rows) + effect * on), 0, 10)
    when = [datetime(2020, 1, 1, 8, tzinfo=UTC) + timedelta(hours=5 * h) for h in range(rows)]
    out = replay(when, outcome, on[:, None], ("faded",), at=[300, 6_000])
    assert out.established[:, 0].tolist() == [True, False]
    assert out.ruled_out[:, 0].tolist() == [False, True]
    assert out.low[1, 0] <= 0 <= out.high[1, 0]


def test_a_tag_that_does_nothing_is_ruled_out_in_the_end(diary):
    record = diary(rows=6_000, tags=2)
    finding = found(record)[1]
    assert finding.status == "ruled_out"
    assert -0.5 < finding.low < finding.high < 0.5
    assert finding.forecast is None


def test_the_range_of_what_is_shown_is_wider_than_that_of_the_rest(diary):
    record = diary(rows=300, tags=4, effect=2.0)
    shown = found(record)[0]
    assert shown.status == "established"
    one_tag = {tag: float(tag == "tag 0") for tag in record.tags}
    whole = found(record, weights=one_tag)[0]
    assert shown.high - shown.low > whole.high - whole.low


def test_e_bh_lets_a_second_tag_lean_on_the_first():
    plan = make_plan(tuple("abcd"), None, 0.05, 0.7, (0, 10), 4)
    bars = -np.log(0.05 * 0.225)
    surplus = np.array([[5.0, -1.3, -1.5, -9.0], [-0.6, -0.8, -5, -5], [-0.8, -9, -9, -9]])
    everyone = np.ones_like(surplus, dtype=bool)
    # with k shown the bar is 1/(2αk): surplus −0.69, −1.39, −1.79, −2.08 for k = 1 … 4
    assert leaning(bars + surplus, everyone, plan).tolist() == [
        [True, True, True, False],
        [True, True, False, False],
        [False, False, False, False],
    ]


def test_a_tag_short_of_occasions_neither_leans_nor_helps_others_to():
    plan = make_plan(tuple("ab"), None, 0.05, 0.7, (0, 10), 4)
    evidence = -np.log(0.05 * 0.45) + np.array([[5.0, -1.0]])
    assert leaning(evidence, np.array([[False, True]]), plan).tolist() == [[False, False]]


def test_a_forecast_comes_true_for_an_even_trigger():
    """The forecast made half-way is right within a factor of two, over many even lives."""
    ratios = []
    for seed in range(12):
        rng = np.random.default_rng(seed)
        on = rng.random(900) < 0.4
        outcome = np.clip(np.round(4 + 1.5 * rng.standard_normal(900) + 0.9 * on), 0, 10)
        when = [datetime(2024, 1, 1, 8, tzinfo=UTC) + timedelta(hours=5 * h) for h in range(900)]
        at = np.arange(1, 901)
        weights = {"on": 0.05}
        out = replay(when, outcome, on[:, None], ("on",), at=at, weights=weights)
        needed = int(at[np.argmax(out.established[:, 0])])
        engine = TriggerEngine(("on",), weights)
        half = max(21, needed // 2)
        engine.observe_many(when[:half], outcome[:half], on[:half, None])
        ratios.append((half + engine.findings()[0].forecast) / needed)
    assert 0.5 < np.median(ratios) < 2


def test_no_forecast_before_anything_is_known(diary):
    assert {f.forecast for f in found(diary(rows=20))} == {None}
    assert {f.status for f in found(diary(rows=20))} == {"not_yet"}


def test_an_engine_that_saw_nothing_says_not_yet():
    (finding,) = TriggerEngine(("tired",)).findings()
    assert (finding.status, finding.effect, finding.log_e) == ("not_yet", 0.0, pytest.approx(0))
    assert (finding.low, finding.high) == (-np.inf, np.inf)


def test_half_the_budget_goes_to_hunches():
    weights = hunch_weights(("a", "b", "c", "d"), {"a", "unheard of"})
    assert sum(weights.values()) == pytest.approx(0.9)
    assert weights["a"] == pytest.approx(0.45 + 0.1125)
    assert sum(hunch_weights(("a", "b"), ()).values()) == pytest.approx(0.9)


def test_a_tag_without_weight_is_never_established(diary):
    record = diary(rows=600, tags=2, effect=3.0)
    finding = found(record, weights={"tag 0": 0.0, "tag 1": 0.9})[0]
    assert finding.log_e > 20
    assert finding.status == "not_yet"
