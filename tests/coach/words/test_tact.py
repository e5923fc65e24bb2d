"""Notes that are out of place fall away, and those on ordinary words stay."""

import pytest

from nearer.coach.words import review, tact

AFRAID = (
    "You threatened me. I feel scared. I need you to stay away.",
    "Leave me alone or I will call the police.",
    "I don't want to talk to you, I'm scared of you.",
    "I am afraid of you. Stop texting me.",
    "I feel unsafe with you",
    "I feel threatened when you stand over me and shout.",
    "I don’t feel safe around you any more.",
    "You scare me when you drive like that.",
    "I felt controlled the whole evening.",
    "Stay away from my kids.",
)
NOT_AFRAID = (
    "I'm scared of you leaving me.",
    "I'm afraid of you not liking me.",
    "I am scared to tell you this.",
    "I'm afraid I won't make it tonight.",
    "I feel safe with you.",
    "It scares me how much I need you.",
    "You never call me.",
    "I was afraid of losing you.",
    "",
)
FINAL = (
    "Don't contact me again. I'm done with you.",
    "I'm blocking your number. I don't want to talk about it.",
    "I'm done talking. I'm leaving you. I've found a flat.",
    "Stop texting me. Leave me alone.",
    "We're through. Do not bother to answer.",
    "I don't want to talk about it. I want a divorce.",
)
NOT_FINAL = (
    "I don't want to talk about this.",
    "Whatever. I'm going to bed.",
    "I'm out. Do what you like.",
    "Forget it. I'm leaving you some soup.",
)
ASKED_PLAINLY = (
    "Are you thinking of killing yourself?",
    "Are you safe right now?",
    "Did he hit you?",
    "Is anyone with you?",
    "Do you have a plan?",
    "Shall I call an ambulance?",
    "Do you want to die?",
    "Has he ever hurt you?",
    "Is there somebody you can call?",
)
ASKED_TOO_SOON = (
    "Did you call the doctor?",
    "Are you sad?",
    "Did you sleep?",
    "Was it the meeting?",
    "Have you told her?",
)
THEIRS = "I have been so low all week and I cannot sleep."


def detectors(text: str, theirs: str | None = None) -> set[str]:
    return {note.detector for note in tact.in_place(review(text, theirs), text)}


@pytest.mark.parametrize("text", AFRAID)
def test_fear_of_somebody_is_heard(text) -> None:
    assert tact.afraid(text)


@pytest.mark.parametrize("text", NOT_AFRAID)
def test_a_fear_of_being_left_is_no_fear_of_somebody(text) -> None:
    assert not tact.afraid(text)


@pytest.mark.parametrize("text", FINAL)
def test_to_end_contact_is_not_told_as_going_away(text) -> None:
    assert "withdrawal" in {note.detector for note in review(text)}, "else this could not fail"
    assert "withdrawal" not in detectors(text)


@pytest.mark.parametrize("text", NOT_FINAL)
def test_to_shut_a_talk_down_still_is(text) -> None:
    assert "withdrawal" in detectors(text)


@pytest.mark.parametrize("text", ASKED_PLAINLY)
def test_a_question_about_safety_is_right_to_ask(text) -> None:
    assert "closed_question" not in detectors(text, THEIRS)


@pytest.mark.parametrize("text", ASKED_TOO_SOON)
def test_any_other_yes_or_no_question_is_noted(text) -> None:
    assert "closed_question" in detectors(text, THEIRS)


def test_of_several_sentences_only_what_is_out_of_place_falls_away() -> None:
    said = "Did you sleep? Are you safe right now?"
    found = tact.in_place(review(said, THEIRS), said)
    assert [said[n.start : n.end] for n in found if n.detector == "closed_question"] == [
        "Did you sleep?"
    ]


def test_a_hostile_text_is_read_in_a_moment_and_a_short_one_at_all() -> None:
    long = "do not not never stop safe be of you " * 540
    assert tact.in_place((), long) == ()
    assert isinstance(tact.afraid(long), bool)
