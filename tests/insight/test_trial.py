"""Personal experiments: the arithmetic by hand, the promise, and what is refused."""

from itertools import product
from math import log, sqrt

import numpy as np
import pytest
from bench.lives.scores import allowed
from bench.trials import NOTHING_HELPS, ONE_HELPS, live
from hypothesis import given
from hypothesis import strategies as st

from nearer.domain.errors import AnalysisError
from nearer.insight import StrategyTrial, errors, seeded
from nearer.insight.comparison import Comparison, Tally, effect_range

ARMS = ("just_notice", "name_it")
THREE = (*ARMS, "write_it")
HALF = (0.5, 0.5)


def taught(steps, arms=ARMS, **settings):
    trial = StrategyTrial(arms, **settings)
    for arm, chances, outcome in steps:
        trial.record(arm, chances, outcome)
    return trial


def drawn(trial, rng, rates, times):
    for _ in range(times):
        arm, chances = trial.draw(rng)
        trial.record(arm, chances, rng.random() < rates[arm])
    return trial


def test_evidence_and_effect_of_three_occasions_worked_by_hand():
    steps = [("name_it", HALF, 1), ("just_notice", (0.2, 0.8), 0), ("name_it", (0.4, 0.6), 0)]
    (result,) = taught(steps).results()
    # 1: both arms expect 1/2, so nothing is learned. Score (1 − 1/2)/0.5 = 1.
    # 2: they expect 1/2 and 2/3; "no" has likelihood 1/2 under the control that was drawn,
    #    mixed 0.2·1/2 + 0.8·1/3 = 11/30. Score 2/3 − 1/2 − (0 − 1/2)/0.2 = 8/3.
    # 3: they expect 1/3 and 2/3; "no" has likelihood 1/3 under the strategy that was drawn,
    #    mixed 0.4·2/3 + 0.6·1/3 = 7/15. Score 1/3 + (0 − 2/3)/0.6 = −7/9.
    assert result.log_e == pytest.approx(log((1 / 2) / (11 / 30)) + log((1 / 3) / (7 / 15)))
    assert result.effect == pytest.approx((1 + 8 / 3 - 7 / 9) / 3)
    assert (result.occasions, result.good, result.status) == (2, 0.5, "not_yet")


def test_the_range_uses_the_larger_of_the_noise_met_and_the_noise_foreseen():
    calm = Comparison(occasions=100, score=20.0, met=30.0, foreseen=150.0)
    half = sqrt((150 + 50) * (log(1 + 150 / 50) + 2 * log(20))) / 100
    assert effect_range(calm, 0.05, 1) == pytest.approx((0.2 - half, 0.2 + half))
    stormy = Comparison(occasions=100, score=20.0, met=150.0, foreseen=30.0)
    assert effect_range(stormy, 0.05, 1) == effect_range(calm, 0.05, 1)
    assert effect_range(calm, 0.05, 2)[0] < effect_range(calm, 0.05, 1)[0]


@pytest.mark.parametrize("outcomes", list(product((0, 1), repeat=4)))
def test_what_evidence_promises_holds_exactly_for_any_outcomes_and_any_leaning_of_the_draws(
    outcomes,
):
    """Over all paths of draws, the e-value is 1 on average if outcomes do not depend on them."""
    mean = [0.0, 0.0]
    for path in product(range(3), repeat=4):
        trial, likely = StrategyTrial(THREE), 1.0
        for arm, outcome in zip(path, outcomes, strict=True):
            chances = leaning(trial)
            likely *= chances[arm]
            trial.record(THREE[arm], chances, outcome)
        for k, result in enumerate(trial.results()):
            mean[k] += likely * np.exp(result.log_e)
    assert mean == pytest.approx([1, 1])


def leaning(trial):
    """Chances that follow the record as greedily as the floor allows."""
    best = max(range(2), key=lambda k: (trial.results()[k].effect, k)) + 1
    return tuple(0.6 if k == best else 0.2 for k in range(3))


