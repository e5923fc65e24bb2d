"""Bets begun afresh: one bet with the others, and the recent time told beside the whole."""

from datetime import timedelta
from itertools import pairwise

import numpy as np
import pytest

from nearer.insight import TriggerEngine, replay
from nearer.insight.course import begin, go_on
from nearer.insight.evidence import BORROWED, CAUTION, LENT, estimate, information, log_e, score
from nearer.insight.occasions import Occasions
from nearer.insight.plan import make_plan
from nearer.insight.regression import Sums
from nearer.insight.restarts import KEPT, STAKE, evidence_of, may_reach, share, unspent
from nearer.insight.standing import bar
from nearer.insight.times import read_times


@pytest.fixture
def turning(diary):
    """Two years in which the first tag begins to raise the outcome after a year."""
    record = diary(rows=3500, tags=3, seed=3)
    turned = record.when[1750]
    rise = 1.5 * record.present[:, 0] * (np.arange(3500) >= 1750)
    return record._replace(outcome=np.clip(record.outcome + rise, 0, 10)), turned


def course_of(record, rows):
    plan = make_plan(record.tags, None, 0.05, 0.7, (0.0, 10.0), 4)
    occasions = Occasions(
        read_times(record.when[:rows], 4),
        record.outcome[:rows],
        record.present[:rows],
        np.zeros((rows, 0)),
    )
    return go_on(begin(plan, record.tags), occasions, np.zeros(0, np.int64))[0]


def test_all_stakes_together_are_never_more_than_one():
    for made in (0, 1, 8, 40, 4000):
        spent = sum(share(number) for number in range(1, made + 1))
        assert unspent(made) == pytest.approx(STAKE - spent)
        assert 0 < unspent(made) <= STAKE


def test_a_bet_after_a_restart_is_the_difference_of_two_scores(diary):
    """One restart, after 90 days: the mixture by hand."""
    record = diary(rows=600, tags=3)  # some 125 days
    course = course_of(record, 600)
    assert course.restarts.made == 1
    day = next(
        i for i, one in enumerate(record.when) if (one - record.when[0]) / timedelta(days=1) >= 90
    )
    early = course_of(record, day).regression.sums
    now, precision = course.regression.sums, course.plan.precision
    g, v = score(now) - score(early), information(now, precision) - information(early, precision)
    weight, weight2 = now.weight - early.weight, now.weight2 - early.weight2
    level = now.residual / now.freedom
    scale = level / (now.noise / (600 - 20))
    own_level = np.maximum(level, scale * (now.noise - early.noise) / (600 - day))
    own = weight**2 / weight2
    met = scale * (now.meat - early.meat) / weight
    noise = np.maximum((BORROWED * own_level + own * met) / (own + BORROWED), own_level)
    noise = CAUTION * noise * now.dependence
    bet = estimate(now, precision)._replace(
        effect=g / v,
        error=np.sqrt(noise / v),
        information=v,
        freedom=np.minimum(own + LENT, now.freedom),
    )
    by_hand = (
        (1 - STAKE) * np.exp(log_e(estimate(now, precision), 0.7))
        + share(1) * np.exp(log_e(bet, 0.7))
        + STAKE
        - share(1)
    )
    row = now.each(lambda part: part[None])
    assert np.exp(evidence_of(row, course.restarts, precision, 0.7)[0]) == pytest.approx(by_hand)


def test_what_appeared_later_is_found_by_a_later_bet(turning):
    record, _ = turning
    out = replay(record.when, record.outcome, record.present, record.tags, at=range(1, 2600))
    assert out.established[:, 0].any()
    assert not out.established[:1750].any()
    first = int(np.argmax(out.established[:, 0]))
    assert out.recent_effect[first, 0] > 2 * out.effect[first, 0]


def test_lately_says_what_holds_now_and_the_whole_what_held_altogether(turning):
    record, _ = turning
    engine = TriggerEngine(record.tags)
    engine.observe_many(record.when, record.outcome, record.present)
    tag = engine.findings()[0]
    assert tag.recent is not None
    assert tag.recent.low < 1.3 < tag.recent.high
    assert tag.effect < tag.recent.effect
    assert 150 < tag.recent.occasions < 900


def test_nothing_is_told_of_lately_before_four_and_a_half_months(diary):
    record = diary(rows=640)
    first = record.when[0]
    engine = TriggerEngine(record.tags)
    for t in range(640):
        engine.observe(record.when[t], record.outcome[t], record.named(t))
        recent = engine.findings()[0].recent
        if (record.when[t] - first) < timedelta(days=134):
            assert recent is None
    long = replay(record.when, record.outcome, record.present, record.tags, at=range(1, 641))
    assert np.all(np.isinf(long.recent_high) == (long.recent_occasions[:, None] == 0))


def test_restarts_and_a_resumed_engine_agree_with_a_replay(turning):
    record, _ = turning
    whole = replay(record.when, record.outcome, record.present, record.tags)
    engine = TriggerEngine(record.tags)
    for start, end in pairwise([0, 700, 701, 1999, 3500]):
        rows = slice(start, end)
        engine.observe_many(record.when[rows], record.outcome[rows], record.present[rows])
        engine = TriggerEngine.from_bytes(engine.to_bytes())
    for j, finding in enumerate(engine.findings()):
        assert finding.log_e == pytest.approx(whole.log_e[0, j], abs=1e-9)
        assert finding.recent is not None
        assert finding.recent.effect == pytest.approx(whole.recent_effect[0, j], abs=1e-9)


def test_an_old_bet_is_closed_and_its_winnings_are_kept(diary):
    record = diary(rows=4400, tags=2, effect=0.6)  # two and a half years
    course = course_of(record, 4400)
    made = course.restarts.made
    assert made == KEPT + 2
    assert len(course.restarts.marks.n) == KEPT
    assert course.restarts.closed[0] > course.restarts.closed[1] + np.log(100)


def test_years_of_the_strongest_evidence_can_be_saved_and_resumed(diary):
    record = diary(rows=12_000, tags=2, effect=4.0)
    engine = TriggerEngine(record.tags)
    engine.observe_many(record.when, record.outcome, record.present)
    assert engine.findings()[0].log_e > 1_000
    assert TriggerEngine.from_bytes(engine.to_bytes()).findings() == engine.findings()


def test_the_quick_look_never_misses_what_the_evidence_reaches(diary):
    """Every row of a life with and without effects, at a bar low enough to be reached often."""
    for seed, effect in ((1, 0.0), (2, 0.8), (3, -1.5)):
        record = diary(rows=900, tags=5, seed=seed, effect=effect)
        reached = 0
        for rows in range(45, 900, 15):
            course = course_of(record, rows)
            plan, sums = course.plan, course.regression.sums.each(lambda part: part[None])
            for lower in (0.0, 4.0):
                height = bar(plan) - lower
                over = evidence_of(sums, course.restarts, plan.precision, 0.7)[0] >= height
                near = may_reach(sums, course.restarts, plan.precision, height)[0]
                assert np.all(near | ~over)
                reached += int(over.sum())
        assert reached or effect == 0


def test_sums_of_some_tags_are_those_of_all_left_out(diary):
    sums = course_of(diary(rows=100, tags=4), 100).regression.sums
    some = sums.of_tags(np.array([True, False, False, True]))
    assert isinstance(some, Sums)
    assert some.noise.shape == (1,)
    assert np.array_equal(some.slope, sums.slope[[0, 3]])
