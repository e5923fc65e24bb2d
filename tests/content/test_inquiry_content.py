"""The questions of the inquiry, and what the invented person answers."""

import re
from typing import get_args

import pytest

from nearer.companion.inquiry_beside import LOOKED_UP
from nearer.content import ContentError
from nearer.content.inquiry import Beside, inquiry_questions, read_questions
from nearer.content.sample_past import sample_past

LABELS = re.compile(r"avoidant|anxious|disorder|symptom|always|never", re.IGNORECASE)
ONE = '[[question]]\nkey = "a"\ntitle = "A?"\nhint = "b"\nheading = "c"\nbeside = []\n'


def test_the_path_is_short_and_every_question_is_one() -> None:
    questions = inquiry_questions()
    assert 7 <= len(questions) <= 9
    for question in questions:
        assert question.title.endswith("?")
        assert len(question.title.split()) <= 12
        assert len(question.hint.split()) <= 22
        assert not question.heading.endswith("?")


@pytest.mark.parametrize("question", inquiry_questions(), ids=lambda one: one.key)
def test_no_question_labels_or_puts_words_into_a_mouth(question) -> None:
    assert not LABELS.search(f"{question.title} {question.hint} {question.heading}")
    assert "why" not in question.title.lower(), "that is asked once, at the top"


def test_every_kind_that_may_stand_beside_a_question_is_used_and_looked_up() -> None:
    used = {kind for question in inquiry_questions() for kind in question.beside}
    assert used == set(LOOKED_UP) == set(get_args(Beside))


@pytest.mark.parametrize(
    "written",
    ["", ONE + ONE, ONE.replace('"A?"', '""'), ONE.replace("[]", '["gossip"]'), ONE + "x = 1\n"],
)
def test_a_path_that_cannot_be_walked_is_refused(written) -> None:
    with pytest.raises(ContentError):
        read_questions(written)


def test_the_invented_person_answers_questions_that_are_asked() -> None:
    past = sample_past()
    assert set(past.answers) < {question.key for question in inquiry_questions()}
    for one in (*past.letter, *past.echo):
        assert one.memory is None or 0 <= one.memory < len(past.memory)
