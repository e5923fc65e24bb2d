"""A word is found by its letters, its meaning, or the group it stands in."""

import pytest

from nearer.companion.word_search import fitting
from nearer.content import feeling_groups, need_groups


def words(groups) -> set[str]:
    return {one.word for group in groups for one in group.words}


@pytest.mark.parametrize("nothing", ["", "   "])
def test_everything_is_there_while_nothing_is_looked_for(nothing) -> None:
    assert fitting(feeling_groups(), nothing) == feeling_groups()


def test_letters_find_words_and_no_empty_group() -> None:
    found = fitting(feeling_groups(), " LONE ")
    assert "lonely" in words(found)
    assert "happy" not in words(found)
    assert all(group.words for group in found)


def test_a_meaning_and_a_group_find_words_too() -> None:
    assert "torn" in words(fitting(feeling_groups(), "pull apart"))
    assert words(fitting(need_groups(), "body and rest")) >= {"sleep", "quiet"}


@pytest.mark.parametrize("hostile", ["(", "%s", "x" * 100_000, "\x00", "é́" * 300])
def test_anything_may_be_looked_for(hostile) -> None:
    assert fitting(need_groups(), hostile) == ()
