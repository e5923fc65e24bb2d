"""What is held equal: the past and the clock, and nothing else."""

from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pytest

from nearer.insight.clock import (
    MONTH,
    TIMETABLE,
    WIDE,
    Body,
    body_rows,
    clock_rows,
    month_rows,
    timetable_rows,
)
from nearer.insight.controls import COUNT, PLAIN, control_precisions, control_rows
from nearer.insight.past import Past, past_rows
from nearer.insight.times import read_times

FAST, MIDDLE, SLOW, SAME, FIRST, LAST, MEAN, BEFORE, OVERNIGHT = range(9)


def test_every_column_has_its_precision():
    precisions = control_precisions()
    assert precisions.shape == (COUNT,)
    assert precisions[0] == 1e-3
    assert set(precisions[1:PLAIN]) == {1.0}
    assert set(precisions[PLAIN:]) == {4.0, 12.0}
    assert set(control_precisions(held=2)[COUNT:]) == {1.0}


def test_an_outcome_does_not_show_in_its_own_row():
    days, low, high = [1, 1, 2, 2], [3.0, 4.0, 5.0, 0.0], [3.0, 4.0, 5.0, 10.0]
    assert np.array_equal(past_rows(Past(), days, low)[0], past_rows(Past(), days, high)[0])


def test_the_past_can_be_taken_up_anywhere():
    rng = np.random.default_rng(2)
    days, outcome = np.sort(rng.integers(0, 40, 120)).tolist(), rng.uniform(0, 10, 120).tolist()
    whole, end = past_rows(Past(), days, outcome)
    first, middle = past_rows(Past(), days[:47], outcome[:47])
    second, last = past_rows(middle, days[47:], outcome[47:])
    assert np.array_equal(np.vstack([first, second]), whole)
    assert last == end


def test_today_and_yesterday_are_told_apart():
    rows, _ = past_rows(Past(), [10, 10, 11, 11], [2.0, 6.0, 1.0, 9.0])
    slow = rows[:, SLOW]
    assert rows[:, FIRST].tolist() == [1, 0, 1, 0]
    assert rows[1, SAME] == pytest.approx(2 - slow[1])
    assert rows[2, SAME] == 0
    assert rows[2, LAST] == pytest.approx(6 - slow[2])
    assert rows[2, MEAN] == pytest.approx(4 - slow[2])
    assert rows[3, SAME] == pytest.approx(1 - slow[3])
    assert rows[3, MEAN] == pytest.approx(4 - slow[3])
    assert rows[:, BEFORE].tolist() == pytest.approx([0, *([2, 6, 1] - slow[1:])])
    assert rows[:, OVERNIGHT].tolist() == pytest.approx([0, 0, 6 - slow[2], 0])
    hinges = rows[:, 9:]
    assert hinges[3, :3].tolist() == [0, 0, 0]  # last outcome 1 is below the knots 2, 4, 6
    assert hinges[3, 3:6].tolist() == [2, 0.5, 0]  # yesterday's mean 4 over 2, 3.5, 5
    assert hinges[1, 6] == 0  # 2 today is not above 4


def test_a_half_life_is_one():
    rows, _ = past_rows(Past(), range(61), [0.0] * 28 + [10.0] * 33)
    weights = 0.5 ** (np.arange(32)[::-1] / 4)
    assert rows[32, FAST] == pytest.approx(10 * weights[28:].sum() / weights.sum())


def test_midnight_is_no_edge():
    rows = clock_rows(np.array([0.0, 23.999]), np.array([False, False]))
    assert np.abs(rows[0] - rows[1]).max() < 1e-2
    assert rows.shape == (2, WIDE)


def test_weekends_have_a_clock_of_their_own():
    rows = clock_rows(np.array([8.0, 8.0]), np.array([False, True]))
    half = WIDE // 2
    assert np.array_equal(rows[0, :half], rows[1, half:])
    assert not rows[0, half:].any()


def test_a_night_belongs_to_the_day_before():
    tuesday_night = datetime(2024, 1, 3, 2, tzinfo=UTC)  # a Wednesday by the calendar
    times = read_times([tuesday_night, tuesday_night + timedelta(hours=2)], day_starts=4)
    assert times.weekday.tolist() == [1, 2]
    assert times.hour.tolist() == [2, 4]


def test_hours_are_those_where_the_person_is():
    noon = datetime(2024, 1, 3, 12, tzinfo=UTC)
    tokyo = noon.astimezone(timezone(timedelta(hours=9)))
    assert read_times([noon, tokyo], day_starts=4).hour.tolist() == [12, 21]


def test_flying_west_over_the_date_line_does_not_make_yesterday_today():
    rows, past = past_rows(Past(), [5, 4, 5, 6], [1.0, 2.0, 3.0, 4.0])
    assert rows[:, FIRST].tolist() == [1, 0, 0, 1]
    assert past.day == 6


def test_the_first_and_last_thinkable_times_can_be_read():
    far = [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)]
    times = read_times(far, day_starts=4)
    rows, *_ = control_rows(times, [1.0, 2.0], Past(), Body(), float(times.instant[0]))
    assert np.all(np.isfinite(rows))


def test_who_stays_has_no_other_day_than_the_clock_s():
    noon = datetime(2024, 1, 3, 12, tzinfo=timezone(timedelta(hours=5.5)))
    rows, _ = body_rows(read_times([noon + timedelta(hours=h) for h in range(60)], 4), Body())
    assert not rows.any()


def test_after_a_flight_the_body_follows_by_an_hour_a_day():
    home, far = timezone(timedelta(hours=1)), timezone(timedelta(hours=-5))
    start = datetime(2024, 1, 3, 12, tzinfo=UTC)
    when = [start.astimezone(home)]
    when += [(start + timedelta(days=d)).astimezone(far) for d in range(1, 9)]
    times = read_times(when, 4)
    rows, body = body_rows(times, Body())
    assert rows[1:6].any(axis=1).all()
    assert not rows[6:].any()  # six zones, six days
    assert body.offset == -5
    cut, middle = body_rows(read_times(when[:4], 4), Body())
    rest, _ = body_rows(read_times(when[4:], 4), middle)
    assert np.array_equal(np.vstack([cut, rest]), rows)


def test_the_body_takes_the_shorter_way_round():
    east, west = timezone(timedelta(hours=11)), timezone(timedelta(hours=-11))
    start = datetime(2024, 1, 3, 12, tzinfo=UTC)
    when = [start.astimezone(east), (start + timedelta(days=3)).astimezone(west)]
    rows, body = body_rows(read_times(when, 4), Body())
    assert not rows.any()  # two hours apart, not twenty-two
    assert body.offset == -11


def test_every_part_of_every_day_of_the_week_stands_apart():
    rows = timetable_rows(np.array([18.0, 18.0, 6.0]), np.array([3, 4, 3]))
    assert rows.shape == (3, TIMETABLE)
    assert np.argmax(rows[0]) == 3 * 6 + 4
    assert rows[0].max() == 1
    assert not (rows[0] * rows[1]).any()
    assert np.abs(rows[0] * rows[2]).max() < 0.01


def test_the_month_has_no_seam_and_every_length():
    days = [datetime(2024, m, d, tzinfo=UTC).toordinal() for m, d in ((2, 29), (3, 1), (3, 16))]
    rows = month_rows(np.array(days))
    assert rows.shape == (3, MONTH)
    assert np.argmax(rows, axis=1).tolist() == [14, 0, 7]
    assert np.abs(rows[0] - rows[1]).max() < 0.5
