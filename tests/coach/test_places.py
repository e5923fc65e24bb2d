"""Words for a place: a point with its doubt, never a label."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.coach import places
from nearer.instruments import Change, Precision, instrument, instruments

REGIONS = ("secure", "anxious", "avoidant", "fearful")
LABELS = re.compile(
    r"you are|your style|your type|people like you|avoidant|anxious|fearful|disorgani|insecure|"
    r"better|worse|normal|percentile|other people",
    re.IGNORECASE,
)
SINCE = datetime(2026, 3, 3, 9, tzinfo=UTC)


def change(before: float, now: float, until: datetime | None = None) -> Change:
    return Change(
        since=SINCE,
        until=until,
        seen=SINCE,
        before=before,
        now=now,
        assessments_before=5,
        assessments_since=3,
    )


def shares(*parts: float) -> dict:
    return dict(zip(REGIONS, parts, strict=True))


@given(st.lists(st.floats(0.001, 1), min_size=4, max_size=4))
def test_shares_are_whole_numbers_that_sum_to_a_hundred(raw: list[float]) -> None:
    exact = shares(*(part / sum(raw) for part in raw))
    told = places.of_a_hundred(exact)
    assert sum(told.values()) == 100
    assert list(told.values()) == sorted(told.values(), reverse=True)
    assert all(abs(told[region] - 100 * exact[region]) < 1 for region in REGIONS)


def test_a_place_says_where_and_how_sure_with_every_number() -> None:
    parts = places.of_a_hundred(shares(0.30, 0.03, 0.62, 0.05))
    assert places.where("Maya", parts, date(2026, 3, 3)) == (
        "Your answers about “Maya” of 3 Mar 2026 lean towards keeping distance; how sure, "
        "out of 100: keeping distance 62, at ease 30, drawn both ways 5, afraid of being left 3."
    )


def test_answers_without_a_clear_region_lie_between_two() -> None:
    parts = places.of_a_hundred(shares(0.4, 0.05, 0.45, 0.1))
    assert "lie between keeping distance and being at ease" in places.in_short(parts)
    assert "lean" not in places.where("", parts, date(2026, 3, 3))


def test_nothing_is_ever_certain() -> None:
    parts = places.of_a_hundred(shares(0.9999, 0.0001, 0, 0))
    assert "at ease over 99." in places.in_short(parts)
    assert [places.how_sure(part) for part in parts.values()] == [">99", "<1", "<1", "<1"]


@pytest.mark.parametrize("parts", [(0.9, 0.05, 0.03, 0.02), (0.26, 0.25, 0.25, 0.24), (1, 0, 0, 0)])
def test_no_share_of_a_place_reads_as_a_share_of_the_person(parts: tuple[float, ...]) -> None:
    rounded = places.of_a_hundred(shares(*parts))
    for said in (places.where("Maya", rounded, date(2026, 3, 3)), places.in_short(rounded)):
        assert "%" not in said
        assert "how sure" in said


@pytest.mark.parametrize("name", ["", "Maya"])
@pytest.mark.parametrize("parts", [(0.9, 0.05, 0.03, 0.02), (0.26, 0.25, 0.25, 0.24)])
def test_no_sentence_is_a_label(name: str, parts: tuple[float, ...]) -> None:
    rounded = places.of_a_hundred(shares(*parts))
    said = [
        places.where(name, rounded, date(2026, 3, 3)),
        places.in_short(rounded),
        places.what_the_parts_mean(),
        places.no_change(1),
        places.no_change(9),
        *(
            places.change_told(name, places.scale_name(scale), change(4.4, now))
            for scale in ("anxiety", "avoidance", "mixed")
            for now in (3.1, 5.9)
        ),
    ]
    for sentence in said:
        assert not LABELS.search(sentence), sentence


def test_a_change_is_told_with_both_levels_and_their_counts() -> None:
    told = places.change_told("Maya", places.scale_name("anxiety"), change(4.4, 3.1))
    assert "has been lower since 3 Mar 2026: 3.1 on average (3 times)" in told
    assert "4.4 before (5 times)" in told
    assert "any more" not in told


def test_a_change_that_is_over_is_told_as_over() -> None:
    until = datetime(2026, 5, 3, 9, tzinfo=UTC)
    for now, word in ((3.1, "lower"), (5.9, "higher")):
        told = places.change_told("Maya", "x", change(4.4, now, until))
        assert f"was {word} from 3 Mar 2026 to 3 May 2026: {now} on average (3 times)" in told
        assert "not so any more" in told
        assert "has been" not in told


@pytest.mark.parametrize(("forms", "yet"), [(1, True), (2, True), (3, False)])
def test_before_the_third_form_no_change_could_have_been_told(forms: int, yet: bool) -> None:
    assert ("from the third time on" in places.no_change(forms)) == yet


def test_higher_is_told_as_higher() -> None:
    assert "higher" in places.change_told("", "x", change(3.1, 4.4))


def test_the_error_says_what_it_rests_on() -> None:
    def told(**differs: object) -> str:
        return places.error_told("x", Precision(scale="x", sem=0.5, **differs))  # type: ignore[arg-type]

    assert "about 1.0 points either way; a first guess" in told(source="own")
    assert "a first guess" in told(source="own", assessments=5)
    assert "judged by the 7 times that you answered again" in told(source="own", repeated=7)
    assert "judged by the one time that you answered again" in told(source="own", repeated=1)
    assert "judged by what others answered" in told(source="norms")


def test_how_dependable_answers_are_is_told_only_when_it_is_known() -> None:
    unknown = Precision(scale="x", sem=0.5, source="own", assessments=2)
    assert places.dependable("x", unknown) == ""
    known = Precision(scale="x", sem=0.5, source="own", assessments=9, reliability=0.814)
    said = places.dependable("x", known)
    assert "about 81 in 100 is more than error" in said
    assert "between people and over time" in said


def test_a_norm_says_who_answered() -> None:
    key = instrument("rosenberg")
    told = places.norm_told(key, key.norms[0])
    assert "Self-esteem: 16.3 on average" in told
    assert "between 9.3 and 23.3, on answers from 0 to 3" in told
    assert "46,546 people who answered online of their own accord" in told


def test_a_norm_on_another_range_is_stretched_and_says_so() -> None:
    """The figures on 1–7 are those of the facts: 4.14 (1.20) and 3.35 (1.26)."""
    key = instrument("ecr")
    anxiety, avoidance = (
        places.norm_told(key, next(norm for norm in key.norms if norm.scale == scale))
        for scale in ("anxiety", "avoidance")
    )
    assert "4.1 on average, and about two in three between 2.9 and 5.3" in anxiety
    assert "3.3 on average, and about two in three between 2.1 and 4.6" in avoidance
    assert "They answered from 1 to 5; that was stretched." in anxiety


def test_every_key_from_memory_says_so_and_no_other() -> None:
    for key in instruments():
        assert bool(places.certainty_told(key.certainty)) == (key.certainty == "from memory")
    assert any(key.certainty == "from memory" for key in instruments())
