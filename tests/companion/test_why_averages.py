"""Averages by person, hour and weekday, and what urges ended in: counted right, nothing more."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from nearer.coach import Fates
from nearer.companion import people
from nearer.companion.budget import FIXED_AT
from nearer.companion.why_averages import all_fates, averages, fates
from nearer.domain.values import Moment

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def noted(space: Any, when: datetime, **given: Any) -> None:
    moment = {"id": space.new_id(), "when": when, "way": "prompt"} | given
    space.put(Moment(**moment))


def test_nothing_noted_is_nothing_shown(space: Any) -> None:
    read = averages(space, "urge")
    assert (read.people, read.hours, read.weekdays) == ((), (), ())
    assert fates(space) == ()
    assert all_fates(space) == Fates()


def test_a_group_has_its_mean_its_middle_half_and_its_count(space: Any) -> None:
    for day, urge in enumerate((0, 1, 2, 3, 10)):
        noted(space, MONDAY + timedelta(weeks=day), urge=urge)
    (group,) = averages(space, "urge").weekdays
    assert (group.name, group.count, group.few) == ("Mondays", 5, True)
    assert group.mean == pytest.approx(3.2)
    assert (group.low, group.high) == (1, 3)


def test_ten_check_ins_are_not_few_any_more(space: Any) -> None:
    for week in range(10):
        noted(space, MONDAY + timedelta(weeks=week), urge=4)
    assert not averages(space, "urge").weekdays[0].few


def test_only_what_was_asked_and_answered_counts(space: Any) -> None:
    noted(space, MONDAY, urge=4)
    noted(space, MONDAY, urge=9, way="self")
    noted(space, MONDAY, urge=9, skipped=True)
    noted(space, MONDAY, mood=9)
    assert [group.count for group in averages(space, "urge").hours] == [1]
    assert averages(space, "closeness").hours == ()


def test_a_night_belongs_to_the_weekday_before(space: Any) -> None:
    noted(space, datetime(2026, 3, 3, 1, 30, tzinfo=UTC), urge=4)
    read = averages(space, "urge")
    assert [group.name for group in read.weekdays] == ["Mondays"]
    assert [group.name for group in read.hours] == ["0–6 h"]


@pytest.mark.parametrize("hour", range(24))
def test_every_hour_has_its_place(space: Any, hour: int) -> None:
    noted(space, datetime(2026, 3, 3, hour, 59, tzinfo=UTC), urge=4)
    (group,) = averages(space, "urge").hours
    first, last = group.name.removesuffix(" h").split("–")
    assert int(first) <= hour < int(last)


def test_each_person_and_being_alone_is_a_group_most_often_first(space: Any) -> None:
    robin, maya = people.add(space, "Robin"), people.add(space, "Maya")
    for _ in range(3):
        noted(space, MONDAY, urge=2, people=(maya.id, robin.id))
    noted(space, MONDAY, urge=8, people=(robin.id,))
    noted(space, MONDAY, urge=5, alone=True)
    assert averages(space, "urge").people == (), "a hunch could follow them"
    for _ in range(FIXED_AT):
        noted(space, MONDAY, urge=5)
    read = averages(space, "urge").people
    assert [(g.name, g.count) for g in read] == [("with Robin", 4), ("with Maya", 3), ("alone", 1)]
    assert [g.mean for g in read] == [3.5, 2.0, 5.0]


def test_urges_are_counted_by_what_they_ended_in_and_by_their_strength(space: Any) -> None:
    for urge, action in ((1, "toward"), (3, "stayed"), (4, "away"), (10, "away"), (7, "away")):
        noted(space, MONDAY, urge=urge, action=action)
    noted(space, MONDAY, urge=0, action="away")  # there was nothing to pull away from
    noted(space, MONDAY, urge=5)  # not said
    noted(space, MONDAY, action="away")
    noted(space, MONDAY, urge=5, action="away", way="self")
    assert [(band.name, band.fates) for band in fates(space)] == [
        ("urge 1–3", Fates(away=0, stayed=1, toward=1)),
        ("urge 4–6", Fates(away=1)),
        ("urge 7–10", Fates(away=2)),
    ]
    assert all_fates(space) == Fates(away=3, stayed=1, toward=1)


def test_what_is_kept_follows_the_record(space: Any) -> None:
    noted(space, MONDAY, urge=4, action="away")
    assert (averages(space, "urge").hours[0].count, all_fates(space).away) == (1, 1)
    noted(space, MONDAY, urge=4, action="away")
    assert (averages(space, "urge").hours[0].count, all_fates(space).away) == (2, 2)
