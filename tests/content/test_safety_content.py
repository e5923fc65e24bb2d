"""The questions of the private check: plain, about the other person's acts, in nobody's gender."""

import pytest

from nearer.content import ContentError, safety_questions
from nearer.content.safety import SafetyQuestion, read_questions

QUESTIONS = safety_questions()
KEYS = [one.key for one in QUESTIONS]
LONGEST = 26  # words


def test_there_are_few_enough_to_answer_in_three_minutes() -> None:
    assert 8 <= len(QUESTIONS) <= 12


def test_every_sign_that_the_science_names_is_asked_about() -> None:
    """Fear, threats, violence, stalking, forced sex, control, isolation, humiliation."""
    assert {
        "afraid",
        "threats",
        "hurt",
        "followed",
        "forced",
        "money",
        "phone",
        "going_out",
        "alone",
        "put_down",
    } <= set(KEYS)


def test_what_often_comes_before_serious_harm_is_marked_and_most_is_not() -> None:
    """Campbell and others (2003), Glass and others (2008): throat and weapons, forced sex,
    stalking, and the time of leaving.
    """
    pressing = {one.key for one in QUESTIONS if one.pressing}
    assert pressing == {"deadly", "forced", "followed", "since_going"}


@pytest.mark.parametrize("one", QUESTIONS, ids=KEYS)
def test_a_question_is_plain_kind_and_blames_nobody(one: SafetyQuestion, unkind, sentences) -> None:
    assert one.text.endswith("?")
    assert unkind(one.text) == []
    assert len(sentences(one.text)) == 1
    assert len(sentences(one.text)[0]) <= LONGEST
    for word in ("abuse", "victim", "perpetrator", "violence", "why do you", "let them"):
        assert word not in one.text.lower()


def test_the_questions_together_ask_no_more_than_an_eleven_year_old_reads(reading_age) -> None:
    assert reading_age("\n".join(one.text for one in QUESTIONS)) <= 11


def test_a_key_that_stands_twice_or_a_question_without_words_is_refused() -> None:
    one = '[[question]]\nkey = "afraid"\ntext = "Are you?"\n'
    assert read_questions(one)[0].pressing is False
    for wrong in (one + one, "", one.replace("Are you?", ""), one.replace("afraid", "No Way")):
        with pytest.raises(ContentError):
            read_questions(wrong)
