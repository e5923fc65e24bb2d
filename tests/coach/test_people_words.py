"""Sentences about people: counts and what was said, never what somebody is like."""

import re

import pytest

from nearer.coach.averages import FEW, Fates
from nearer.coach.people import (
    Average,
    Lately,
    Opened,
    Trust,
    fears_told,
    lately_told,
    opened_told,
    rhythm_name,
    touch_told,
    why_tell,
    word_told,
)

GUILT = re.compile(r"overdue|late\b|missed|should|must|again|neglect|only|sorry", re.IGNORECASE)


def lately(**known) -> str:
    return " ".join(lately_told(Lately(name="Leni", days=90, **known)))


def test_without_a_check_in_nothing_more_is_said() -> None:
    assert lately() == "In the last 90 days there is no check-in with Leni."


def test_below_ten_there_is_no_average() -> None:
    said = lately(check_ins=FEW, closeness=Average(9.0, FEW - 1), urge=Average(1.0, FEW - 1))
    assert "not yet" in said
    assert "9.0" not in said
    assert "1.0" not in said


def test_from_ten_on_an_average_comes_with_its_count() -> None:
    said = lately(check_ins=31, closeness=Average(6.24, 24), urge=Average(2.0, 9))
    assert "So far, on average, you noted closeness at 6.2 of 10 (24 check-ins)." in said
    assert "urge" not in said


def test_what_urges_ended_in_is_counted_and_not_judged() -> None:
    said = lately(check_ins=20, fates=Fates(away=3, stayed=5, toward=4))
    assert "Of 12 urges there" in said
    assert "3 ended in pulling away, 5 in staying and 4 in moving toward." in said
    assert "ended in" not in lately(check_ins=20, fates=Fates(away=3))


def test_while_a_hunch_could_follow_it_nothing_but_counts_is_told() -> None:
    said = lately(
        check_ins=38,
        closeness=Average(9.0, 38),
        urge=Average(1.0, 38),
        fates=Fates(away=30),
        opened=Average(9.5, 20),
        withheld=True,
    )
    assert "38 check-ins" in said
    assert not re.search(r"9\.0|1\.0|9\.5|ended in", said)


def test_what_came_with_being_open_is_not_said_to_come_from_it() -> None:
    said = lately(check_ins=40, closeness=Average(5.0, 40), opened=Average(7.5, 12))
    assert "In the 12 check-ins in which you had shared something personal there" in said
    assert "What comes with what is not what causes what." in said


def test_what_followed_on_steps_is_told_in_counts() -> None:
    assert opened_told(Opened("Leni")) == ""
    assert opened_told(Opened("Leni", done=1)) == (
        "So far, you have noted 1 step with Leni that you did."
    )
    assert opened_told(Opened("Leni", done=4, gave=3, took=1, lighter=2, rated=3)) == (
        "So far, you have noted 4 steps with Leni that you did. After 3 of 4 they shared something "
        "too. 2 of 3 felt easier afterwards than before."
    )


def test_fears_are_told_once_one_has_an_answer() -> None:
    assert fears_told("Leni", 0, 0) == ""
    assert fears_told("Leni", 2, 0) == (
        "So far, 2 fears about Leni have an answer, and none came true."
    )
    assert fears_told("Leni", 5, 1).startswith("So far, 5 fears about Leni have an answer, and 1 ")


@pytest.mark.parametrize("by", ["face_to_face", "call", "text", ""])
@pytest.mark.parametrize("days", [1, 19, 400])
@pytest.mark.parametrize("wished", [7, 11, 14, 30, 60, 90])
@pytest.mark.parametrize("counts", ["face_to_face", "call", "text"])
def test_no_word_about_a_rhythm_blames(by, days: int, wished: int, counts) -> None:
    said = word_told("Leni", days, by, wished, counts)
    assert said.endswith("A word, if you like.")
    assert not GUILT.search(said)
    assert "%(" not in said


def test_being_in_touch_is_told_in_days() -> None:
    assert touch_told(0, "text") == "Last in touch today, in writing."
    assert touch_told(1, "call") == "Last in touch 1 day ago, by phone."
    assert rhythm_name(14) == "about every two weeks"
    assert rhythm_name(11) == "about every 11 days"


def test_somebody_is_named_for_what_was_said_and_noted() -> None:
    said = why_tell(Trust("Leni", "close", "Fear", "comfort", gave=2, took=1, days=3))
    assert said == (
        "You said that you can tell Leni things as deep as “Fear”.",
        "You noted that Leni can give this: comfort.",
        "After 2 of 3 steps with Leni you noted that they shared something too.",
        "You put Leni in your closest circle.",
        "You were in touch 3 days ago.",
    )


def test_nothing_is_said_of_somebody_who_did_not_share_back() -> None:
    said = why_tell(Trust("Leni", "further", took=4))
    assert said == (
        "You put Leni in your outer circle.",
        "How deep it may go with Leni you left open so far.",
    )
