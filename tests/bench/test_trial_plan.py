"""The figures on the page before a trial are those of the benchmark, as far as a few lives tell."""

from statistics import median

import numpy as np
import pytest
from bench.trial_plan import BASE, GAINS, OUTCOMES, YES_OR_NO, draws_until_told

from nearer.coach.trial_plan import COMMAND, MEASURED


def test_a_few_lives_come_near_the_figure_on_the_page() -> None:
    told = [
        draws_until_told(np.random.default_rng([1, n]), OUTCOMES[YES_OR_NO], 0.4, 1, draws=400)
        for n in range(30)
    ]
    figure = MEASURED["moved toward", 1][-1][1]
    assert figure / 2 < median(told) < figure * 2


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
