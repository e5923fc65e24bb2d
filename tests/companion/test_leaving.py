"""Leaving first: expecting to be rejected, then away from the same people, before knowing."""

from datetime import timedelta
from typing import Any, get_args

import pytest
from msgspec.structs import replace

from nearer.coach.leaving import ENOUGH
from nearer.companion import leaving as module
from nearer.companion.leaving import EXPECTED, TOGETHER, WITHIN, leaving
from nearer.domain.values import Fear, FearKind, FearOutcome, Moment

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def feared(mira: Any, number: int = 0, **more: Any) -> Fear:
    """A fear about Robin, three weeks after the one of the number before."""
    when = mira.clock() + number * 21 * DAY
    given = {"likely": 80, "person": "robin", "when": when, "due": when + 3 * DAY} | more
    return Fear(id=f"f{number}", words="they turn away", **given)


def left(mira: Any, after: timedelta, number: int = 0, **more: Any) -> Moment:
    when = mira.clock() + number * 21 * DAY + after
    given = {"action": "away", "people": ("robin",), "when": when} | more
    return Moment(id=f"m{number}-{after.total_seconds():.0f}", **given)


def times(mira: Any, *values: Any) -> int:
    mira.space.put(*values)
    return leaving(mira.space).counts.times


def test_away_from_somebody_within_a_day_of_fearing_is_one_time(mira: Any) -> None:
    assert times(mira, feared(mira), left(mira, 5 * HOUR)) == 1
    (time,) = leaving(mira.space).times
    assert (time.fear.id, time.left.people) == ("f0", ("robin",))


@pytest.mark.parametrize("apart", [-TOGETHER, timedelta(0), TOGETHER])
def test_where_fear_and_leaving_stand_in_one_check_in_no_order_is_counted(
    mira: Any, apart: timedelta
) -> None:
    moment = left(mira, apart)
    assert times(mira, feared(mira, moment=moment.id, person=""), moment) == 0
    found = leaving(mira.space)
    assert found.counts.together == found.counts.seen == 1
    assert found.times[0].together


def test_a_fear_and_a_check_in_minutes_later_tell_no_order_either(mira: Any) -> None:
    assert times(mira, feared(mira), left(mira, TOGETHER)) == 0
    assert leaving(mira.space).counts.together == 1


def test_a_fear_added_later_to_the_page_of_an_old_check_in_tells_of_no_leaving(mira: Any) -> None:
    moment = left(mira, -200 * DAY)
    mira.space.put(moment, feared(mira, moment=moment.id, person=""))
    assert leaving(mira.space).counts.seen == 0
    assert leaving(mira.space).counts.fears == 1


def test_leaving_an_hour_before_the_fear_is_no_leaving_first(mira: Any) -> None:
    moment = left(mira, -HOUR)
    mira.space.put(moment, feared(mira, moment=moment.id))
    assert leaving(mira.space).counts.seen == 0


@pytest.mark.parametrize("kind", get_args(FearKind))
def test_only_fears_of_rejection_count_and_those_of_no_kind_are_told(
    mira: Any, kind: FearKind
) -> None:
    counted = kind in {"turned down", "left", ""}
    assert times(mira, feared(mira, about=kind), left(mira, HOUR)) == counted
    counts = leaving(mira.space).counts
    assert (counts.fears, counts.unsaid) == (counted, kind == "")


@pytest.mark.parametrize(
    "more",
    [
        {"action": "stayed"},
        {"action": "toward"},
        {"action": ""},
        {"people": ("maya",)},
        {"people": (), "alone": True},
    ],
)
def test_what_does_not_say_away_from_them_does_not_count(mira: Any, more: Any) -> None:
    assert times(mira, feared(mira), left(mira, HOUR, **more)) == 0


