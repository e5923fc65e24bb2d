"""The figures on the page before a trial are those of the benchmark, as far as a few lives tell."""

from statistics import median

import numpy as np
import pytest
from bench.trial_plan import (
    BASE,
    GAINS,
    OUTCOMES,
    RATED,
    YES_OR_NO,
    draws_until_told,
    measured,
    written,
)

from nearer.coach.trial_plan import COMMAND, HIGH_BASE, MEASURED

KINDS = {"moved toward": YES_OR_NO, "closeness": RATED}


def test_a_few_lives_come_near_the_figure_on_the_page() -> None:
    told = [
        draws_until_told(np.random.default_rng([1, n]), OUTCOMES[YES_OR_NO], 0.4, 1, draws=400)
        for n in range(30)
    ]
    figure = MEASURED["moved toward", 1][-1][1]
    assert figure / 2 < median(told) < figure * 2


def test_the_figures_on_the_page_are_those_the_bench_kept() -> None:
    kept = {tuple(one[:4]): one[4:] for one in written()}
    for (good, strategies), rows in MEASURED.items():
        for adds, *figures in rows:
            assert kept[BASE, KINDS[good], strategies, adds] == tuple(figures)
    for (good, strategies), figures in HIGH_BASE.items():
        assert kept[0.75, KINDS[good], strategies, 20] == figures
    assert set(HIGH_BASE) == set(MEASURED)


def test_what_the_bench_kept_is_what_it_finds() -> None:
    """Two of its rows, with fewer lives: near, and by no other rule than that of today."""
    kept = {tuple(one[:4]): one for one in written()}
    for base, kind, gain in ((BASE, YES_OR_NO, 0.4), (0.75, YES_OR_NO, 0.2)):
        found = measured(base, kind, 1, gain, lives=20, seed=1)
        assert 0.6 < found.half / kept[tuple(found[:4])].half < 1.6


def test_the_page_tells_the_sizes_that_are_measured() -> None:
    for (good, _), rows in MEASURED.items():
        gains = GAINS[YES_OR_NO if good == "moved toward" else "0 to 10"]
        assert [adds for adds, _half, _most in rows] == [round(100 * gain) for gain in gains]
    assert "bench.trial_plan" in COMMAND


@pytest.mark.parametrize("name", OUTCOMES)
def test_an_outcome_has_the_mean_it_should_have(name) -> None:
    rng = np.random.default_rng(3)
    drawn = [OUTCOMES[name](rng, BASE) for _ in range(4000)]
    assert abs(np.mean(drawn) - BASE) < 0.03
    assert min(drawn) >= 0
    assert max(drawn) <= 1