def test_a_half_good_outcome_keeps_the_promise_too():
    mean = 0.0
    for path in product(ARMS, repeat=6):
        outcomes = (0.5, 0.1, 1, 0.9, 0, 0.25)
        steps = zip(path, [(0.3, 0.7)] * 6, outcomes, strict=True)
        likely = np.prod([0.3 if arm == ARMS[0] else 0.7 for arm in path])
        mean += likely * np.exp(taught(steps).results()[0].log_e)
    assert mean == pytest.approx(1)


@given(st.lists(st.tuples(st.sampled_from(THREE), st.floats(0, 1)), max_size=60), st.integers(0))
def test_chances_sum_to_one_keep_the_floor_and_follow_the_seed(steps, seed):
    trial = taught([(arm, (0.3, 0.3, 0.4), outcome) for arm, outcome in steps], THREE)
    chances = trial.probabilities(np.random.default_rng(seed))
    assert sum(chances) == pytest.approx(1, abs=1e-12)
    assert all(c >= 0.2 or r for c, r in zip(chances, [False, *stopped(trial)], strict=True))
    assert chances == trial.probabilities(np.random.default_rng(seed))


def stopped(trial):
    return [result.status == "harms" for result in trial.results()]


def test_draws_lean_towards_what_went_well_and_come_as_often_as_they_say():
    trial = taught([("name_it", HALF, 1), ("just_notice", HALF, 0)] * 30)
    rng = np.random.default_rng(5)
    draws = [trial.draw(rng) for _ in range(2_000)]
    assert draws[0].probabilities == pytest.approx((0.2, 0.8), abs=1e-3)
    assert np.mean([one.arm == "name_it" for one in draws]) == pytest.approx(0.8, abs=0.03)
    assert trial.draw(seeded(b"\x01\x02")) == trial.draw(seeded(b"\x01\x02"))


def test_order_between_strategies_changes_nothing_for_each_of_them():
    steps = [
        (arm, (0.2, 0.5, 0.3), o) for arm, o in zip(THREE * 20, (1, 1, 0, 0) * 15, strict=True)
    ]
    turned = [(arm, (a, c, b), outcome) for arm, (a, b, c), outcome in steps]
    one = {r.arm: r for r in taught(steps, THREE).results()}
    other = {r.arm: r for r in taught(turned, (ARMS[0], "write_it", "name_it")).results()}
    assert one == other


def test_helps_is_said_at_the_bar_for_all_strategies_and_not_before():
    trial = StrategyTrial(THREE)
    for _ in range(200):
        for arm, outcome in (("name_it", 1), ("just_notice", 0), ("write_it", 0)):
            trial.record(arm, (1 / 3, 1 / 3, 1 / 3), outcome)
            helping, idle = trial.results()
            assert helping.helps == (helping.log_e >= log(2 / 0.05) and helping.effect > 0)
            assert helping.status == ("helps" if helping.helps else "not_yet")
            assert bool(helping.helped_at) >= helping.helps
            assert idle.status == "not_yet"
    assert helping.helps
    assert 0 < helping.helped_at < 100
    assert helping.low > 0


def test_a_harmful_strategy_is_told_never_helps_and_is_not_drawn_again():
    rng = np.random.default_rng(3)
    rates = {"just_notice": 0.7, "name_it": 0.2, "write_it": 0.7}
    trial = drawn(StrategyTrial(THREE), rng, rates, 400)
    harmful = trial.results()[0]
    assert (harmful.status, harmful.helps, harmful.helped_at) == ("harms", False, 0)
    assert harmful.effect < 0
    chances = trial.probabilities(rng)
    assert chances[1] == 0
    assert min(chances[0], chances[2]) >= 0.2
    assert not trial.over
    frozen = drawn(trial, rng, rates, 50).results()[0]
    assert frozen == harmful


