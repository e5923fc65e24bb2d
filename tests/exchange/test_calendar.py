"""Times as iCalendar, read back by another library."""

from datetime import UTC, datetime, timedelta, timezone

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from nearer.exchange.calendar import LONGEST_LINE, Event, calendar

WRITTEN = datetime(2026, 3, 10, 7, tzinfo=UTC)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
YEARS = {"min_value": datetime(1980, 1, 2), "max_value": datetime(2200, 1, 1)}  # noqa: DTZ001
STARTS = st.datetimes(**YEARS, timezones=OFFSETS).map(lambda when: when.replace(microsecond=0))
LASTS = timedelta(minutes=45)
TITLES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1)


@given(starts=st.lists(STARTS, max_size=20), title=TITLES)
def test_another_program_reads_the_times_and_the_title_that_were_written(starts, title) -> None:
    events = [Event(f"uid-{number}", when, LASTS) for number, when in enumerate(starts)]
    written = calendar(events, title, WRITTEN)
    assert all(len(line) <= LONGEST_LINE for line in written.split(b"\r\n"))
    read = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert [one["UID"] for one in read] == [event.uid for event in events]
    assert [one["DTSTART"].dt for one in read] == starts
    assert [one["DTEND"].dt for one in read] == [when + LASTS for when in starts]
    assert all(one["SUMMARY"] == title for one in read)


def test_each_event_rings_is_private_and_leaves_the_person_free() -> None:
    written = calendar([Event("a", WRITTEN, LASTS)], "A moment for you", WRITTEN)
    (event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert (event["CLASS"], event["TRANSP"]) == ("PRIVATE", "TRANSPARENT")
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(0)
    assert alarm["DESCRIPTION"] == "A moment for you"


def test_no_title_can_begin_a_line_of_its_own() -> None:
    title = "one\r\nEND:VCALENDAR\nATTACH:file:///etc/passwd\u2028X:1"
    written = calendar([Event("a", WRITTEN, LASTS)], title, WRITTEN)
    assert written.count(b"END:VCALENDAR\r\n") == 1
    assert b"\r\nATTACH" not in written
