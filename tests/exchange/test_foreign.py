"""What other programs wrote is read as they write it; every row that cannot be is told."""

import io
import json
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from nearer.domain.errors import BadInput
from nearer.exchange import foreign
from nearer.exchange.diary.faults import Faults
from nearer.exchange.foreign import Noted, Reading
from nearer.exchange.foreign.noted import rated
from nearer.exchange.foreign.times import likely_order, placed, read_clock, read_day, read_time

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def reading() -> Reading:
    return Reading(BERLIN, Faults())


def stream(text: str | bytes) -> io.BytesIO:
    return io.BytesIO(text.encode() if isinstance(text, str) else text)


def faulty(reading: Reading) -> list[int]:
    return [one.row for one in reading.faults.listed()]


DAYLIO = """\ufefffull_date,date,weekday,time,mood,activities,scales,note_title,note
2026-03-01,March 1,Sunday,20:15,rad,"work | a long walk | work",,Title,"A ""quoted"" day
with a second line"
2026-07-01,July 1,Wednesday,8:05 am,MEH,,"Stress: 4",,
2026-07-02,July 2,Thursday,8:05 am,sparkling,,,,
2026-02-30,?,?,?,good,,,,
"""


def test_daylio(reading: Reading) -> None:
    first, second, third = foreign.read_daylio(stream(DAYLIO), "daylio_export.csv", reading)
    assert first.when == datetime(2026, 3, 1, 20, 15, tzinfo=BERLIN)
    assert first.when.utcoffset() == datetime(2026, 3, 1, tzinfo=BERLIN).utcoffset()
    assert (first.mood, first.tags) == (10, ("work", "a long walk"))
    assert first.words == 'Title\n\nA "quoted" day\nwith a second line'
    assert (second.when.hour, second.mood, second.tags) == (8, 5, ())
    assert third.mood is None
    assert dict(reading.left) == {"moods with names of their own": 1, "scales": 1}
    assert faulty(reading) == [4]


BEARABLE = """date,date formatted,weekday,time of day,category,rating/amount,detail,notes
1st Mar,2026-03-01,Sunday,am,Mood,4,,slept badly
1st Mar,2026-03-01,Sunday,am,Symptom,2,Headache (Moderate) | Tired,
1st Mar,2026-03-01,Sunday,8:30 pm,Mood,9,,
1st Mar,2026-03-01,Sunday,8:30 pm,Mood,6,,
1st Mar,2026-03-01,Sunday,all day,Factors,,Work | Alone time,
1st Mar,2026-03-01,Sunday,all day,Sleep,7.5,,
2nd Mar,2026-03-02,Monday,pm,Mood,NaN,,
3rd Mar,yesterday,Tuesday,pm,Mood,3,,
4th Mar,2026-03-04,Wednesday,pm,Mood,99,,
"""


def test_bearable_rows_of_one_time_are_one_moment(reading: Reading) -> None:
    first, evening, day = foreign.read_bearable(stream(BEARABLE), "b.csv", reading)
    assert (first.mood, first.tags, first.words) == (4, ("Headache", "Tired"), "slept badly")
    assert first.when.time() == time(9)
    assert (evening.mood, evening.when.time()) == (8, time(20, 30))
    assert (day.tags, day.mood) == (("Work", "Alone time"), None)
    assert dict(reading.left) == {"Sleep": 1}
    assert faulty(reading) == [7, 8, 9]


def test_jrnl(reading: Reading) -> None:
    journal = {
        "tags": {"@work": 2},
        "entries": [
            {"title": "A day.", "body": "With more.", "date": "2026-03-01", "time": "20:15",
             "tags": ["@work", "#rest"], "starred": True},
            {"title": "", "body": "", "date": "2026-03-01", "time": "20:15"},
            {"title": "Never", "body": "", "date": "2026-13-01", "time": "20:15"},
            {"title": "No date"},
            "not an entry",
        ],
    }  # fmt: skip
    (only,) = foreign.read_jrnl(stream(json.dumps(journal)), reading)
    assert only.words == "A day.\nWith more."
    assert only.tags == ("work", "rest")
    assert only.when == datetime(2026, 3, 1, 20, 15, tzinfo=BERLIN)
    assert faulty(reading) == [3, 4, 5]


def test_day_one_is_read_in_the_place_it_was_written_in(reading: Reading) -> None:
    journal = {
        "metadata": {"version": "1.0"},
        "entries": [
            {"uuid": "A" * 32, "creationDate": "2026-03-01T19:15:00Z", "timeZone": "Asia/Tokyo",
             "text": "Snow\\. \\# here\n![](dayone-moment:\\/\\/ABC)", "tags": ["winter"]},
            {"uuid": "B" * 32, "creationDate": "2026-03-01T19:15:00Z", "timeZone": "No/Where",
             "text": "At home"},
            {"uuid": "C" * 32, "creationDate": "soon", "text": "x"},
        ],
    }  # fmt: skip
    tokyo, home = foreign.read_dayone(stream(json.dumps(journal)), reading)
    assert tokyo.when == datetime(2026, 3, 1, 19, 15, tzinfo=UTC)
    assert (tokyo.when.hour, tokyo.zone) == (4, "Asia/Tokyo")
    assert tokyo.words == "Snow. # here"
    assert (home.when.hour, home.zone) == (19, "")
    assert faulty(reading) == [3]