def test_an_outcome_of_a_draw_made_before_the_arm_was_stopped_still_counts():
    trial = taught([("name_it", HALF, 0), ("just_notice", HALF, 1)] * 30)
    assert trial.over
    assert trial.probabilities(np.random.default_rng(1)) == (1, 0)
    before = trial.results()[0]
    for _ in range(40):
        trial.record("name_it", HALF, 1)
    after = trial.results()[0]
    assert after.occasions == before.occasions + 40
    assert after.effect > before.effect
    assert (after.status, after.helps) == ("harms", False)


def test_a_resumed_trial_goes_on_to_the_same_numbers_to_the_last_bit():
    rates = dict(zip(THREE, (0.3, 0.6, 0.1), strict=True))
    whole, parts = StrategyTrial(THREE, 0.1, 0.1), StrategyTrial(THREE, 0.1, 0.1)
    one, other = np.random.default_rng(8), np.random.default_rng(8)
    for _ in range(12):
        drawn(whole, one, rates, 25)
        parts = StrategyTrial.from_bytes(drawn(parts, other, rates, 25).to_bytes())
    assert parts.results() == whole.results()
    assert parts.to_bytes() == whole.to_bytes()
    assert len(parts.to_bytes()) < 1_000


def test_ten_thousand_occasions_stay_numbers():
    trial = StrategyTrial(ARMS)
    for step in range(5_000):
        trial.record("name_it", (0.2, 0.8), 1)
        trial.record("just_notice", (0.2, 0.8), step % 50 == 0)
    (result,) = trial.results()
    assert 1_000 < result.log_e < 10_000
    assert result.low < 0.98 < result.high
    assert result.high - result.low < 0.15
    assert trial.probabilities(np.random.default_rng(1)) == pytest.approx((0.2, 0.8))
    assert taught([], ARMS).results()[0].low == -1


@given(place=st.integers(0, 600), bit=st.integers(0, 7))
def test_damaged_state_is_refused_by_name_or_is_a_trial_again(place, bit):
    saved = bytearray(taught([("name_it", HALF, 1), ("just_notice", HALF, 0.5)]).to_bytes())
    saved[place % len(saved)] ^= 1 << bit
    try:
        trial = StrategyTrial.from_bytes(bytes(saved))
    except errors.UnreadableState:
        return
    trial.results()
    trial.probabilities(np.random.default_rng(1))


@given(st.binary(max_size=200))
def test_any_bytes_at_all_are_refused_by_name(noise):
    for saved in (noise, b"NTrl\x01\x00" + noise):
        with pytest.raises(errors.UnreadableState):
            StrategyTrial.from_bytes(saved)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"floor":0.2', b'"floor":0.9'),
        (b'"alpha":0.05', b'"alpha":2'),
        (b'"drawn":1', b'"drawn":-1'),
        (b'"drawn":1', b'"drawn":0'),
        (b'"log_e":0.0', b'"log_e":1e999'),
        (b'"name_it"', b'"just_notice"'),
        (b'["just_notice","name_it"]', b'["just_notice"]'),
        (b'"occasions"', b'"occasion"'),
        (b"\x01\x00{", b"\x02\x00{"),
    ],
)
def test_a_state_that_makes_no_sense_is_refused(old, new):
    saved = taught([("name_it", HALF, 1)]).to_bytes()
    assert old in saved
    with pytest.raises(errors.UnreadableState):
        StrategyTrial.from_bytes(saved.replace(old, new, 1))


@pytest.mark.parametrize("arm", ["alien", None, 1, ("name_it",)])
def test_an_arm_that_is_not_part_of_the_trial(arm):
    refuses(errors.UnknownArm, arm, HALF, 1)


@pytest.mark.parametrize(
    "chances",
    [
        (0.5, 0.4),
        (1.0, 0.0),
        (0.1, 0.9),
        (1.2, -0.2),
        (0.5,),
        (0.4, 0.3, 0.3),
        (),
        (float("nan"), 0.5),
        (float("inf"), 0.5),
        (None, 1.0),
        ("0.5", "0.5"),
        "ab",
    ],
)
def test_chances_that_no_draw_can_have_had(chances):
    refuses(errors.BadProbabilities, "name_it", chances, 1)


