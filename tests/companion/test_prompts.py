"""When Nearer asks: drawn once, within the person's hours, in windows that survive the clocks."""

import random
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from nearer.companion import check_in, prompts
from nearer.companion.check_in import Feeling, Situation
from nearer.companion.preferences import change
from nearer.companion.prompts import BURST, BURST_DAYS, EVENING, GENTLE, WINDOW, draw
from nearer.domain.values import Preferences, PromptDay

BEGAN = datetime(2026, 1, 1, 8, tzinfo=UTC)
LATER = date(2026, 3, 10)


def wishes(**chosen: Any) -> Preferences:
    return Preferences(id="preferences", began=BEGAN, **chosen)


def test_a_day_is_drawn_once_and_never_again(mira: Any) -> None:
    drawn = prompts.drawn(mira.space)
    mira.clock.move(hours=6)
    assert prompts.drawn(mira.space) == drawn
    assert prompts.drawn(mira.opened_again()) == drawn
    assert len(mira.space.all(PromptDay)) == 1


def test_new_hours_count_from_the_next_day(mira: Any) -> None:
    drawn = prompts.drawn(mira.space)
    change(mira.space, replace(mira.space.preferences(), prompts_from=15, prompts_to=16))
    assert prompts.drawn(mira.space) == drawn
    mira.clock.move(days=1)
    tomorrow = prompts.drawn(mira.space)
    assert tomorrow.day != drawn.day
    assert all(15 <= t.hour < 16 for t in tomorrow.times[:-1])


def test_the_night_still_belongs_to_the_day_before(mira: Any) -> None:
    mira.clock.set(datetime(2026, 3, 11, 2, 0, tzinfo=UTC))
    assert prompts.today(mira.space) == date(2026, 3, 10)
    mira.clock.set(datetime(2026, 3, 11, 4, 0, tzinfo=UTC))
    assert prompts.today(mira.space) == date(2026, 3, 11)


def test_four_a_day_for_two_weeks_then_two() -> None:
    counts = [
        len(draw(BEGAN.date() + timedelta(days=n), wishes(), random.Random(n)).times)
        for n in range(20)
    ]
    assert counts == [BURST] * BURST_DAYS + [GENTLE] * 6


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("evening", [True, False])
def test_times_are_in_order_within_the_hours_and_windows_do_not_meet(
    seed: int, evening: bool
) -> None:
    chosen = wishes(evening=evening, zone="Europe/Lisbon", prompts_from=8, prompts_to=23)
    times = draw(BEGAN.date(), chosen, random.Random(seed)).times
    assert len(times) == BURST
    assert all(8 <= t.hour < 23 for t in times)
    assert all(b - a >= WINDOW for a, b in pairwise(times))


def test_days_differ_from_each_other() -> None:
    chance = random.Random(3)
    drawn = {draw(LATER, wishes(evening=False), chance).times for _ in range(30)}
    assert len(drawn) > 20


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Berlin", date(2026, 3, 29)),
        ("Europe/Berlin", date(2026, 10, 25)),
        ("America/New_York", date(2026, 3, 8)),
        ("Australia/Lord_Howe", date(2026, 4, 5)),
        ("Asia/Kathmandu", LATER),
        ("Pacific/Kiritimati", LATER),
    ],
)
def test_where_clocks_change_the_hours_are_still_the_person_s(zone: str, day: date) -> None:
    chosen = wishes(zone=zone, prompts_from=0, prompts_to=24)
    for seed in range(20):
        times = draw(day, chosen, random.Random(seed)).times
        assert all(t.astimezone(ZoneInfo(zone)).date() == day for t in times)
        moments = [t.astimezone(UTC) for t in times]
        assert moments == sorted(moments)
        assert (times[-1].hour, times[-1].minute) == (19, 0)


@pytest.mark.parametrize(("first", "last"), [(9, 10), (22, 23), (20, 24), (0, 1), (19, 20)])
def test_narrow_and_late_hours_still_give_a_day(first: int, last: int) -> None:
    chosen = wishes(prompts_from=first, prompts_to=last, evening=False)
    for seed in range(10):
        times = draw(BEGAN.date(), chosen, random.Random(seed)).times
        assert times
        assert all(first <= t.hour < last for t in times)


def test_a_window_opens_at_its_time_and_closes_after_it(mira: Any) -> None:
    asked = prompts.drawn(mira.space).times[0]
    for at, waits in [
        (asked - timedelta(seconds=1), False),
        (asked, True),
        (asked + WINDOW - timedelta(seconds=1), True),
        (asked + WINDOW, False),
    ]:
        mira.clock.set(at)
        assert bool(prompts.open_now(mira.space)) is waits


def test_the_evening_window_stays_open_for_hours_wherever_she_lives(settle: Any) -> None:
    mira = settle(zone="America/Los_Angeles")
    mira.clock.set(datetime(2026, 3, 10, 19, 0, tzinfo=ZoneInfo("America/Los_Angeles")))
    evening = prompts.open_now(mira.space)
    assert evening.startswith("2026-03-10/")
    mira.clock.move(seconds=EVENING.total_seconds() - 1)
    assert prompts.open_now(mira.space) == evening
    mira.clock.move(seconds=1)
    assert prompts.open_now(mira.space) == ""


def test_the_evening_window_is_as_long_after_the_day_was_read_again(settle: Any) -> None:
    mira = settle(zone="Asia/Tokyo")
    prompts.drawn(mira.space)
    mira.clock.set(datetime(2026, 3, 10, 22, 30, tzinfo=ZoneInfo("Asia/Tokyo")))
    assert prompts.open_now(mira.opened_again())


def test_an_answered_prompt_asks_no_more(mira: Any) -> None:
    mira.clock.set(prompts.drawn(mira.space).times[0])
    prompt = prompts.open_now(mira.space)
    check_in.finish(mira.space, check_in.begin(mira.space, Situation()), Feeling(mood=4))
    assert prompts.open_now(mira.space) == ""
    assert prompts.is_answered(mira.space, prompt)


def test_no_prompt_is_never_answered(space: Any) -> None:
    check_in.finish(space, check_in.begin(space, Situation()), Feeling(mood=4))
    assert not prompts.is_answered(space, "")


def test_a_clock_set_back_a_day_does_not_ask_an_answered_prompt_again(mira: Any) -> None:
    mira.clock.set(prompts.drawn(mira.space).times[0])
    prompt = prompts.open_now(mira.space)
    check_in.finish(mira.space, check_in.begin(mira.space, Situation()), Feeling(mood=4))
    mira.clock.move(days=-1)
    prompts.open_now(mira.space)
    mira.clock.move(days=1)
    assert prompts.is_answered(mira.space, prompt)
