"""Which copies stay."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nearer.exchange.rotation import DAYS, MONTHS, WEEKS, staying

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def daily(days: int) -> list[datetime]:
    return [NOON - timedelta(days=n) for n in range(days)]


def test_after_two_years_of_days_seven_days_four_weeks_and_twelve_months_stay() -> None:
    stays = sorted(staying(daily(730)), reverse=True)
    assert stays[:DAYS] == daily(7)
    assert len({when.isocalendar()[:2] for when in stays}) >= WEEKS
    assert len({(when.year, when.month) for when in stays}) == MONTHS
    assert len(stays) <= DAYS + WEEKS + MONTHS


def test_letting_go_every_day_keeps_as_many_as_letting_go_once() -> None:
    kept: set[datetime] = set()
    for when in reversed(daily(730)):
        kept = staying({*kept, when})
    assert {(when.year, when.month) for when in kept} == {
        (when.year, when.month) for when in staying(daily(730))
    }


def test_a_long_pause_lets_nothing_go() -> None:
    old = daily(7)
    assert staying(old) == set(old)
    assert staying([*old, NOON + timedelta(days=900)]) >= set(old[:6])


def test_of_one_day_the_newest_stays() -> None:
    assert staying([NOON, NOON - timedelta(hours=1)]) == {NOON}


@given(st.sets(st.datetimes(timezones=st.just(UTC)), min_size=1, max_size=60))
def test_the_newest_always_stays(made: set[datetime]) -> None:
    assert max(made) in staying(made)
