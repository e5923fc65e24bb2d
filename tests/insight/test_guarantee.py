"""The promise itself, on invented lives: no false pattern, however often one looks."""

import numpy as np
import pytest
from bench.lives.kinds import life_of
from bench.lives.rules import PEERS, nearer, read_nearer
from bench.lives.scores import allowed, days_found, lives_with_false

ALPHA = 0.05
SEED = 2024
LIVES = 12  # of each kind
HARD = (
    "nothing real",
    "yesterday's mood drives today's tags",
    "a daily curve of any shape, another at weekends",
    "journeys across zones",
    "drift",
    "heavy tails",
    "louder at some hours",
    "stormy and calm months",
    "a tag unsettles but does not raise",
    "yes or no",
    "bursts of check-ins",
    "tags invented midway",
    "blows in stormy months, tags that come together",
    "a mixture of everything",
)

pytestmark = pytest.mark.guarantee


def lives_of(kind, number=LIVES, days=365, tags=40):
    return [life_of(kind, SEED, i, days, tags) for i in range(number)]


@pytest.fixture(scope="module")
def null_lives():
    return [life for kind in HARD for life in lives_of(kind)]


def keeps_the_promise(lives, rule):
    """Fails a rule that shows a false trigger in more lives than chance allows at 5 %."""
    wrong = lives_with_false(lives, rule)
    assert wrong <= allowed(len(lives), ALPHA), f"{wrong} of {len(lives)} lives"


def test_nearer_shows_a_false_trigger_in_at_most_one_life_of_twenty(null_lives):
    keeps_the_promise(null_lives, nearer)


@pytest.mark.parametrize("rule", PEERS.values(), ids=PEERS)
def test_what_people_use_instead_fails_the_same_test(null_lives, rule):
    with pytest.raises(AssertionError, match="lives"):
        keeps_the_promise(null_lives, rule)


def test_true_triggers_are_found():
    days = np.array(days_found(lives_of("realistic", 15), nearer))
    assert np.median(days) <= 100
    assert np.mean(days <= 365) >= 0.85


def test_the_range_of_a_true_effect_holds_it_at_all_times():
    """Time-uniform: a life counts as missed if the range misses the truth on any evening."""
    missed = total = 0
    for life in lives_of("realistic", 15):
        seen, k = read_nearer(life), life.triggers
        truth = np.hstack([life.truth[life.looks - 1], np.zeros((len(life.looks), 40 - k))])
        missed += int(((truth < seen.low) | (truth > seen.high)).any(axis=0).sum())
        total += len(life.tags)
    assert missed <= allowed(total, ALPHA)
