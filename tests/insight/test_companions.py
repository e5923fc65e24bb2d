"""A tag that does nothing but comes along with a true trigger is not taken for one."""

import numpy as np
import pytest
from bench.lives.kinds import life_of

from nearer.insight import evidence, replay

SETTINGS = [(6, 2.0, 0.05), (6, 2.0, 0.1), (6, 1.5, 0.2), (40, 1.5, 0.2)]


def lives_with_the_companion_shown(tags, effect, apart, lives=10):
    """``apart``: in how many of 1 the companion is missing when the trigger is there."""
    shown = found = 0
    for number in range(lives):
        life = life_of("nothing real", 91, number, tags=tags)
        rng = np.random.default_rng([91, number, tags])
        present, trigger = life.present.copy(), life.present[:, 0]
        chance = rng.random(len(trigger))
        present[:, 1] = np.where(trigger, chance >= apart, chance < apart / 2)
        outcome = np.clip(life.outcome + np.round(effect * trigger + chance - 0.5), 0, 10)
        out = replay(life.when, outcome, present, life.tags, at=life.looks[::7])
        shown += out.established[:, 1].any()
        found += out.established[:, 0].any()
    assert found >= 0.9 * lives
    return shown


def test_in_hardly_a_life_is_a_companion_shown():
    assert sum(lives_with_the_companion_shown(*setting) for setting in SETTINGS) <= 5  # of 40


def test_without_the_bias_most_are(monkeypatch):
    whole = evidence.estimate

    def careless(sums, precision):
        return whole(sums._replace(bias=np.zeros_like(sums.bias)), precision)

    monkeypatch.setattr("nearer.insight.restarts.estimate", careless)
    assert lives_with_the_companion_shown(*SETTINGS[0]) > 5


@pytest.mark.parametrize("tags", [6, 40])
def test_a_companion_s_range_covers_nothing(tags):
    life = life_of("nothing real", 92, 1, tags=tags)
    rng = np.random.default_rng(92)
    present, trigger = life.present.copy(), life.present[:, 0]
    present[:, 1] = trigger & (rng.random(len(trigger)) > 0.1)
    outcome = np.clip(life.outcome + 2 * trigger, 0, 10)
    out = replay(life.when, outcome, present, life.tags, at=life.looks)
    assert np.all((out.low[:, 1] <= 0) & (out.high[:, 1] >= 0))
