"""What a draft says: one invented person's sentences, one for each thing that is noticed."""

import pytest

from nearer.coach import review
from nearer.coach.words.reading import read
from nearer.coach.words.review import by_rules

SAID = [
    ("observation", "You came in at quarter to one and went straight upstairs.", "You came"),
    ("observation", "In March you called twice.", "March you called"),
    ("feeling", "Honestly? Terrified.", "Terrified"),
    ("feeling", "My throat gets tight when we talk about it.", "My throat gets tight"),
    ("need", "i need gentleness right now", "i need gentleness"),
    ("need", "Being asked first is something I really need.", "Being asked first"),
    ("request", "Would you come with me to the appointment?", "Would you come"),
    ("request", "is there a chance u could pick Leo up", "is there a chance"),
    ("boundary", "I won't talk about my weight with you.", "I won't talk"),
    ("boundary", "If the shouting starts I'm going to leave the room.", "going to leave"),
    ("faux_feeling", "I’ve been feeling used for months.", "feeling used"),
    ("thought_as_feeling", "I feel strongly that this is unfair.", "that this is"),
    ("blame", "u let me down again", "u let me down"),
    ("blame", "Your lies destroyed us.", "lies"),
    ("absolute", "no one ever listens to me", "no one"),
    ("absolute", "I mess everything up.", "mess everything"),
    ("mind_reading", "he only rang because he feels guilty", "he feels guilty"),
    ("mind_reading", "You hate me, don't you?", "You hate me"),
    ("contempt", "I can't believe I married such a loser.", "such a loser"),
    ("ultimatum", "Get a job or get out.", "Get a job or get out"),
    ("withdrawal", "Fine. Whatever.", "Whatever"),
    ("break_with_return", "I have to stop. I'll text you in an hour.", "text you in an hour"),
    ("over_apology", "I'm sorry for needing so much from you.", "sorry for needing"),
    ("demand", "You're not going out dressed like that.", "You're not going"),
]

NOT_SAID = [
    ("observation", "You sulked all weekend."),
    ("observation", "If you left at nine, say so."),
    ("feeling", "I'm happy to drive if you want."),
    ("feeling", "She was delighted with the present."),
    ("need", "I need a haircut."),
    ("need", "I need you to listen for once."),
    ("request", "Can you swim?"),
    ("request", "Could you be more annoying?"),
    ("boundary", "I won't tell anyone, promise."),
    ("boundary", "I'm not going to the party, I've got flu."),
    ("faux_feeling", "I feel supported by you."),
    ("faux_feeling", "You ignored me."),
    ("thought_as_feeling", "I feel so relieved that it's over."),
    ("blame", "It isn't your fault that I'm sad."),
    ("blame", "Because of you I laugh again."),
    ("absolute", "You've never looked better."),
    ("absolute", "You're always welcome here."),
    ("mind_reading", "Maybe you were just tired."),
    ("mind_reading", "Are you disappointed in me?"),
    ("contempt", "I was such an idiot to leave my keys."),
    ("contempt", "You goose, I love you."),
    ("ultimatum", "If you hit me again I'm leaving."),
    ("ultimatum", "Be careful or you'll slip."),
    ("withdrawal", "I can't talk tonight, but I'll call you tomorrow at ten."),
    ("withdrawal", "He told me to leave him alone."),
    ("break_with_return", "I need some time."),
    ("over_apology", "I'm sorry for what I said on Monday."),
    ("demand", "Please call me back when you have time."),
    ("demand", "You have to see this film, it's great."),
]


def spans(text: str, detector: str) -> list[str]:
    return [text[one.start : one.end] for one in review(text) if one.detector == detector]


@pytest.mark.parametrize(("detector", "text", "words"), SAID, ids=[f"{d}: {t}" for d, t, _ in SAID])
def test_it_is_noticed_at_its_words(detector: str, text: str, words: str) -> None:
    assert any(words in span or span in words for span in spans(text, detector))


@pytest.mark.parametrize(("detector", "text"), NOT_SAID, ids=[f"{d}: {t}" for d, t in NOT_SAID])
def test_no_rule_takes_what_only_looks_like_it(detector: str, text: str) -> None:
    assert detector not in {note.detector for note in by_rules(read(text), None)}


@pytest.mark.parametrize(("detector", "text", "words"), SAID, ids=[f"{d}: {t}" for d, t, _ in SAID])
def test_what_somebody_else_said_is_not_the_writers(detector: str, text: str, words: str) -> None:
    assert spans(f"The title is “{text}” this time.", detector) == []


def test_a_skill_is_named_and_not_corrected() -> None:
    skills = {"observation", "feeling", "need", "request", "boundary", "break_with_return"}
    for detector, text, _words in SAID:
        notes = [one for one in review(text) if one.detector == detector]
        assert notes
        for note in notes:
            assert note.why
            assert (note.rewrite == "") == (detector in skills)


def test_a_thought_said_as_a_feeling_is_given_back_in_the_persons_words() -> None:
    (note,) = [
        one
        for one in review("I feel like you've been avoiding the Tuesday group.")
        if one.detector == "thought_as_feeling"
    ]
    assert "I think you've been avoiding the Tuesday group," in note.rewrite


def rewrite(text: str, detector: str) -> str:
    (note,) = [one for one in review(text) if one.detector == detector]
    return note.rewrite


def test_what_is_claimed_of_another_is_asked_back_in_the_persons_words() -> None:
    asked = rewrite("You only did that to hurt me.", "mind_reading")
    assert asked.startswith("I wondered whether you only did that to hurt me. Is it so")
    assert "…" in rewrite("To you I'm a maid, nothing more.", "mind_reading")


def test_the_occasion_of_a_faux_feeling_is_kept() -> None:
    said = rewrite("I feel ignored when plans are made without me.", "faux_feeling")
    assert said.startswith("When plans are made without me, I feel …")


def test_a_curt_answer_withdraws_only_where_somebody_reached_out() -> None:
    told = "I was really hurt on Sunday and I'd like to talk about it"
    assert [note.detector for note in review("k", told)] == ["withdrawal"]
    assert review("k", "shall we say five at the station") == ()


def test_a_demand_is_not_called_a_need_as_well() -> None:
    assert "need" not in {note.detector for note in review("I need you to be on my side.")}
