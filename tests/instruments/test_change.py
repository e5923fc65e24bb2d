"""When a move counts as a change, and how seldom nothing at all looks like one."""

from datetime import UTC, datetime, timedelta
from math import inf, nan, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.instruments import BadPoints, Precision, least_change, share
from nearer.instruments.change import reliable_change
from nearer.instruments.change import sustained_changes as sustained

LEAST = 1.1
START = datetime(2026, 3, 1, 20, tzinfo=UTC)


def trail(*points):
    """(day, score) as (when, score)."""
    return [(START + timedelta(days=day), score) for day, score in points]


def test_reliable_change_is_that_of_the_field():
    assert reliable_change(0.5) == pytest.approx(1.96 * 2**0.5 * 0.5)


def known(sem, freedom):
    return Precision(
        scale="x",
        sem=sem,
        source="own",
        from_items=sem / 2,
        items_freedom=1e6,
        from_retest=sem,
        retest_freedom=freedom,
    )


def test_shares_fall_and_never_sum_to_more_than_one():
    shares = [share(rank) for rank in range(1, 2000)]
    assert shares == sorted(shares, reverse=True)
    assert 0.99 < sum(shares) < 1
    assert (share(1), share(6)) == (pytest.approx(1 / 4), pytest.approx(1 / 24))


@pytest.mark.parametrize(
    ("freedom", "level", "quantile"),
    [
        (5, 0.05, 2.571),
        (10, 0.05, 2.228),
        (10, 0.01, 3.169),
        (30, 0.001, 3.646),
        (1e7, 0.01, 2.576),
    ],
)
def test_the_least_change_is_a_quantile_of_student_s_t(freedom, level, quantile):
    field = reliable_change(0.5)
    assert least_change(known(0.5, freedom), level) == pytest.approx(
        max(0.5 * quantile, field), rel=0.01
    )


def test_an_error_hardly_known_asks_for_more_and_a_known_one_for_what_the_field_does():
    errors = [least_change(known(0.5, freedom), 0.01) for freedom in (3, 6, 12, 100)]
    assert errors == sorted(errors, reverse=True)
    assert errors[0] > 0.5 * 5.841  # the quantile at three degrees of freedom
    assert least_change(known(0.5, 1e6), 0.5) == reliable_change(0.5)
    items = Precision(scale="x", sem=0.5, source="own", from_items=0.5, items_freedom=10)
    assert least_change(items, 0.01) == pytest.approx(0.5 * 3.169, rel=0.01)


@pytest.mark.parametrize("level", [0, 1, -0.1, nan])
def test_a_level_that_is_none_is_refused(level):
    with pytest.raises(BadPoints):
        least_change(known(0.5, 10), level)


def sustained_changes(points, least=LEAST):
    """With the same least change for every run."""
    return sustained(points, lambda _begins, _last: least)


def sustained_change(points, least=LEAST):
    """The latest."""
    changes = sustained_changes(points, least)
    return changes[-1] if changes else None


def test_two_in_a_row_four_weeks_apart_are_a_change():
    change = sustained_change(trail((0, 5.0), (30, 3.0), (58, 3.2)), least=LEAST)
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
    assert sustained_change(trail(*points), least=LEAST) is None, why


def test_assessments_every_week_count_once_they_span_four_weeks():
    weekly = trail(*((7 * week, 5.0 if week < 3 else 3.0) for week in range(7)))
    assert sustained_change(weekly, least=LEAST) is None
    full = [*weekly, (START + timedelta(weeks=7), 3.0)]
    change = sustained_change(full, least=LEAST)
    assert change.since == START + timedelta(weeks=3)
    assert change.assessments_since == 5


def test_a_change_back_is_a_change_of_its_own():
    points = trail((0, 5), (30, 3), (60, 3), (90, 3), (120, 5), (150, 5))
    first, second = sustained_changes(points, least=LEAST)
    assert (first.before, first.now) == (5, 3)
    assert (second.before, second.now) == (3, 5)
    assert (first.assessments_before, second.assessments_before) == (1, 3)
    assert (first.until, second.until) == (START + timedelta(90), None)


def test_a_level_is_told_by_all_of_it_and_not_by_what_made_it_one():
    change = sustained_change(trail((0, 3), (30, 3), (60, 6), (90, 6), (120, 5), (150, 5)))
    assert (change.until, change.now, change.assessments_since) == (None, 5.5, 4)
    assert change.seen == START + timedelta(90)


def test_a_level_that_faded_ends_with_the_last_assessment_beyond():
    points = trail((0, 3), (30, 3), (60, 5), (90, 5), *((120 + 30 * n, 4) for n in range(30)))
    change = sustained_change(points)
    assert change.until == START + timedelta(90)
    assert (change.now, change.assessments_since) == (5, 2)


def test_one_that_falls_back_and_is_seen_to_ends_the_one_before():
    first, second = sustained_changes(trail((0, 3), (30, 6), (60, 6), (90, 3), (120, 3)), LEAST)
    assert (first.until, first.now) == (START + timedelta(60), 6)
    assert (second.until, second.before) == (None, 6)


def test_a_level_of_few_assessments_needs_more_than_one_of_many():
    far = LEAST * sqrt(2)
    for before, off in ((1, far - 0.01), (2, LEAST * sqrt(1.5) - 0.01)):
        level = [(30 * n, 4.0) for n in range(before)]
        for more, found in ((0, False), (0.02, True)):
            moved = [(30 * (before + n), 4.0 + off + more) for n in (0, 1)]
            assert bool(sustained_changes(trail(*level, *moved), LEAST)) == found


def test_what_did_not_last_becomes_part_of_the_level_before():
    change = sustained_change(trail((0, 5.0), (30, 3.0), (60, 5.0), (90, 2.0), (120, 2.0)), LEAST)
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


@pytest.mark.parametrize("score", [nan, inf])
def test_a_score_that_is_no_number_is_refused(score):
    with pytest.raises(BadPoints):
        sustained_change(trail((0, 5.0), (30, score)), LEAST)


def test_a_time_without_zone_is_refused():
    with pytest.raises(BadPoints, match="time zone"):
        sustained_changes([(datetime(2026, 1, 1), 5.0)], LEAST)  # noqa: DTZ001 - that is the point
