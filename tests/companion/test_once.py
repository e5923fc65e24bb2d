"""Sent twice within minutes, kept once; anything that differs is kept too."""

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from nearer.companion.once import TWICE, put_once
from nearer.domain.past import Letter

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Shelf:
    """All that is asked of a space."""

    working = nullcontext

    def __init__(self) -> None:
        self.kept: list[Any] = []

    def all(self, _kind: type) -> tuple[Any, ...]:
        return tuple(self.kept)

    def put(self, *values: Any) -> None:
        self.kept += values


def letter(mira: Any, **more: Any) -> Letter:
    given_ = {"words": "dear", "to": "Gran", "noted": mira.clock()} | more
    return Letter(id=mira.space.new_id(), **given_)


@pytest.mark.parametrize(
    ("later", "count"), [(timedelta(0), 1), (TWICE - SECOND, 1), (TWICE, 2), (SECOND - TWICE, 1)]
)
def test_the_same_again_within_minutes_is_one(mira: Any, later: timedelta, count: int) -> None:
    first = put_once(mira.space, letter(mira))
    second = put_once(mira.space, letter(mira, noted=mira.clock() + later))
    assert len(mira.space.all(Letter)) == count
    assert (second == first) == (count == 1)


@pytest.mark.parametrize("more", [{"words": "Dear"}, {"to": ""}, {"memory": "m"}, {"person": "p"}])
def test_what_differs_in_anything_is_kept(mira: Any, more: dict[str, str]) -> None:
    first, other = letter(mira), letter(mira, **more)
    assert put_once(mira.space, first) == first
    assert put_once(mira.space, other) == other
    assert set(mira.space.all(Letter)) == {first, other}


def test_what_goes_along_is_kept_with_the_first_alone(mira: Any) -> None:
    along = [letter(mira, words=words) for words in ("one", "two")]
    for one in along:
        put_once(mira.space, letter(mira), one)
    assert along[0] in mira.space.all(Letter)
    assert along[1] not in mira.space.all(Letter)


def test_what_lies_outside_the_value_can_make_it_another(mira: Any) -> None:
    first, again = letter(mira), letter(mira)
    put_once(mira.space, first)
    assert put_once(mira.space, again, same=lambda _kept: False) == again


def test_what_is_filled_later_does_not_make_it_another(mira: Any) -> None:
    first = put_once(mira.space, letter(mira, to=""))
    mira.space.put(replace(first, to="Gran"))
    again = put_once(mira.space, letter(mira, to=""), besides=("to",))
    assert (again.id, again.to) == (first.id, "Gran")
    assert put_once(mira.space, letter(mira, to="")).id != first.id


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy")), max_size=8))
def test_no_content_is_ever_lost(sent: list[tuple[str, str]]) -> None:
    shelf: Any = Shelf()
    fresh = Letter(id="", noted=NOON, words="")
    for number, (words, to) in enumerate(sent):
        kept = put_once(shelf, replace(fresh, id=str(number), words=words, to=to))
        assert (kept.words, kept.to) == (words, to)
    assert sorted((one.words, one.to) for one in shelf.kept) == sorted(set(sent))
