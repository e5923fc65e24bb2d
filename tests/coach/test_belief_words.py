"""Ratings of a belief and lines about it, in words: counts and days, no score."""

from datetime import date

import pytest

from nearer.coach.beliefs import evidence_told, strength_told, what_ratings_are_not

MARCH, MAY, JUNE = date(2026, 3, 3), date(2026, 5, 5), date(2026, 6, 6)


def test_no_rating_and_one_are_told_as_such() -> None:
    assert strength_told([]) == "Not rated yet."
    assert strength_told([(MARCH, 0)]) == "On 3 Mar 2026 it felt true at 0 of 100."


def test_two_ratings_are_told_by_both() -> None:
    told = strength_told([(MARCH, 80), (JUNE, 55)])
    assert told == "Rated 2 times: 80 of 100 on 3 Mar 2026, 55 on 6 Jun 2026."


def test_what_lies_between_is_not_hidden() -> None:
    told = strength_told([(MARCH, 60), (MAY, 90), (JUNE, 55)])
    assert told.endswith("The lowest was 55, the highest 90.")


@pytest.mark.parametrize("ratings", [[(MARCH, 90), (JUNE, 10)], [(MARCH, 10), (JUNE, 90)]])
def test_neither_direction_is_called_good(ratings: list[tuple[date, int]]) -> None:
    said = f"{strength_told(ratings)} {what_ratings_are_not()}".lower()
    for word in ("better", "worse", "improve", "progress", "well done", "stronger", "weaker"):
        assert word not in said
    assert "neither direction is a score" in said


def test_lines_are_counted_and_not_weighed() -> None:
    assert evidence_told(0, 0) == ""
    told = evidence_told(1, 3)
    assert told.startswith("So far, 1 line speaks for it and 3 against.")
    assert told.endswith("yours to say.")
    assert "2 lines speak for it and 0 against" in evidence_told(2, 0)
