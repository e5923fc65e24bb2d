"""Does it last: ranges of what came after, against lives whose answer is known."""

import numpy as np
import pytest
from bench.lives.kinds import life_of

from nearer.insight import errors, lasting

NULL = ["nothing real", "the last mood drives the next tags", "tags that last for weeks"]


@pytest.fixture
def shadow(diary):
    """The first tag raises the next check-in by 1.5, the second that of the day after."""
    made = diary(rows=1500, tags=4, seed=5)
    rng = np.random.default_rng(5)
    level = 3 + rng.standard_normal(1500)
    level[1:] += 1.5 * made.present[:-1, 0]
    day = np.array([(one.toordinal() - (one.hour < 4)) for one in made.when])
    for t in range(1500):
        level[t] += 1.5 * made.present[day == day[t] - 1, 1].any()
    return made._replace(outcome=np.clip(level, 0, 10))


def test_what_comes_after_is_told_with_its_range(shadow):
    args = (shadow.when, shadow.outcome, shadow.present, shadow.tags)
    soon, _, *others = lasting(*args)
    assert soon.low < 1.5 < soon.high
    assert soon.low > 0.5
    assert all(one.low < 0 < one.high for one in others)
    _, tomorrow, *rest = lasting(*args, to="next day")
    assert tomorrow.low < 1.5 < tomorrow.high
    assert tomorrow.low > 0.5
    assert all(one.low < 0 < one.high for one in rest)


@pytest.mark.parametrize("to", ["next check-in", "next day"])
@pytest.mark.parametrize("kind", NULL)
def test_where_nothing_lasts_hardly_a_life_is_told_so(kind, to):
    """Of 30 lives at most 5 are told a false one by any of 20 tags: more in 1 of 300 runs."""
    wrong = 0
    for number in range(30):
        life = life_of(kind, 23, number, days=250, tags=20)
        told = lasting(life.when, life.outcome, life.present, life.tags, to)
        wrong += any(one.low > 0 or one.high < 0 for one in told)
    assert wrong <= 5


def test_a_tag_that_lasts_itself_is_part_of_the_answer(diary):
    """Present in long runs and raising each check-in: the next one is raised as well."""
    made = diary(rows=1500, tags=2, seed=6)
    present = made.present.copy()
    present[:, 0] = np.arange(1500) // 12 % 3 == 0
    rng = np.random.default_rng(6)
    outcome = np.clip(3 + 2 * present[:, 0] + rng.standard_normal(1500), 0, 10)
    assert lasting(made.when, outcome, present, made.tags)[0].low > 0.5


def test_a_gap_is_no_next_check_in(diary):
    made = diary(rows=60, tags=2)
    told = lasting(made.when[::20], made.outcome[::20], made.present[::20], made.tags)
    assert all(one.occasions == 0 and np.isinf(one.high) for one in told)


@pytest.mark.parametrize("to", ["next check-in", "next day"])
def test_one_check_in_says_nothing_and_units_are_the_outcome_s(diary, to):
    made = diary(rows=1, tags=2)
    assert all(
        one.effect == 0 for one in lasting(made.when, made.outcome, made.present, made.tags, to)
    )
    more = diary(rows=500, tags=2)
    usual = lasting(more.when, more.outcome, more.present, more.tags, to)
    tenth = lasting(more.when, more.outcome / 10, more.present, more.tags, to, outcome_range=(0, 1))
    for one, other in zip(usual, tenth, strict=True):
        assert other.high == pytest.approx(one.high / 10)


def test_bad_input_is_named(diary):
    made = diary(rows=5, tags=2)
    with pytest.raises(errors.NoOccasions):
        lasting([], [], np.zeros((0, 2)), made.tags)
    with pytest.raises(errors.BadOutcome):
        lasting(made.when, [1, 2, 3, 4, np.nan], made.present, made.tags)
    with pytest.raises(errors.BadShape):
        lasting(made.when, made.outcome, made.present[:, :1], made.tags)
    with pytest.raises(errors.TimeWentBack):
        lasting(made.when[::-1], made.outcome, made.present, made.tags)
