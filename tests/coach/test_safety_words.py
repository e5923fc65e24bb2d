"""What is said after heavy words and after the private check: gentle, and no verdict."""

import pytest

from nearer.coach.safety_words import after_check, card, unseen

KINDS = (
    "self_harm_explicit",
    "self_harm_veiled",
    "worried_about_other",
    "danger_from_other",
)
PRESSING = frozenset({"deadly"})


@pytest.mark.parametrize("kind", KINDS)
def test_every_card_can_be_skipped_and_promises_no_watching(kind: str) -> None:
    words = card(kind)
    assert words.skip
    assert words.lines[-1] == unseen()
    assert "not for emergencies" in unseen()


def test_each_kind_is_asked_in_its_own_way() -> None:
    assert len({card(kind).ask for kind in KINDS}) == len(KINDS)
    assert card("self_harm_explicit").ask == "You wrote something heavy. Are you safe right now?"


@pytest.mark.parametrize("kind", KINDS)
def test_no_card_says_over_a_shoulder_what_was_written(kind: str) -> None:
    words = card(kind)
    told = " ".join((words.ask, *words.lines, words.safe, words.skip)).lower()
    for word in ("suicid", "kill", "die", "hit", "violen", "abus", "partner", "danger", "hurt"):
        assert word not in told


@pytest.mark.parametrize("kind", KINDS)
def test_no_card_blames_or_orders(kind: str) -> None:
    words = card(kind)
    told = " ".join((words.ask, *words.lines)).lower()
    for word in ("must", "should", "you have to", "promise", "never", "warning"):
        assert word not in told


def test_one_yes_is_met_as_twelve() -> None:
    one = after_check({"afraid": "yes"}, PRESSING)
    assert after_check({str(n): "yes" for n in range(12)}, PRESSING) == one
    assert after_check({"afraid": "yes", "alone": "unsure"}, PRESSING) == one


def test_a_not_sure_alone_is_taken_seriously_and_nothing_is_said_of_the_other() -> None:
    unsure = after_check({"afraid": "unsure"}, PRESSING)
    assert unsure.first != after_check({"afraid": "no"}, PRESSING).first
    assert "treat you like that" not in " ".join(unsure.first)
    assert "without deciding anything" in " ".join(unsure.first)


def test_no_verdict_is_told_whatever_was_answered() -> None:
    for answers in ({}, {"afraid": "no"}, {"afraid": "yes"}, {"deadly": "yes"}):
        said = after_check(answers, PRESSING)
        told = " ".join((*said.first, *said.soon)).lower()
        assert said.first
        for word in ("you are safe", "is safe", "abus", "risk", "victim", "score", "leave them"):
            assert word not in told


def test_only_what_often_comes_before_serious_harm_is_pressing() -> None:
    assert after_check({"deadly": "yes"}, PRESSING).soon
    assert after_check({"deadly": "unsure"}, PRESSING).soon
    assert not after_check({"deadly": "no"}, PRESSING).soon
    assert not after_check({"deadly": ""}, PRESSING).soon
    assert not after_check({"afraid": "yes"}, PRESSING).soon
