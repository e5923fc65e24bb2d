"""The promise itself, on invented lives: no false pattern, however often one looks."""

import numpy as np
import pytest
from bench.lives.life import live
from bench.lives.rules import bonferroni, naive, nearer
from bench.lives.scores import allowed, days_found, lives_with_false
from bench.lives.worlds import FOUR_TRIGGERS, NOTHING_REAL

from nearer.insight import replay

LIVES = 30  # of each kind, a year long, read every evening
TAGS = 30
ALPHA = 0.05

pytestmark = pytest.mark.guarantee


def lives_of(world, number=LIVES, seed=2024):
    return [live(world, np.random.default_rng([seed, i]), 365, TAGS) for i in range(number)]


@pytest.fixture(scope="module")
def null_lives():
    return [life for world in NOTHING_REAL.values() for life in lives_of(world)]


def keeps_the_promise(lives, rule):
    """Fails a rule that shows a false trigger in more lives than chance allows at 5 %."""
    wrong = lives_with_false(lives, rule)
    assert wrong <= allowed(len(lives), ALPHA), f"{wrong} of {len(lives)} lives"


def test_nearer_shows_a_false_trigger_in_at_most_one_life_of_twenty(null_lives):
    keeps_the_promise(null_lives, nearer)


@pytest.mark.parametrize("kind", NOTHING_REAL)
def test_no_kind_of_life_breaks_the_promise(kind):
    keeps_the_promise(lives_of(NOTHING_REAL[kind]), nearer)


@pytest.mark.parametrize("rule", [naive, bonferroni])
def test_a_naive_rule_fails_the_same_test(null_lives, rule):
    with pytest.raises(AssertionError, match="lives"):
        keeps_the_promise(null_lives, rule)


def test_true_triggers_are_found():
    days = np.array(days_found(lives_of(FOUR_TRIGGERS, 20), nearer))
    assert np.median(days) <= 110
    assert np.mean(days <= 365) >= 0.8


def test_the_range_of_a_true_effect_holds_it_at_all_times():
    """Time-uniform: a life counts as missed if the range misses the truth on any evening."""
    missed = total = 0
    for life in lives_of(FOUR_TRIGGERS, 20):
        out = replay(life.when, life.outcome, life.present, life.tags, at=life.looks)
        outside = (life.effects < out.low) | (life.effects > out.high)
        missed += int(outside.any(axis=0).sum())
        total += len(life.tags)
    assert missed <= allowed(total, ALPHA)
