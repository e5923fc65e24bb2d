"""Fears as predictions: written, due, answered, asked again."""

from datetime import timedelta
from typing import Any

import pytest

from nearer.companion import fears
from nearer.companion.fears import AGAIN, TWICE
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.values import Fear


def test_a_fear_is_due_after_some_days_the_oldest_first(mira: Any) -> None:
    first = fears.write(mira.space, "they will laugh", 60)
    mira.clock.move(hours=2)
    second = fears.write(mira.space, "she will not answer", 30)
    assert fears.due(mira.space) == ()
    mira.clock.set(first.due)
    assert fears.due(mira.space) == (first,)
    mira.clock.move(days=1)
    assert fears.due(mira.space) == (first, second)
    assert fears.in_order(mira.space) == (second, first)


def test_the_same_words_sent_twice_make_one_fear(mira: Any) -> None:
    first = fears.write(mira.space, "they will laugh", 60)
    mira.clock.move(minutes=5)
    assert fears.write(mira.space, " they will laugh ", 70) == first
    mira.clock.move(seconds=TWICE.total_seconds())
    assert fears.write(mira.space, "they will laugh", 70) != first
    assert len(mira.space.all(Fear)) == 2


@pytest.mark.parametrize("outcome", ["no", "partly", "yes"])
def test_an_answered_fear_is_not_asked_again(mira: Any, outcome: str) -> None:
    fear = fears.write(mira.space, "they will laugh", 60)
    mira.clock.move(days=4)
    kept = fears.answer(mira.space, fear.id, outcome, 10, " they smiled ")
    assert (kept.outcome, kept.likely_now, kept.what_happened) == (outcome, 10, "they smiled")
    assert (kept.answered, kept.likely) == (mira.clock(), 60)
    mira.clock.move(days=100)
    assert fears.due(mira.space) == ()


def test_cannot_know_yet_asks_again_after_some_days(mira: Any) -> None:
    fear = fears.write(mira.space, "they will laugh", 60)
    mira.clock.move(days=4)
    fears.answer(mira.space, fear.id, "unknown")
    assert fears.due(mira.space) == ()
    mira.clock.move(seconds=AGAIN.total_seconds())
    assert [f.id for f in fears.due(mira.space)] == [fear.id]


def test_an_answer_sent_twice_keeps_one_answer(mira: Any) -> None:
    fear = fears.write(mira.space, "they will laugh", 60)
    once = fears.answer(mira.space, fear.id, "no", 5)
    assert fears.answer(mira.space, fear.id, "no", 5) == once
    assert len(mira.space.history(fear.id)) == 2


def test_an_answer_can_be_changed_and_undone(space: Any) -> None:
    fear = fears.write(space, "they will laugh", 60)
    fears.answer(space, fear.id, "no")
    fears.answer(space, fear.id, "partly")
    space.undo(fear.id)
    assert space.get(Fear, fear.id).outcome == "no"


@pytest.mark.parametrize(
    ("words", "likely", "field"),
    [(" ", 5, "words"), ("x", None, "likely"), ("x", 101, "likely"), ("x", -1, "likely")],
)
def test_half_a_prediction_is_refused(
    space: Any, words: str, likely: int | None, field: str
) -> None:
    with pytest.raises(BadInput) as told:
        fears.write(space, words, likely)
    assert told.value.field == field
    assert space.all(Fear) == ()


@pytest.mark.parametrize(
    ("outcome", "now", "field"),
    [("", 5, "outcome"), ("maybe", 5, "outcome"), ("no", 400, "likely_now")],
)
def test_an_answer_that_cannot_be_meant_changes_nothing(
    space: Any, outcome: str, now: int, field: str
) -> None:
    fear = fears.write(space, "they will laugh", 0)
    with pytest.raises(BadInput) as told:
        fears.answer(space, fear.id, outcome, now)
    assert told.value.field == field
    assert space.get(Fear, fear.id) == fear


def test_a_fear_erased_is_gone(space: Any) -> None:
    fear = fears.write(space, "they will laugh", 100)
    fears.erase(space, fear.id)
    assert space.all(Fear) == ()
    with pytest.raises(NotFound):
        fears.erase(space, fear.id)
    with pytest.raises(NotFound):
        fears.answer(space, fear.id, "no")


def test_a_clock_set_back_asks_nothing_too_early(mira: Any) -> None:
    fear = fears.write(mira.space, "they will laugh", 60)
    mira.clock.move(days=-30)
    assert fears.due(mira.space) == ()
    mira.clock.set(fear.due + timedelta(0))
    assert fears.due(mira.space) == (fear,)
