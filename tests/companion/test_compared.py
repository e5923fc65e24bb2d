"""Two texts side by side: nothing lost, nothing invented, and in time also for hostile ones."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.companion.compared import Stretch, compared

TEXTS = st.text(st.sampled_from("ab .,\n'’-ä_0"), max_size=120)


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(one.fate, one.text) for one in compared(before, after)]


def test_a_changed_word_is_gone_and_new_and_the_rest_stays() -> None:
    assert told("You never listen.", "You rarely listen.") == [
        ("same", "You "),
        ("gone", "never"),
        ("new", "rarely"),
        ("same", " listen."),
    ]


def test_words_that_changed_side_by_side_are_one_stretch_with_their_blanks() -> None:
    assert told("You never ring me.", "The phone stays me.") == [
        ("gone", "You never ring"),
        ("new", "The phone stays"),
        ("same", " me."),
    ]
    assert told("a b c", "a c") == [("same", "a "), ("gone", "b "), ("same", "c")]


def test_what_is_the_same_is_one_stretch_and_nothing_is_none() -> None:
    assert compared("as it was", "as it was") == (Stretch("same", "as it was"),)
    assert compared("", "") == ()
    assert told("", "new") == [("new", "new")]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_in_it(before: str, after: str) -> None:
    found = compared(before, after)
    assert "".join(one.text for one in found if one.fate != "new") == before
    assert "".join(one.text for one in found if one.fate != "gone") == after
    assert all(one.text for one in found)


@pytest.mark.parametrize("kinds", [1, 40, 99, 102, 2000])
def test_the_longest_texts_are_compared_in_a_moment(kinds: int) -> None:
    chance = random.Random(kinds)
    before, after = ([str(chance.randrange(kinds)) for _ in range(990)] for _ in "12")
    began = time.process_time()
    compared(" ".join(before), " ".join(after))
    assert time.process_time() - began < 2
