"""The rules that are compared, and how they are scored."""

import numpy as np
import pytest
from bench.lives.autoregression import autoregression
from bench.lives.kinds import life_of
from bench.lives.oracle import found_by_day, look
from bench.lives.rules import read_nearer, welch
from bench.lives.scores import allowed, day_of_half, wilson
from bench.lives.student import as_normal, bar, benjamini_hochberg

from nearer.insight import replay


@pytest.mark.parametrize(("t", "freedom", "z"), [(2.2281, 10, 1.96), (4.0322, 5, 2.5758)])
def test_a_t_is_put_on_the_normal_scale(t, freedom, z):
    """Tabled points of Student's t: two-sided .05 at 10 degrees of freedom, .01 at 5."""
    assert as_normal(np.array(t), freedom) == pytest.approx(z, abs=0.02)


def test_benjamini_and_hochberg_reject_what_their_example_rejects():
    """The 15 p-values of their paper (1995, section 3.1): four are rejected at .05."""
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    z = np.array([[bar(value) for value in [*p, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 0.9999]]])
    assert benjamini_hochberg(z).sum() == 4


def test_welch_reads_only_what_was_known_by_then():
    life = life_of("nothing real", 1, 0, days=60, tags=5)
    y, on = life.outcome[: life.looks[30]], life.present[: life.looks[30], 0]
    a, b = y[on], y[~on]
    parts = a.var(ddof=1) / len(a), b.var(ddof=1) / len(b)
    t = (a.mean() - b.mean()) / np.sqrt(sum(parts))
    freedom = sum(parts) ** 2 / (parts[0] ** 2 / (len(a) - 1) + parts[1] ** 2 / (len(b) - 1))
    assert welch(life)[30, 0] == pytest.approx(as_normal(np.array(t), freedom))


def test_least_squares_keep_their_level_at_one_look_where_nothing_is_real():
    z = [autoregression(life_of("nothing real", 6, i, 120, 20))[-1] for i in range(20)]
    assert 0.02 < np.mean(np.array(z) >= bar(0.05)) < 0.09


def test_the_yardstick_asks_what_the_engine_asks():
    life = life_of("realistic", 1, 0, days=120)
    rows = 300
    out = replay(life.when, life.outcome, life.present, life.tags, at=[rows])
    effect, _ = look(life, rows)
    assert np.all(np.abs(effect - out.effect[0]) <= out.error[0])
    assert np.corrcoef(effect, out.effect[0])[0, 1] > 0.9


def test_the_yardstick_keeps_its_level_at_the_one_look_it_has():
    lives = [life_of("nothing real", 9, i, 80) for i in range(40)]
    wrong = sum(bool(look(life, 240)[1].any()) for life in lives)
    assert wrong <= allowed(40)


def test_the_yardstick_finds_what_is_there():
    life = life_of("realistic", 1, 0, tags=10)
    assert found_by_day(life)["HC3"][-1].all()


def test_a_tag_invented_midway_cannot_be_shown_before():
    life = life_of("tags invented midway", 1, 0, days=200)
    seen = read_nearer(life)
    assert seen.shown.shape == (len(life.looks), 40)
    for j in np.flatnonzero(life.joined):
        before = life.looks <= life.joined[j]
        assert np.all(np.isinf(seen.low[before, j]))
        assert np.isfinite(seen.high[-1, j])


@pytest.mark.parametrize(
    ("shown", "day"), [([0, 2, 4], 25.0), ([0, 4, 4], 17.5), ([3, 3, 4], 10.0), ([0, 1, 1], np.inf)]
)
def test_the_day_of_half_lies_between_looks(shown, day):
    assert day_of_half((10, 20, 30), shown, 6) == day


def test_limits_of_a_share():
    """Newcombe (1998), table I: 81 of 263 and 0 of 20, by Wilson's method."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-4)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-4)


def test_chance_allows_what_it_allows():
    assert allowed(100, 0.05, 0.99) == 11
    assert allowed(20, 0.05, 0.95) == 3
