"""Exercises that were done: days and words, and no count of anything."""

from typing import Any

import pytest

from nearer.companion import exercises
from nearer.companion.once import TWICE
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.worth import Exercised


def test_a_day_is_kept_with_words_or_without(mira: Any) -> None:
    exercises.done(mira.space, "kind_hand")
    mira.clock.move(days=1)
    second = exercises.done(mira.space, "kind_hand", " warm \n")
    assert [one.words for one in exercises.of(mira.space, "kind_hand")] == ["warm", ""]
    assert exercises.last(mira.space) == {"kind_hand": second}
    assert exercises.of(mira.space, "cared_for") == ()


def test_pressed_twice_it_was_done_once(mira: Any) -> None:
    first = exercises.done(mira.space, "kind_hand")
    assert exercises.done(mira.space, "kind_hand") == first
    assert exercises.done(mira.space, "kind_hand", "now with words") != first
    mira.clock.move(seconds=TWICE.total_seconds())
    exercises.done(mira.space, "kind_hand")
    assert len(mira.space.all(Exercised)) == 3


def test_the_words_can_be_changed_and_the_day_deleted(space: Any) -> None:
    done = exercises.done(space, "cared_for", "the bench")
    assert exercises.change(space, done.id, "the bench, and a pear").when == done.when
    exercises.erase(space, done.id)
    assert space.history(done.id) == ()


def test_what_cannot_be_kept_is_refused(space: Any) -> None:
    with pytest.raises(NotFound):
        exercises.done(space, "no_such_exercise")
    with pytest.raises(BadInput):
        exercises.done(space, "kind_hand", "\x00")
    with pytest.raises(NotFound):
        exercises.erase(space, "no")
    assert space.all(Exercised) == ()
