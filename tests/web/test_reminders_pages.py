"""Reminders over the wire: hours and days, the file, the address, and what a lock leaves."""

import re
from datetime import timedelta

import icalendar
import pytest

WISHES = {"prompts_from": "9", "prompts_to": "22", "prompts_first": "4", "prompts_then": "1"}
ADDRESS = r'<p class="code">http://[^/]+(/calendar/[\w-]+\.ics)<'


@pytest.fixture
def address(inside) -> str:
    assert inside.post("/yours/reminders/address/", {}).to == "/yours/reminders/"
    found = re.search(ADDRESS, inside.get("/yours/reminders/").text)
    assert found
    return found.group(1)


def test_quiet_days_and_numbers_are_kept_and_the_file_follows_them(inside) -> None:
    sent = inside.post("/yours/reminders/", WISHES | {"quiet_days": ["5", "6"]})
    assert sent.status == 303
    page = inside.get("/yours/reminders/").text
    assert re.search(r'name="quiet_days"[^>]*value="6"[^>]*checked', page)
    made = inside.post("/yours/reminders/file/", {})
    assert made.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "moments.ics" in made.headers["content-disposition"]
    events = icalendar.Calendar.from_ical(made.text).walk("VEVENT")
    ahead = [one["DTSTART"].dt for one in events if one["DTSTART"].dt.day != 10]
    assert len(ahead) > 20
    assert {when.weekday() for when in ahead} == {0, 1, 2, 3, 4}
    assert {str(one["SUMMARY"]) for one in events} == {"A moment for you"}


def test_the_file_says_nothing_of_nearer_or_of_the_person(inside) -> None:
    made = inside.post("/yours/reminders/file/", {})
    assert not re.search("nearer|urge|closeness|127\\.0", made.text, re.IGNORECASE)


@pytest.mark.parametrize(
    "wrong",
    [{"prompts_from": "22"}, {"prompts_first": "7"}, {"quiet_days": "7"}, {"prompts_then": "x"}],
)
def test_what_cannot_be_meant_is_said_beside_what_was_sent(shared, wrong) -> None:
    answer = shared.post("/yours/reminders/", WISHES | {"prompts_to": "10"} | wrong)
    assert answer.status == 200
    assert 'class="error"' in answer.text


def test_a_calendar_without_a_cookie_is_told_the_times(inside, another, address) -> None:
    answer = another(inside).get(address)
    assert answer.status == 200
    assert icalendar.Calendar.from_ical(answer.text).walk("VEVENT")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.cookies == ()


def test_a_locked_space_a_wrong_address_and_an_ended_one_are_answered_alike(
    inside, another, address
) -> None:
    calendar = another(inside)
    wrong = calendar.get("/calendar/" + "x" * 32 + ".ics")
    assert (wrong.status, wrong.text, wrong.headers["retry-after"]) == (503, "", "600")
    inside.post("/yours/reminders/address/", {"end": "1"})
    assert calendar.get(address).status == 503
    inside.post("/yours/reminders/address/", {})
    fresh = re.search(ADDRESS, inside.get("/yours/reminders/").text)
    assert fresh
    assert calendar.get(fresh.group(1)).status == 200
    inside.post("/gate/lock/", {})
    assert calendar.get(fresh.group(1)).status == 503


def test_asking_for_the_calendar_keeps_no_space_open(inside, another, address, server) -> None:
    for _ in range(4):
        server.move_clock(timedelta(minutes=3))
        another(inside).get(address)
    assert another(inside).get(address).status == 503
    assert "/gate/unlock/" in inside.get("/today/").to


def test_a_page_rings_only_when_wished_also_after_it_locked_itself(inside, server) -> None:
    assert "data-rings" not in inside.get("/today/").text
    inside.post("/yours/reminders/ring/", {"on": "1"})
    rings = re.search(r'data-rings="([\d ]+)" data-rings-title="A moment for you"', _today(inside))
    assert rings
    server.move_clock(timedelta(minutes=11))
    assert inside.get("/today/").status in {302, 303}
    assert f'data-rings="{rings.group(1)}"' in inside.get("/gate/unlock/").text
    inside.unlock()
    inside.post("/gate/lock/", {})
    assert "data-rings" not in inside.get("/gate/unlock/").text


def _today(inside) -> str:
    return inside.get("/today/").text


def test_days_stand_in_the_order_of_the_week_as_it_is_lived(inside) -> None:
    wishes = {"idle_minutes": "10", "zone": "Europe/Berlin", "day_starts": "4", "week_starts": "6"}
    assert inside.post("/yours/preferences/", wishes).status == 303
    shown = re.findall(r'name="quiet_days"[^>]*value="(\d)"', inside.get("/yours/reminders/").text)
    assert shown == list("6012345")
