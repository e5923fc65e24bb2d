"""What hangs together tells less, and only then."""

import numpy as np
import pytest
from bench.lives.kinds import life_of

from nearer.insight.course import begin, go_on
from nearer.insight.occasions import Occasions
from nearer.insight.plan import make_plan
from nearer.insight.times import read_times


def widened(kind, lives=6, tags=20):
    """By what the noise of each tag is widened after a year, over some lives."""
    found = []
    for number in range(lives):
        life = life_of(kind, 17, number, tags=tags)
        plan = make_plan(life.tags, None, 0.05, 0.7, (0.0, 10.0), 4)
        times, nothing = read_times(life.when, 4), np.zeros((len(life.when), 0))
        occasions = Occasions(times, life.outcome, life.present, nothing)
        course, _ = go_on(begin(plan, life.tags), occasions, np.zeros(0, np.int64))
        found.append(course.regression.sums.dependence)
    return np.concatenate(found)


@pytest.mark.parametrize("kind", ["nothing real", "heavy tails", "realistic", "drift"])
def test_where_nothing_lasts_hardly_anything_is_widened(kind):
    assert 1 <= np.mean(widened(kind)) < 1.2


@pytest.mark.parametrize("kind", ["tags that last for weeks", "moods and tags both last for weeks"])
def test_tags_that_stay_for_weeks_are_judged_by_a_wider_noise(kind):
    assert np.median(widened(kind)) > 1.3
