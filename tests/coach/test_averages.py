"""Averages and shares: so far, on average, and nothing beyond."""

import pytest

from nearer.coach import FEW, Fates, fates_told, spread_told


def test_shares_carry_their_counts() -> None:
    said = fates_told(Fates(away=2, stayed=1, toward=1))
    assert "4 urges" in said
    assert "2 ended in pulling away (50 in 100), 1 in staying and 1 in moving toward" in said


def test_one_urge_is_no_share() -> None:
    assert "in 100" not in fates_told(Fates(stayed=1))
    assert "1 urge " in fates_told(Fates(stayed=1))


def test_no_answer_is_said_as_such() -> None:
    assert "yet" in fates_told(Fates())


def test_the_ends_are_told_with_their_counts_and_their_doubt() -> None:
    said = spread_told([("Monday", 2.04, 50), ("Sunday", 3.3, 48), ("Friday", 2.5, 49)])
    assert "between 2.0 (Monday, 50 check-ins) and 3.3 (Sunday, 48)" in said
    assert "by chance alone" in said


@pytest.mark.parametrize("groups", [[], [("Monday", 2.0, 99)], [("a", 1.0, 99), ("b", 9.0, 9)]])
def test_what_rests_on_few_is_never_set_beside(groups: list[tuple[str, float, int]]) -> None:
    said = spread_told(groups)
    assert "Too few" in said
    assert str(FEW) in said
