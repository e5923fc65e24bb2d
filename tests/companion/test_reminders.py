"""Prompts as a calendar, over time zones, journeys and nights in which the clocks change."""

import random
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from nearer.companion import check_in, prompts, reminders
from nearer.companion.check_in import Feeling, Situation
from nearer.companion.preferences import change
from nearer.companion.prompts import WINDOW, draw
from nearer.domain.values import Moment, Preferences, PromptDay

ZONES = st.sampled_from(sorted(available_timezones()))
DAYS = st.dates(date(2020, 1, 1), date(2037, 12, 31))
QUIET = st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days)))


@given(
    zone=ZONES,
    day=DAYS,
    seed=st.integers(0, 10**6),
    hours=st.tuples(st.integers(0, 23), st.integers(1, 24)).filter(lambda h: h[0] < h[1]),
    count=st.integers(0, 6),
    quiet=QUIET,
    evening=st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_wherever_and_whenever_a_day_is_asked_within_its_hours_or_is_quiet(
    zone, day, seed, hours, count, quiet, evening
) -> None:
    wishes = Preferences(
        id="preferences",
        zone=zone,
        prompts_from=hours[0],
        prompts_to=hours[1],
        prompts_first=count,
        quiet_days=quiet,
        evening=evening,
    )
    drawn = draw(day, wishes, random.Random(seed))
    moments = [when.astimezone(UTC) for when in drawn.times]
    assert moments == sorted(moments)
    if day.weekday() in quiet or count == 0:
        assert drawn.times == ()
        assert not drawn.evening
        return
    drawn_at_random = drawn.times[:-1] if evening else drawn.times
    assert len(drawn_at_random) in {0, count - evening}
    first = datetime.combine(day, datetime.min.time(), ZoneInfo(zone)).astimezone(UTC)
    for when in drawn.times:
        assert timedelta(hours=-3) < when.astimezone(UTC) - first < timedelta(hours=27)
        assert when.utcoffset() == when.astimezone(ZoneInfo(zone)).utcoffset()


@given(zone=ZONES, day=DAYS, seed=st.integers(0, 10**6))
@settings(max_examples=200, deadline=None)
def test_no_two_windows_meet_even_when_the_clocks_change_between_them(zone, day, seed) -> None:
    wishes = Preferences(id="preferences", zone=zone, prompts_from=0, prompts_to=24, evening=False)
    moments = [when.astimezone(UTC) for when in draw(day, wishes, random.Random(seed)).times]
    assert all(after - before >= WINDOW for before, after in pairwise(moments))


def test_what_the_calendar_rings_for_is_what_counts_as_asked(mira: Any) -> None:
    times = events(mira)
    mira.clock.move(days=3)
    kept = prompts.drawn(mira.space)
    assert set(kept.times) <= set(times)
    mira.clock.set(kept.times[0])
    assert prompts.open_now(mira.space) == f"{kept.day}/0"


def test_a_file_made_again_says_the_same_of_the_same_prompts(mira: Any) -> None:
    first = dict(zip(uids(mira), events(mira), strict=True))
    mira.clock.move(hours=30)
    again = dict(zip(uids(mira), events(mira), strict=True))
    both = first.keys() & again.keys()
    assert len(both) > 50
    assert all(first[uid] == again[uid] for uid in both)


def test_a_prompt_opened_late_or_twice_makes_no_second_entry(mira: Any) -> None:
    mira.clock.set(events(mira)[0])
    first = check_in.begin(mira.space, Situation(alone=True))
    second = check_in.begin(mira.space, Situation(alone=True))
    for draft in (first, second):
        check_in.finish(mira.space, draft, Feeling(mood=4))
    assert [m.way for m in mira.space.all(Moment)] == ["prompt"]
    mira.clock.move(hours=2)
    late = check_in.begin(mira.space, Situation())
    assert (late.way, late.prompt) == ("self", "")


def test_a_missed_prompt_is_nothing(mira: Any) -> None:
    reminders.as_calendar(mira.space, "A moment for you")
    mira.clock.move(days=2)
    prompts.open_now(mira.space)
    assert mira.space.all(Moment) == ()


def test_new_wishes_change_the_days_to_come_and_not_the_present_one(mira: Any) -> None:
    present = prompts.drawn(mira.space)
    before = events(mira)
    wishes = replace(mira.space.preferences(), quiet_days=(5, 6), prompts_from=12)
    change(mira.space, wishes)
    assert prompts.drawn(mira.space) == present
    after = events(mira)
    assert all(when.weekday() < 5 for when in after)
    tomorrow = [when for when in after if when.date() > date(2026, 3, 10)]
    assert all(when.hour >= 12 for when in tomorrow)
    assert not set(tomorrow) & {when for when in before if when.hour < 12}


def test_what_does_not_ask_leaves_the_days_as_they_are(mira: Any) -> None:
    before = events(mira)
    change(mira.space, replace(mira.space.preferences(), theme="dark"))
    assert events(mira) == before


@pytest.mark.parametrize("hours", [0, 7, 13, 23])
@pytest.mark.parametrize(
    "there", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "America/St_Johns"]
)
def test_who_travels_keeps_the_day_that_was_begun_and_is_asked_by_their_new_hours(
    settle: Any, there: str, hours: int
) -> None:
    mira = settle(zone="Europe/Berlin")
    mira.clock.move(hours=hours)
    reminders.as_calendar(mira.space, "-")
    begun = prompts.drawn(mira.space)
    change(mira.space, replace(mira.space.preferences(), zone=there))
    assert mira.space.find(PromptDay, begun.id) == begun
    mira.clock.move(days=3)
    for when in prompts.drawn(mira.space).times:
        assert 9 <= when.astimezone(ZoneInfo(there)).hour < 22


def test_a_window_outlasts_its_day_and_a_flight(settle: Any) -> None:
    mira = settle(zone="Pacific/Auckland")
    evening = prompts.drawn(mira.space).times[-1]
    mira.clock.set(evening + timedelta(minutes=5))
    asked = prompts.open_now(mira.space)
    assert asked
    change(mira.space, replace(mira.space.preferences(), zone="America/Los_Angeles"))
    assert prompts.open_now(mira.space) == asked


def test_an_hour_before_the_day_starts_is_asked_in_its_night(settle: Any) -> None:
    mira = settle(prompts_from=1, prompts_to=3, evening=False, day_starts=4)
    mira.clock.set(datetime(2026, 3, 10, 20, tzinfo=UTC))
    prompts.open_now(mira.space)
    tonight = mira.space.find(PromptDay, "prompts-2026-03-11")
    assert tonight is not None
    mira.clock.set(tonight.times[0])
    assert prompts.open_now(mira.space) == "2026-03-11/0"


def test_an_address_is_unguessable_and_ends_with_the_next_one(mira: Any) -> None:
    first = reminders.new_address(mira.space)
    assert len(first) >= 32
    assert reminders.is_address_of(mira.space, first)
    second = reminders.new_address(mira.space)
    assert not reminders.is_address_of(mira.space, first)
    reminders.end_address(mira.space)
    assert not reminders.is_address_of(mira.space, second)
    assert not reminders.is_address_of(mira.space, "")
    assert not reminders.is_address_of(mira.space, "ü")


def read(mira: Any) -> list[Any]:
    made = reminders.as_calendar(mira.space, "A moment for you")
    return icalendar.Calendar.from_ical(made).walk("VEVENT")


def events(mira: Any) -> list[datetime]:
    return [one["DTSTART"].dt for one in read(mira)]


def uids(mira: Any) -> list[str]:
    return [str(one["UID"]) for one in read(mira)]
