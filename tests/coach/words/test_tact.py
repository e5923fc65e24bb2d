"""Notes that are out of place fall away, and those on ordinary words stay."""

from itertools import pairwise

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
    "Whatever. I'm going out for good coffee.",
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
OUT_OF_PLACE = (
    ("absolute", "You never touch me without asking, and I love that"),
    ("blame", "You never touch me without asking, and I love that"),
    ("blame", "You make me feel so loved"),
    ("blame", "You always make me feel safe."),
    ("absolute", "You should never have to go through that alone"),
    ("absolute", "Nobody has ever been this kind to me"),
    ("withdrawal", "You never listen to me"),
    ("withdrawal", "Don't worry about me, I'm fine. It's nothing"),
    ("demand", "Come back for dessert."),
    ("observation", "I feel so lucky that you put up with me"),
    ("boundary", "I've stopped crying"),
    ("boundary", "I can't do this anymore"),
    ("need", "I need an hour. I will be back at nine and then we can talk."),
    ("contempt", "You're amazing, you idiot."),
    ("withdrawal", "Don't bother me. Let's break up."),
    ("demand", "Stop texting me."),
)
IN_PLACE = (
    ("absolute", "You never touch me"),
    ("blame", "You make me so angry"),
    ("absolute", "You never make me feel loved"),
    ("absolute", "You always leave the dishes."),
    ("absolute", "You never call, and I would love it if you did."),
    ("demand", "Come back here now."),
    ("boundary", "I won't stay when you shout."),
    ("need", "I need an hour of quiet."),
)
OF_A_REPLY = (
    ("reflection", "You have so much to live for", "I see no way out."),
    ("reflection", "Holding on to anger only hurts you", "He cheated and I am so angry."),
    ("closed_question", "Can I call you on Sunday?", "I am angry that you forgot."),
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
    assert not detectors(text, THEIRS) & {"closed_question", "judging", "advice", "withdrawal"}


@pytest.mark.parametrize("text", ASKED_TOO_SOON)
def test_any_other_yes_or_no_question_is_noted(text) -> None:
    assert "closed_question" in detectors(text, THEIRS)


@pytest.mark.parametrize(("detector", "text"), OUT_OF_PLACE)
def test_praise_a_body_and_a_kind_word_are_not_corrected(detector, text) -> None:
    assert detector in {note.detector for note in review(text)}, "else this could not fail"
    assert detector not in detectors(text)


@pytest.mark.parametrize(("detector", "text", "theirs"), OF_A_REPLY)
def test_nor_is_an_offer_and_a_common_saying_gives_nothing_back(detector, text, theirs) -> None:
    assert detector in {note.detector for note in review(text, theirs)}
    assert detector not in detectors(text, theirs)


@pytest.mark.parametrize(("detector", "text"), IN_PLACE)
def test_beside_them_the_same_words_are_noted_where_they_may_hurt(detector, text) -> None:
    assert detector in detectors(text)


@pytest.mark.parametrize(
    "text", ["Go to hell.", "I hate you.", "You're just like your father", "You are such a child"]
)
def test_plain_contempt_is_noted(text) -> None:
    assert "contempt" in detectors(text)


@pytest.mark.parametrize(
    "text", ["I'd never hate you.", "I hate you having to wait.", "It went to hell and back."]
)
def test_what_only_sounds_like_it_is_not(text) -> None:
    assert "contempt" not in detectors(text)


@pytest.mark.parametrize(
    "text", ["Don't forget to eat.", "You are killing me with that joke 😂", "Let's break up."]
)
def test_what_is_meant_well_or_meant_for_good_is_not_corrected(text) -> None:
    assert not detectors(text) & {"demand", "withdrawal", "blame", "absolute", "contempt"}


def test_a_break_is_one_note_on_its_words() -> None:
    said = "I need an hour. I'm too wound up to be fair to you. Let's talk again at nine."
    found = tact.in_place(review(said), said)
    spans = [(n.start, n.end) for n in found if n.detector == "break_with_return"]
    assert spans
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert not {n.detector for n in found} & {"need", "request"}


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
