"""Whatever stands in a file: a diary comes out or a DiaryError, and nothing else."""

import io
import math
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from nearer.domain.days import zone
from nearer.domain.errors import DiaryError
from nearer.exchange.diary import Asked, Diary, parse_thresholds, read_diary

CELL = st.one_of(
    st.sampled_from(
        [
            "0",
            "1",
            "0.0",
            "1.00",
            "yes",
            "NO",
            "TRUE",
            "",
            "NA",
            "nan",
            "7",
            "-3.5",
            "1e15",
            "1e999",
        ]
    ),
    st.sampled_from(['"', "\0", ",", "\r", "\n", "\ufeff", "\u202e", "😶", "=1+1", "٣", "1_0"]),
    st.sampled_from(["2026-03-29T02:30", "2026-03-01T10:00Z", "0001-01-01T00:00+23:59", "24:00"]),
    st.dates().map(str),
    st.datetimes(timezones=st.sampled_from([None, UTC])).map(lambda when: when.isoformat()),
    st.text(max_size=12),
)
GOOD = (
    st.sampled_from(["mara", "jon", "1", "2"]),
    st.integers(0, 40).map(str) | st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(str),
    st.sampled_from(["0", "3", "7", "2.5"]),
    st.sampled_from(["0", "1"]),
    st.sampled_from(["0", "1", "yes"]),
)
AT_A_TIME = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(  # noqa: DTZ001
    lambda when: when.isoformat() + "Z"
)
ROW = st.one_of(
    st.tuples(*GOOD),
    st.tuples(GOOD[0], AT_A_TIME, *GOOD[2:]),
    st.tuples(*(st.one_of(good, good, CELL) for good in GOOD)),
    st.lists(CELL, max_size=7),
)
ROLES = st.sampled_from(
    [
        {},
        {"person": "who"},
        {"day": "at"},
        {"day": "at", "beep": "who"},
        {"when": "at"},
        {"when": "at", "zone": zone("Europe/Berlin")},
        {"person": "who", "day": "at", "tags": ("a", "b")},
        {"thresholds": parse_thresholds("a>0.5,b<=3")},
        {"limits": (-1.0, 8.0)},
    ]
)


def check(diary: Diary) -> None:
    assert math.isfinite(diary.low)
    assert diary.low < diary.high
    assert sum(len(person.occasions) for person in diary.people)
    assert len({person.id for person in diary.people}) == len(diary.people)
    for person in diary.people:
        times = [one.when for one in person.occasions]
        assert all(a < b for a, b in pairwise(times))
        assert all(time.utcoffset() is not None for time in times)
        assert all(diary.low <= one.outcome <= diary.high for one in person.occasions)
        assert all(set(one.present) <= set(person.tags) for one in person.occasions)
        assert set(person.tags) <= set(diary.tags)


def read(raw: bytes, name: str, asked: Asked) -> None:
    try:
        diary = read_diary(io.BytesIO(raw), name, asked)
    except DiaryError:
        return
    check(diary)


@settings(max_examples=300, deadline=None)
@given(
    rows=st.lists(ROW, max_size=12),
    roles=ROLES,
    delimiter=st.sampled_from([",", "\t", ";"]),
    name=st.sampled_from(["-", "d.csv", "d.tsv"]),
)
def test_any_cells_give_a_diary_or_a_diary_error(
    rows: list[Sequence[str]], roles: dict[str, object], delimiter: str, name: str
) -> None:
    header = ["who", "at", "urge", "a", "b"]
    text = "\n".join(delimiter.join(row) for row in [header, *rows])
    raw = text.encode("utf-8", "replace")
    read(raw, name, Asked(outcome="urge", **roles))  # type: ignore[arg-type]


@settings(max_examples=300, deadline=None)
@given(raw=st.binary(max_size=300), headed=st.booleans())
@example(raw=b'"', headed=False)
@example(raw=b'urge,"t\n1,0', headed=False)
def test_any_bytes_give_a_diary_or_a_diary_error(raw: bytes, headed: bool) -> None:
    read(b"urge,t\n1,0\n2,1\n" * headed + raw, "-", Asked(outcome="urge"))


@settings(max_examples=100, deadline=None)
@given(
    days=st.lists(st.tuples(st.sampled_from("abc"), st.integers(-50, 50)), unique=True, min_size=2),
    data=st.data(),
)
def test_the_order_of_rows_changes_nothing_but_the_order_of_people(
    days: list[tuple[str, int]], data: st.DataObject
) -> None:
    lines = [f"{who},{day},{day % 11},{place % 2}" for place, (who, day) in enumerate(days)]
    mixed = data.draw(st.permutations(lines))
    asked = Asked(outcome="urge", person="who", day="day", tags=("t",), limits=(0.0, 10.0))

    def people(rows: list[str]) -> dict[str, list[tuple[object, ...]]]:
        raw = "\n".join(["who,day,urge,t", *rows]).encode()
        diary = read_diary(io.BytesIO(raw), "d.csv", asked)
        return {
            person.id: [(one.when, one.outcome, one.present) for one in person.occasions]
            for person in diary.people
        }

    assert people(lines) == people(mixed)