@pytest.mark.parametrize(
    ("after", "count"),
    [(-HOUR, 0), (timedelta(0), 0), (TOGETHER, 0), (HOUR, 1), (WITHIN, 1), (WITHIN + HOUR, 0)],
)
def test_only_the_day_after_the_fear_counts(mira: Any, after: timedelta, count: int) -> None:
    assert times(mira, feared(mira), left(mira, after)) == count


@pytest.mark.parametrize(("likely", "count"), [(EXPECTED - 1, 0), (EXPECTED, 1)])
def test_a_fear_held_unlikely_does_not_count(mira: Any, likely: int, count: int) -> None:
    assert times(mira, feared(mira, likely=likely), left(mira, HOUR)) == count


def test_a_fear_with_nobody_in_it_does_not_count(mira: Any) -> None:
    alone = Moment(id="a", when=mira.clock(), alone=True, action="away")
    assert times(mira, feared(mira, person="", moment="a"), alone, left(mira, HOUR)) == 0
    assert leaving(mira.space).counts.fears == 0


def test_the_people_of_its_check_in_are_whom_a_fear_without_a_name_is_about(mira: Any) -> None:
    there = left(mira, -HOUR, action="stayed")
    assert times(mira, feared(mira, person="", moment=there.id), there, left(mira, HOUR)) == 1


def test_away_after_the_fear_was_looked_back_at_is_no_leaving_before_knowing(mira: Any) -> None:
    known = feared(mira, outcome="no", answered=mira.clock() + HOUR)
    assert times(mira, known, left(mira, 2 * HOUR)) == 0
    assert times(mira, left(mira, 0.5 * HOUR)) == 1


def test_one_leaving_is_counted_once_however_many_fears_it_followed(mira: Any) -> None:
    again = replace(feared(mira), id="f9", when=mira.clock() + HOUR)
    assert times(mira, feared(mira), again, left(mira, 2 * HOUR)) == 1
    assert leaving(mira.space).counts.fears == 2
    assert times(mira, left(mira, 3 * HOUR)) == 2


@pytest.mark.parametrize(
    ("outcome", "counted"), [("", 1), ("unknown", 1), ("no", 1), ("partly", 0), ("yes", 0)]
)
def test_a_fear_that_came_is_told_apart(mira: Any, outcome: FearOutcome, counted: int) -> None:
    answered = mira.clock() + 4 * DAY if outcome else None
    mira.space.put(feared(mira, outcome=outcome, answered=answered), left(mira, HOUR))
    counts = leaving(mira.space).counts
    assert (counts.times, counts.came) == (counted, 1 - counted)
    assert counts.did_not_come == (outcome == "no")


def test_it_is_shown_from_the_third_time_on_the_newest_first(mira: Any) -> None:
    for number in range(ENOUGH):
        assert not leaving(mira.space).enough
        mira.space.put(feared(mira, number), left(mira, HOUR, number))
    found = leaving(mira.space)
    assert found.enough
    assert [time.fear.id for time in found.times] == ["f2", "f1", "f0"]


def test_nothing_is_counted_of_people_who_are_unsafe(
    mira: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = left(mira, HOUR, 1, people=("maya", "robin"))
    of_maya = feared(mira, 1, person="maya")
    assert times(mira, feared(mira), left(mira, 2 * HOUR), of_maya, both) == 2
    monkeypatch.setattr(module, "unsafe_people", lambda _space: frozenset({"robin"}))
    counts = leaving(mira.space).counts
    assert (counts.fears, counts.times) == (1, 0)
    monkeypatch.setattr(module, "unsafe_people", lambda _space: frozenset({"maya"}))
    assert leaving(mira.space).counts.times == 1


def test_it_follows_the_record_when_a_check_in_is_changed_or_deleted(mira: Any) -> None:
    moment = left(mira, HOUR)
    assert times(mira, feared(mira), moment) == 1
    assert times(mira, replace(moment, action="stayed")) == 0
    assert times(mira, moment) == 1
    mira.space.erase(moment.id)
    assert leaving(mira.space).counts.times == 0
