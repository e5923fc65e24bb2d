"""Thinking traps and exercises of kindness."""

import re

import pytest

from nearer.content import ContentError, exercise, exercises, sample_thoughts, thinking_traps
from nearer.content.compassion import read_exercises
from nearer.content.traps import read_thinking_traps
from nearer.domain.errors import NotFound

TRAP = '[[trap]]\nkey = "{key}"\nquestion = "Q?"\nsounds = "s"\nask = "A?"\n'
EXERCISE = (
    '[[exercise]]\nkey = "{key}"\ntitle = "T"\nsummary = "S"\nminutes = {minutes}\n'
    'steps = ["1", "2", "3"]\nskip_if = "never"\nquestion = "Q"\n'
)
LABELS = re.compile(r"(?i)\byou are (an? )?(avoidant|anxious|broken|ill|sick)\b|disorder|symptom")


def test_there_are_enough_traps_and_each_is_a_question_to_oneself() -> None:
    traps = thinking_traps()
    assert len(traps) >= 10
    for trap in traps:
        assert trap.question.endswith("?")
        assert re.search(r"\b(I|this)\b", trap.question), trap.question
        assert "?" in trap.ask
        assert "“" in trap.sounds


def test_there_are_enough_exercises_and_each_says_when_to_leave_it() -> None:
    assert len(exercises()) >= 6
    for one in exercises():
        assert one.skip_if.endswith(".")
        assert 3 <= len(one.steps) <= 7
        assert 1 <= one.minutes <= 15
        assert not LABELS.search(" ".join((*one.steps, one.summary, one.skip_if)))


def test_one_of_them_brings_back_a_time_of_being_cared_for() -> None:
    assert "d = 0.51" in exercise("cared_for").known


def test_the_search_for_labels_finds_one() -> None:
    assert LABELS.search("Remember that you are avoidant.")


@pytest.mark.parametrize("keys", [[t.key for t in thinking_traps()], [e.key for e in exercises()]])
def test_keys_can_stand_in_a_record_and_an_address_for_ever(keys: list[str]) -> None:
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"[a-z][a-z_]{2,30}", key) for key in keys)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("[[trap]\n", "not TOML"),
        ("", "Expected"),
        (TRAP.format(key=""), "key"),
        (TRAP.format(key="a") * 2, "twice"),
        (TRAP.format(key="a") + 'colour = "red"\n', "colour"),
    ],
)
def test_a_wrong_file_of_traps_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(ContentError, match=reason):
        read_thinking_traps(written)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (EXERCISE.format(key="a", minutes=0), "minutes"),
        (EXERCISE.format(key="", minutes=3), "key"),
        (EXERCISE.format(key="a", minutes=3) * 2, "twice"),
        (EXERCISE.format(key="a", minutes=3).replace('"2", ', ""), "steps"),
    ],
)
def test_a_wrong_file_of_exercises_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(ContentError, match=reason):
        read_exercises(written)


def test_an_exercise_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        exercise("no_such_one")


def test_the_sample_names_only_traps_and_exercises_that_there_are() -> None:
    words = sample_thoughts()
    traps = {trap.key for trap in thinking_traps()}
    assert all(set(thought.traps) <= traps for thought in words.thought)
    assert {done.exercise for done in words.exercised} <= {one.key for one in exercises()}
    for belief in words.belief:
        assert all(0 <= share <= 1 for share, *_ in belief.ratings)
        assert all(0 <= n <= 100 for _, *numbers in belief.ratings for n in numbers)