@pytest.mark.parametrize("outcome", [None, "1", float("nan"), float("inf"), -0.1, 1.1, 10**400, 1j])
def test_an_outcome_that_is_none(outcome):
    refuses(errors.BadOutcome, "name_it", HALF, outcome)


def refuses(error, arm, chances, outcome):
    trial = taught([("name_it", HALF, 1)])
    before = trial.to_bytes()
    with pytest.raises(error) as raised:
        trial.record(arm, chances, outcome)
    assert isinstance(raised.value, AnalysisError)
    assert trial.to_bytes() == before


def test_a_stopped_arm_cannot_have_been_drawn_at_chance_zero():
    trial = taught([("name_it", HALF, 0), ("just_notice", HALF, 1)] * 30)
    with pytest.raises(errors.UnknownArm):
        trial.record("name_it", (1.0, 0.0), 1)


@pytest.mark.parametrize(
    ("error", "settings"),
    [
        (errors.BadArms, {"arms": ("just_notice",)}),
        (errors.BadArms, {"arms": ("a", "a")}),
        (errors.BadArms, {"arms": ("a", "")}),
        (errors.BadArms, {"arms": ("a", 1)}),
        (errors.BadArms, {"arms": "ab"}),
        (errors.BadSetting, {"arms": THREE, "floor": 0.34}),
        (errors.BadSetting, {"arms": ARMS, "floor": 0.0}),
        (errors.BadSetting, {"arms": ARMS, "floor": float("nan")}),
        (errors.BadSetting, {"arms": ARMS, "alpha": 0}),
        (errors.BadSetting, {"arms": ARMS, "alpha": 1}),
    ],
)
def test_a_trial_that_cannot_be(error, settings):
    with pytest.raises(error):
        StrategyTrial(**settings)


def test_an_arm_never_drawn_expects_one_half():
    assert Tally().expected == 0.5
    assert Tally(8, 2.0).expected == pytest.approx(0.3)


@pytest.fixture(scope="module")
def null_lives():
    """Read after every urge, and the drawing leans on what has been seen."""
    return [
        live(wish, np.random.default_rng([77, i]), urges=200)
        for name, wish in NOTHING_HELPS.items()
        if "harms" not in name
        for i in range(16)
    ]


def keeps_the_promise(lives, what):
    wrong = sum(min(getattr(life, what)) < np.inf for life in lives)
    assert wrong <= allowed(len(lives)), f"{wrong} of {len(lives)} lives"


@pytest.mark.guarantee
def test_help_or_harm_is_told_of_what_does_nothing_in_at_most_one_life_of_twenty(null_lives):
    keeps_the_promise(null_lives, "helps")
    keeps_the_promise(null_lives, "harms")


@pytest.mark.guarantee
def test_comparing_shares_after_every_urge_fails_the_same_test(null_lives):
    with pytest.raises(AssertionError, match="lives"):
        keeps_the_promise(null_lives, "naive")


@pytest.mark.guarantee
def test_the_range_of_an_effect_holds_it_at_all_times(null_lives):
    missed = sum(any(life.missed) for life in null_lives)
    assert missed <= allowed(len(null_lives))


@pytest.mark.guarantee
def test_what_harms_is_found_and_is_never_said_to_help():
    wish = NOTHING_HELPS["one harms by 25 points"]
    lives = [live(wish, np.random.default_rng([78, i]), urges=300) for i in range(12)]
    assert sum(life.helps[0] < np.inf for life in lives) <= allowed(12)
    assert np.mean([life.harms[0] < np.inf for life in lives]) >= 0.5


@pytest.mark.guarantee
def test_what_helps_is_found_about_as_soon_as_the_page_says():
    lives = [live(ONE_HELPS["two arms"], np.random.default_rng([79, i]), 400) for i in range(20)]
    by = {look: np.mean([life.helps[0] <= look for life in lives]) for look in (200, 400)}
    assert by[200] >= 0.35
    assert by[400] >= 0.7
