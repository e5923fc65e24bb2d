"""When a move counts as a change, and how seldom nothing at all looks like one."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import inf, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.instruments import BadPoints, reliable_change, sustained_change, sustained_changes

START = datetime(2026, 3, 1, 20, tzinfo=UTC)


def trail(*points):
    """(day, score) as (when, score)."""
    return [(START + timedelta(days=day), score) for day, score in points]


def test_reliable_change_is_that_of_the_field():
    assert reliable_change(0.5) == pytest.approx(1.96 * 2**0.5 * 0.5)


def test_two_in_a_row_four_weeks_apart_are_a_change():
    change = sustained_change(trail((0, 5.0), (30, 3.0), (58, 3.2)), sem=0.4)
    assert (change.since, change.seen) == (START + timedelta(30), START + timedelta(58))
    assert (change.before, change.now) == (5.0, pytest.approx(3.1))
    assert change.difference == pytest.approx(-1.9)
    assert (change.assessments_before, change.assessments_since) == (1, 2)


@pytest.mark.parametrize(
    ("points", "why"),
    [
        ([], "nothing"),
        ([(0, 5.0)], "one"),
        ([(0, 5.0), (30, 3.0)], "only one so far"),
        ([(0, 5.0), (30, 3.0), (57, 3.0)], "a day short of four weeks"),
        ([(0, 5.0), (30, 3.0), (60, 4.9), (90, 3.0)], "not in a row"),
        ([(0, 5.0), (30, 4.0), (60, 4.0)], "within the error"),
        ([(0, 4.0), (30, 5.5), (60, 2.5)], "not on the same side"),
    ],
)
def test_anything_less_is_none(points, why):
    assert sustained_change(trail(*points), sem=0.4) is None, why


def test_assessments_every_week_count_once_they_span_four_weeks():
    weekly = trail(*((7 * week, 5.0 if week < 3 else 3.0) for week in range(7)))
    assert sustained_change(weekly, sem=0.4) is None
    full = [*weekly, (START + timedelta(weeks=7), 3.0)]
    change = sustained_change(full, sem=0.4)
    assert change.since == START + timedelta(weeks=3)
    assert change.assessments_since == 5


def test_a_change_back_is_a_change_of_its_own():
    points = trail((0, 5), (30, 3), (60, 3), (90, 3), (120, 5), (150, 5))
    first, second = sustained_changes(points, sem=0.4)
    assert (first.before, first.now) == (5, 3)
    assert (second.before, second.now) == (3, 5)
    assert (first.assessments_before, second.assessments_before) == (1, 3)
    assert sustained_change(points, sem=0.4) == second


def test_what_did_not_last_becomes_part_of_the_level_before():
    change = sustained_change(trail((0, 5.0), (30, 3.0), (60, 5.0), (90, 2.0), (120, 2.0)), 0.4)
    assert change.before == pytest.approx((5 + 3 + 5) / 3)


@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.floats(1, 7)), max_size=25, unique_by=lambda p: p[0]
    ),
    st.randoms(use_true_random=False),
    st.floats(-3, 3),
)
def test_neither_order_nor_a_shift_nor_turning_the_scale_matters(points, chance, shift):
    changes = sustained_changes(trail(*points), 0.5)
    mixed = list(points)
    chance.shuffle(mixed)
    assert sustained_changes(trail(*mixed), 0.5) == changes
    turned = sustained_changes(trail(*((day, 8 - score) for day, score in points)), 0.5)
    assert [one.since for one in turned] == [one.since for one in changes]
    for one in changes:
        assert abs(one.difference) > 0
        assert one.seen - one.since >= timedelta(weeks=4)
        assert one.assessments_since >= 2


def lives(rng, lives, months, step=0.0):
    """Scores every four weeks with an error of 0.5; the person moves halfway, if at all."""
    scores = 4 + 0.5 * rng.normal(size=(lives, months))
    scores[:, months // 2 :] += step
    return [
        [(START + timedelta(weeks=4 * month), float(score)) for month, score in enumerate(life)]
        for life in scores
    ]


def naive(life, sem):
    """Two in a row against the very first assessment."""
    bar, first = reliable_change(sem), life[0][1]
    return any(
        abs(one - first) > bar and abs(two - first) > bar and (one - first) * (two - first) > 0
        for (_, one), (_, two) in pairwise(life[1:])
    )


@pytest.mark.guarantee
def test_five_years_of_nothing_seldom_show_a_change():
    people = lives(np.random.default_rng(11), 400, 60)
    found = np.mean([sustained_change(life, 0.5) is not None for life in people])
    assert found <= 0.05  # measured: 1 to 2 %
    assert np.mean([naive(life, 0.5) for life in people]) > 0.10  # against the first alone


@pytest.mark.guarantee
def test_a_move_of_four_errors_is_found_within_months():
    people = lives(np.random.default_rng(12), 200, 26, step=-2.0)
    middle = START + timedelta(weeks=4 * 13)
    found = [sustained_change(life, 0.5) for life in people]
    days = [(one.seen - middle).days for one in found if one and one.difference < 0]
    assert len(days) >= 190
    assert np.median(days) <= 60


@pytest.mark.parametrize("sem", [0, -1, nan, inf])
def test_an_error_that_is_none_is_refused(sem):
    with pytest.raises(BadPoints):
        sustained_change(trail((0, 5.0), (30, 3.0)), sem)


@pytest.mark.parametrize("score", [nan, inf])
def test_a_score_that_is_no_number_is_refused(score):
    with pytest.raises(BadPoints):
        sustained_change(trail((0, 5.0), (30, score)), 0.4)


def test_a_time_without_zone_is_refused():
    with pytest.raises(BadPoints, match="time zone"):
        sustained_change([(datetime(2026, 1, 1), 5.0)], 0.4)  # noqa: DTZ001 - that is the point
