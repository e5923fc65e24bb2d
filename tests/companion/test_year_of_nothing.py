"""The year of nothing as a reader gets it."""

import re
from datetime import date
from html import unescape

import pytest

from nearer.companion import noise as module
from nearer.companion.noise import YEARS, noise, year_for
from nearer.domain.errors import BadInput
from nearer.insight.noise import a_year_of_nothing


def test_a_month_tells_what_its_last_evening_told():
    shown, year = noise(12), a_year_of_nothing(12)
    assert [month.number for month in shown.months] == list(range(1, 13))
    for month, day in ((shown.months[0], 31), (shown.months[1], 59), (shown.months[11], 365)):
        assert (month.check_ins, month.naive_ever, month.naive_now, month.established_ever) == (
            year.check_ins[day - 1],
            year.naive_ever[day - 1],
            year.naive_now[day - 1],
            year.established_ever[day - 1],
        )
    last = shown.months[-1]
    assert (shown.naive, shown.established) == (last.naive_ever, last.established_ever)
    assert shown.leaning == year.leaning_ever[-1]


def test_the_picture_s_words_have_its_numbers():
    shown = noise(12)
    told = re.search(r"<desc>(.*?)</desc>", shown.picture)
    assert told
    early, late, own = (int(number) for number in re.findall(r"\d+", unescape(told[1])))
    assert (early, late, own) == (shown.months[0].naive_ever, shown.naive, shown.established)


def test_a_year_is_worked_out_once_however_often_it_is_asked_for(monkeypatch):
    made = []

    def counted(number):
        made.append(number)
        return a_year_of_nothing(number, tags=2)

    monkeypatch.setattr(module, "a_year_of_nothing", counted)
    shown = [noise(number) for number in (901, 902, 901, 902, 901)]
    assert made == [901, 902]
    assert shown[0] == shown[2] != shown[1]
    module._worked_out.cache_clear()


@pytest.mark.parametrize("number", [0, -1, YEARS + 1, 10**30])
def test_a_number_without_a_year_is_refused(number):
    with pytest.raises(BadInput, match="from 1 to 1,000"):
        noise(number)


def test_after_the_last_year_comes_the_first():
    assert noise(1).following == 2
    assert noise(YEARS).following == 1


def test_the_date_picks_the_year_that_is_shown_first():
    assert year_for(date(2026, 1, 1)) == 1
    assert year_for(date(2028, 12, 31)) == 366
