"""A tidy diary becomes people and occasions; what was assumed or left out is told."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nearer.domain.days import zone
from nearer.domain.errors import DiaryError
from nearer.exchange.diary import Asked, Diary, parse_thresholds, read_diary

Read = Callable[..., Diary]

TWO_PEOPLE = """who,day,urge,tired,left_out,pressure
mara,1,3,0,1,2
jon,1,7,1,0,5
mara,2,5,1,1,4
jon,2,2,0,0,1
mara,3,1,0,0,
"""


def test_people_come_in_the_order_of_the_file_with_their_own_occasions(read: Read) -> None:
    diary = read(TWO_PEOPLE, person="who", day="day", tags=("tired", "left_out"))
    mara, jon = diary.people
    assert (mara.id, jon.id) == ("mara", "jon")
    assert [one.row for one in mara.occasions] == [1, 3, 5]
    assert [one.outcome for one in mara.occasions] == [3.0, 5.0, 1.0]
    assert [one.present for one in mara.occasions] == [("left_out",), ("tired", "left_out"), ()]
    days = [one.when.date() for one in jon.occasions]
    assert days[1] - days[0] == timedelta(days=1)


def test_without_named_tags_every_column_of_0_and_1_is_one_and_that_is_said(read: Read) -> None:
    diary = read(TWO_PEOPLE, person="who", day="day")
    assert diary.tags == ("tired", "left_out")
    assert any("tired, left_out" in note for note in diary.notes)


def test_columns_in_which_a_tag_never_differs_are_not_sought_out(read: Read) -> None:
    diary = read("urge,tired,never,asked\n1,0,0,NA\n2,1,0,\n")
    assert diary.tags == ("tired",)


def test_no_column_of_0_and_1_is_an_error_that_names_the_two_ways_out(read: Read) -> None:
    with pytest.raises(DiaryError, match="--tags-threshold"):
        read("urge,pressure\n1,3\n2,4\n")


def test_a_threshold_makes_a_tag_of_a_number(read: Read) -> None:
    thresholds = parse_thresholds("pressure>=4,pressure<2")
    diary = read(TWO_PEOPLE, person="who", day="day", thresholds=thresholds)
    mara, jon = diary.people
    assert diary.tags == ("pressure>=4", "pressure<2")
    assert [one.present for one in mara.occasions] == [(), ("pressure>=4",)]
    assert [one.present for one in jon.occasions] == [("pressure>=4",), ("pressure<2",)]


def test_unanswered_is_counted_and_is_neither_a_no_nor_a_fault(read: Read) -> None:
    diary = read("day,urge,tired\n1,NA,1\n2,4,nan\n3,5,1\n4,,\n5,1,0\n", day="day")
    assert [one.row for one in diary.people[0].occasions] == [3, 5]
    assert diary.problems.rows == 0
    assert diary.problems.unanswered == 3
    assert diary.problems.missing == {"urge": 2, "tired": 2}


def test_a_tag_one_person_never_answered_does_not_cost_them_their_days(read: Read) -> None:
    diary = read(
        "who,day,urge,tired,drank\na,1,1,0,\na,2,2,1,\nb,1,3,0,1\nb,2,3,1,0\n",
        person="who",
        day="day",
    )
    first, second = diary.people
    assert first.tags == ("tired",)
    assert len(first.occasions) == 2
    assert second.tags == ("tired", "drank")


def test_rows_out_of_order_are_sorted_for_each_person_and_counted(read: Read) -> None:
    diary = read(
        "who,day,urge,t\na,3,3,0\nb,1,9,0\na,1,1,1\na,2,2,0\nb,2,8,1\n", person="who", day="day"
    )
    assert [one.outcome for one in diary.people[0].occasions] == [1.0, 2.0, 3.0]
    assert any(note.startswith("2 rows stood below") for note in diary.notes)


def test_a_second_row_at_one_time_is_listed_and_the_first_is_kept(read: Read) -> None:
    diary = read("day,urge,t\n1,3,0\n1,9,1\n2,4,1\n", day="day")
    assert [one.outcome for one in diary.people[0].occasions] == [3.0, 4.0]
    (problem,) = diary.problems.listed
    assert (problem.row, problem.sentence) == (2, "has the same person and time as a row before it")
    assert any("--person" in note for note in diary.notes)


def test_one_bad_row_never_stops_the_rest(read: Read) -> None:
    diary = read(
        "who,day,urge,tired\n"
        "a,1,3,0\n"
        "a,2,lots,0\n"
        "a,3,4,perhaps\n"
        "a,4,5\n"
        ",5,6,1\n"
        "a,x,6,1\n"
        "a,7,6,1,9\n"
        'a,"8"8,6,1\n'
        "a,9,6,\0\n"
        "\n"
        "a,11,6,yes\n",
        person="who",
        day="day",
        tags=("tired",),
    )
    assert [one.row for one in diary.people[0].occasions] == [1, 11]
    assert [(p.row, p.column) for p in diary.problems.listed] == [
        (2, "urge"),
        (3, "tired"),
        (4, ""),
        (5, "who"),
        (6, "day"),
        (7, ""),
        (8, ""),
        (9, ""),
    ]
    assert diary.problems.rows == 8


def test_a_problem_never_quotes_what_was_written(read: Read) -> None:
    diary = read(
        "day,urge,t\n1,3,0\n2,4,1\n3,secret words,1\n4,4,secret words\n", day="day", tags=("t",)
    )
    assert len(diary.problems.listed) == 2
    assert "secret" not in repr(diary.problems)


def test_problems_beyond_the_first_thousand_are_counted_only(read: Read) -> None:
    diary = read("urge,t\n1,0\n2,1\n" + "x,1\n" * 1500)
    assert diary.problems.rows == 1500
    assert len(diary.problems.listed) == 1000


def test_when_nothing_can_be_used_the_first_reason_is_told(read: Read) -> None:
    with pytest.raises(DiaryError, match=r'None of the 2 rows.*row 1, column "urge"') as caught:
        read("urge,t\nx,1\ny,0\n", tags=("t",))
    assert (caught.value.row, caught.value.column) == (1, "urge")
    with pytest.raises(DiaryError, match="no rows"):
        read("urge,t\n")
    with pytest.raises(DiaryError, match="No row has an answer"):
        read("urge,t\n1,\n,1\n", tags=("t",))


def test_the_range_of_the_outcome_is_taken_from_the_file_and_said(read: Read) -> None:
    diary = read("urge,t\n2,0\n6,1\n")
    assert (diary.low, diary.high) == (2.0, 6.0)
    assert any("from 2 to 6" in note for note in diary.notes)


def test_an_outcome_outside_the_named_range_is_a_fault_of_its_row(read: Read) -> None:
    diary = read("urge,t\n2,0\n6,1\n8,1\n", limits=(0.0, 7.0))
    assert (diary.low, diary.high) == (0.0, 7.0)
    assert [(p.row, p.column) for p in diary.problems.listed] == [(3, "urge")]
    assert not any("range" in note for note in diary.notes)


def test_an_outcome_that_never_differs_needs_a_named_range(read: Read) -> None:
    with pytest.raises(DiaryError, match="--range"):
        read("urge,t\n2,0\n2,1\n")
    assert read("urge,t\n2,0\n2,1\n", limits=(0.0, 7.0)).high == 7.0


def test_without_times_each_row_is_a_day_and_that_is_said(read: Read) -> None:
    diary = read("urge,t\n1,0\n2,1\n3,0\n")
    first, second, third = (one.when for one in diary.people[0].occasions)
    assert second - first == third - second == timedelta(days=1)
    assert any("in the order of the file" in note for note in diary.notes)


def test_beeps_are_spread_over_the_day_by_their_number(read: Read) -> None:
    diary = read("d,b,urge,t\n1,3,1,0\n1,1,2,1\n2,2,3,0\n1,5,1,0\n", day="d", beep="b")
    hours = [(one.when.day, one.when.hour) for one in diary.people[0].occasions]
    first = hours[0][0]
    assert hours == [(first, 9), (first, 15), (first, 21), (first + 1, 12)]


def test_days_may_be_dates(read: Read) -> None:
    diary = read("d,urge,t\n2026-03-02,1,0\n2026-03-01,2,1\n5,3,0\n2026-02-30,1,0\n", day="d")
    assert [one.when.date().isoformat() for one in diary.people[0].occasions] == [
        "2026-03-01",
        "2026-03-02",
    ]
    assert [p.row for p in diary.problems.listed] == [3, 4]


def test_a_first_day_that_cannot_be_read_does_not_decide_what_days_are(read: Read) -> None:
    diary = read("d,urge,t\nx,1,0\n,1,0\n2026-03-01,2,1\n2026-03-02,1,0\n", day="d")
    assert len(diary.people[0].occasions) == 2
    assert [p.row for p in diary.problems.listed] == [1, 2]


def test_times_keep_the_hour_the_person_lived(read: Read) -> None:
    text = "w,urge,t\n2026-03-01T22:30+01:00,1,0\n2026-03-01T22:00:00Z,2,1\n"
    diary = read(text, when="w")
    first, second = (one.when for one in diary.people[0].occasions)
    assert (first.hour, first.utcoffset()) == (22, timedelta(hours=1))
    assert second == datetime(2026, 3, 1, 22, tzinfo=UTC)


def test_a_time_without_an_offset_needs_a_zone(read: Read) -> None:
    text = "w,urge,t\n2026-07-01 22:30,1,0\n2026-07-02 08:00,2,1\n"
    with pytest.raises(DiaryError, match="--zone"):
        read(text, when="w")
    diary = read(text, when="w", zone=zone("Europe/Berlin"))
    assert diary.people[0].occasions[0].when.utcoffset() == timedelta(hours=2)


def test_an_hour_the_clocks_skipped_is_a_fault_and_a_repeated_one_is_the_first(read: Read) -> None:
    text = "w,urge,t\n2026-03-29T02:30,1,0\n2026-10-25T02:30,2,1\n2026-10-25T03:30,3,0\n"
    diary = read(text, when="w", zone=zone("Europe/Berlin"))
    assert [p.row for p in diary.problems.listed] == [1]
    first, second = (one.when for one in diary.people[0].occasions)
    assert second - first == timedelta(hours=2)


def test_the_same_instant_told_in_two_offsets_is_one_time(read: Read) -> None:
    text = "w,urge,t\n2026-03-01T22:30+01:00,1,0\n2026-03-01T21:30Z,2,1\n2026-03-02T21:30Z,2,1\n"
    diary = read(text, when="w")
    assert [p.row for p in diary.problems.listed] == [2]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"outcome": "urg"}, 'Did you mean "urge"'),
        ({"outcome": "zzz"}, "The file has: who, day, urge"),
        ({"person": "urge"}, "asked for as outcome"),
        ({"when": "day", "day": "day"}, "not both"),
        ({"beep": "day"}, "needs the column of days"),
        ({"tags": ("urge",)}, "outcome itself"),
        ({"thresholds": parse_thresholds("urge>3")}, "outcome itself"),
        ({"tags": ("tired", "tired")}, "named twice"),
        ({"tags": ("tierd",)}, 'Did you mean "tired"'),
    ],
)
def test_a_wrong_question_is_answered_with_what_to_change(
    read: Read, asked: dict[str, object], sentence: str
) -> None:
    with pytest.raises(DiaryError, match=sentence):
        read(TWO_PEOPLE, **asked)


def test_the_family_diary_is_read_whole(family_diary: Path) -> None:
    with family_diary.open("rb") as source:
        diary = read_diary(
            source, family_diary.name, Asked(outcome="connected", person="id", day="day")
        )
    assert len(diary.people) == 562
    assert diary.problems.rows == 0
    assert all(tag.startswith("stressor_") for tag in diary.tags)
    assert len(diary.tags) == 8
    used = sum(len(person.occasions) for person in diary.people)
    assert used + diary.problems.unanswered == 7747
    assert max(len(person.occasions) for person in diary.people) <= 21