def test_a_journal_that_is_none_is_told(reading: Reading) -> None:
    for other in (b"{}", b"[1]", b'{"entries": {}}', b"\xff", b'{"entries":' + b"[" * 100_000):
        with pytest.raises(BadInput, match="not a journal"):
            list(foreign.read_dayone(stream(other), reading))


TABLE = """when;feeling;who;Alone;tired;note
1.3.2026 20:15;1;Ana, Ben;0;1;good talk
2.3.2026;5;;yes;0;
3.3.2026;7;;0;0;
32.3.2026;3;;0;0;x
4.3.2026;;;0;0;
5.3.2026;3;;perhaps;0;
"""


def test_a_table_is_read_as_it_was_asked(reading: Reading) -> None:
    header = foreign.header_of(stream(TABLE), "t.csv")
    asked = (
        ("when", "when"),
        ("mood", "feeling"),
        ("people", "who"),
        ("alone", "Alone"),
        ("words", "note"),
        ("flag", "tired"),
        ("order", "day"),
        ("scale", "1-5"),
        ("between", "comma"),
    )
    wanted = foreign.wanted_of(asked, header)
    first, second = foreign.read_columns(stream(TABLE), "t.csv", wanted, reading)
    assert first == Noted(
        row=1,
        said=first.said,
        when=datetime(2026, 3, 1, 20, 15, tzinfo=BERLIN),
        mood=0,
        people=("Ana", "Ben"),
        tags=("tired",),
        words="good talk",
    )
    assert {"Ana, Ben", "good talk"} <= set(first.said), "as it is written there"
    assert (second.mood, second.alone, second.when.hour) == (10, True, 12)
    assert faulty(reading) == [3, 4, 6]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ((("mood", "feeling"),), "when"),
        ((("when", "nowhere"), ("mood", "feeling")), "when"),
        ((("when", "when"), ("mood", "when")), "when"),
        ((("when", "when"),), "words"),
        ((("when", "when"), ("mood", "feeling"), ("scale", "1-3")), "scale"),
    ],
)
def test_columns_that_do_not_go_together_are_refused(asked, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        foreign.wanted_of(asked, ("when", "feeling"))
    assert refused.value.field == field


def test_a_table_of_a_million_columns_is_refused() -> None:
    with pytest.raises(BadInput):
        foreign.header_of(stream("a," * 1_000_000), "t.csv")
    with pytest.raises(BadInput, match="300 columns"):
        foreign.header_of(stream(",".join(f"c{n}" for n in range(400)) + "\n1"), "t.csv")


@pytest.mark.parametrize("text", ["0000-01-01", "9999-99-99", "1.1", "", "2026-02-30", "x" * 9999])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["1.3.2026 20:15", "31.3.2026"], "day"),
        (["1/3/2026", "1/31/2026"], "month"),
        (["31/1/2026"], "day"),
        (["1/2/2026"], "month"),
        (["2026-03-01T10:00", ""], "year"),
        (["soon"], "year"),
        ([], "year"),
    ],
)
def test_the_order_of_dates_is_guessed_from_what_stands_there(dates, order) -> None:
    assert likely_order(dates) == order


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("8:30 pm", time(20, 30)),
        ("12:05 am", time(0, 5)),
        ("20.15", time(20, 15)),
        ("8 PM", time(20)),
        ("23:59:59", time(23, 59)),
        ("24:00", None),
        ("13:00 pm", None),
        ("noon", None),
    ],
)
def test_times_of_day(text: str, clock: time | None) -> None:
    assert read_clock(text) == clock


def test_times_at_the_ends_of_the_calendar_and_in_a_gap() -> None:
    assert read_time("9999-12-31T23:59:59", BERLIN) is None
    assert read_time("0001-01-01T00:00:00", BERLIN) is None
    skipped = placed(datetime(2026, 3, 29, 2, 30), BERLIN)  # noqa: DTZ001
    assert skipped is not None
    assert skipped.utcoffset() is not None
    twice = placed(datetime(2026, 10, 25, 2, 30), BERLIN)  # noqa: DTZ001
    assert twice is not None
    assert twice.astimezone(UTC).hour == 0, "the first of the two"


def test_scales_meet_at_their_ends() -> None:
    assert [rated(n, 1, 5) for n in range(1, 6)] == [0, 3, 5, 8, 10]
    assert [rated(n, 0, 10) for n in range(11)] == list(range(11))
