"""Notes that are out of place fall away, and those on ordinary words stay."""

from itertools import pairwise

import pytest

from nearer.coach.words import review, tact
from nearer.coach.words.note import Detector, Note
from nearer.coach.words.reading import read

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
GONE = "I feel like nobody would notice if I was gone."
DIE = "I want to die."
STAYS = (
    "I'm not going anywhere.",
    "Don't be scared, I'm here.",
    "Stay with me tonight.",
    "Don't give up on me.",
    "Don't go.",
    "I want you to stay.",
    "I will not let you go through this alone.",
    "I won't let you carry that on your own",
    "I'm right here with you, whatever happens.",
    "I will never leave you alone with this.",
    "Thinking of you both",
    "You matter to me.",
    "You still matter so much to us",
    "You don't owe me an answer.",
    "Take all the time you need.",
    "You never have to explain yourself to me.",
)
KEEPS_OUT = (
    ("withdrawal", "This talk is not going anywhere."),
    ("withdrawal", "I'm not going anywhere with you."),
    ("withdrawal", "I don't owe you an answer."),
    ("blame", "You don't matter to me."),
    ("demand", "I want you to stay away from her."),
    ("demand", "Don't go out with them again."),
    ("demand", "I will not let you go out alone."),
    ("demand", "Don't go, I forbid it."),
    ("demand", "Stay with me or I'll tell everyone."),
    ("demand", "You matter to me, so do as I say."),
    ("withdrawal", "No need to reply, I'm done."),
    ("withdrawal", "Don't cry, I'm leaving."),
    ("blame", "You never have to explain yourself, you just shout."),
)
MEANT_WELL = (
    ("withdrawal", "I'm going to bed. Good night, love."),
    ("withdrawal", "Heading off now. Sleep well!"),
    ("withdrawal", "I'd rather not drink tonight."),
    ("withdrawal", "Let's not fight. I'll make tea."),
    ("demand", "Stop. I love you."),
    ("demand", "No need to answer."),
    ("demand", "Don't be afraid."),
    ("mind_reading", "I can see why you're hurt."),
    ("mind_reading", "I can understand how he felt."),
    ("request", "Would you please just do what I say."),
)
STILL_NOTED = (
    ("withdrawal", "I'm going to bed. Good night."),
    ("withdrawal", "Whatever. Sleep well."),
    ("withdrawal", "I'd rather not talk about it."),
    ("withdrawal", "I'd rather not."),
    ("demand", "Delete her number. I love you."),
    ("mind_reading", "I can see why you lie to me."),
    ("mind_reading", "I can see how you want to hurt me."),
    ("request", "Would you please tell me what you want."),
)
DENIES = ("You're not useless.", "You are not a burden to me", "You were never too much.")
GIVES_BACK = ("You're not sleeping.", "You are not sure how to go on.", "You're not okay.")
TO_DESPAIR = (
    ("self_focus", "I would notice.", GONE),
    ("self_focus", "I'm not angry.", GONE),
    ("self_focus", "I would miss you.", GONE),
    ("advice", "You have to call someone. Promise me.", DIE),
    ("demand", "You have to call someone. Promise me.", DIE),
    ("demand", "You need to go to hospital now.", DIE),
    ("advice", "Call the Samaritans now", "I don't want to be alive anymore."),
    ("demand", "Stay on the phone until I get there.", "I'm going to kill myself"),
)
ELSEWHERE = (
    ("demand", "Promise me.", "I'll be home at six."),
    ("advice", "You have to call someone.", "The boiler is leaking."),
    ("self_focus", "I'm not angry.", "You forgot my birthday and I'm sad."),
    ("demand", "Clean the kitchen now.", DIE),
    ("self_focus", "My week was worse.", GONE),
)


def detectors(text: str, theirs: str | None = None) -> set[str]:
    return {note.detector for note in tact.in_place(review(text, theirs), text, theirs or "")}


def stands(detector: Detector, text: str, theirs: str = "") -> bool:
    """Whether a note on each sentence of the text, whoever found it, stays on any of them."""
    notes = [Note(detector, one.start, one.end, "why", "", 0.9) for one in read(text).sentences]
    return bool(tact.in_place(notes, text, theirs))


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


@pytest.mark.parametrize("detector", ["withdrawal", "demand", "blame"])
@pytest.mark.parametrize("text", STAYS)
def test_whoever_stays_with_somebody_is_never_corrected(detector, text) -> None:
    assert not stands(detector, text)
    assert not detectors(text, GONE) & {"withdrawal", "demand", "blame", "absolute"}


@pytest.mark.parametrize(("detector", "text"), KEEPS_OUT + STILL_NOTED)
def test_words_that_only_sound_like_it_keep_their_note(detector, text) -> None:
    assert stands(detector, text)


@pytest.mark.parametrize(("detector", "text"), MEANT_WELL)
def test_a_kind_word_beside_or_an_own_wish_takes_the_note_away(detector, text) -> None:
    first = read(text).sentences[0]
    assert tact.in_place([Note(detector, 0, first.end, "why", "", 0.9)], text) == ()


@pytest.mark.parametrize("text", DENIES)
def test_to_take_a_bad_word_back_gives_nothing_back_and_judges_nobody(text) -> None:
    assert not stands("reflection", text, GONE)
    assert not stands("judging", text, GONE)


@pytest.mark.parametrize("text", GIVES_BACK)
def test_to_say_what_somebody_lacks_may_still_give_it_back(text) -> None:
    assert stands("reflection", text, THEIRS)


@pytest.mark.parametrize(("detector", "text", "theirs"), TO_DESPAIR)
def test_to_despair_one_may_say_plainly_what_to_do_and_that_one_is_there(
    detector, text, theirs
) -> None:
    assert not stands(detector, text, theirs)
    assert stands(detector, text), "where nobody despairs it is noted"


@pytest.mark.parametrize(("detector", "text", "theirs"), ELSEWHERE)
def test_to_other_messages_and_with_other_words_the_note_stays(detector, text, theirs) -> None:
    assert stands(detector, text, theirs)
