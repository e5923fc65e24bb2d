"""How a reply listens: each kind beside what only looks like it."""

import pytest

from nearer.coach import review

ALONE = "I sat in that flat for three days and nobody rang."
SILLY = "I cried when the printer broke."


def noticed(detector: str, reply: str, message: str = "") -> list[str]:
    return [
        reply[note.start : note.end] for note in review(reply, message) if note.detector == detector
    ]


@pytest.mark.parametrize(
    "text",
    [
        "What was the drive home like?",
        "hows ur nan coping with it all",
        "Tell me more about the second week.",
        "I'd love to hear how you two met.",
        "I'm not angry. What were you hoping for?",
        "When she goes quiet, what do you tell yourself",
    ],
)
def test_a_question_that_leaves_room_is_open(text: str) -> None:
    assert noticed("open_question", text)


@pytest.mark.parametrize(
    "text",
    [
        "What a long road.",
        "How many stops is it?",
        "I know how you take your tea.",
        "What counts for me is that you came.",
        "How about a swim?",
        "He asked me what I wanted.",
        "What did you expect.",
        "Who cares what the neighbours say.",
    ],
)
def test_what_only_begins_like_an_open_question_is_none(text: str) -> None:
    assert not noticed("open_question", text)


@pytest.mark.parametrize(
    "text",
    [
        "Did the letter come?",
        "u home yet",
        "So you two made up?",
        "which bus did you get",
        "That sounds rough. Is anyone with you?",
        "are we doing saturday or not",
    ],
)
def test_yes_no_or_one_fact_makes_a_question_closed(text: str) -> None:
    assert noticed("closed_question", text)


@pytest.mark.parametrize(
    "text",
    [
        "Do help yourself.",
        "Should it snow, stay where you are.",
        "She asked, are you lost, and I was.",
        "“Are you lost?” she said.",
        "Is it any wonder I sleep badly.",
        "So do we.",
        "Have a lovely time.",
        "How was the sea?",
    ],
)
def test_the_order_of_a_question_alone_makes_none(text: str) -> None:
    assert not noticed("closed_question", text)


@pytest.mark.parametrize(
    "reply",
    [
        "Three days, and you felt forgotten.",
        "It sounds as if you were waiting for one of them to notice.",
        "You wanted somebody to ring without being asked.",
        "sounds lonely, those three days",
        "That silence still hurts.",
    ],
)
def test_giving_back_what_was_said_is_a_reflection(reply: str) -> None:
    assert noticed("reflection", reply, ALONE) == [reply]


@pytest.mark.parametrize(
    "reply",
    [
        "You should have rung me.",
        "You'll feel better on Monday.",
        "Sounds like you need a holiday.",
        "You look great, by the way.",
        "Sounds good, see you there.",
        "You always say that.",
        "What did you do all day?",
    ],
)
def test_telling_praising_or_asking_is_no_reflection(reply: str) -> None:
    assert not noticed("reflection", reply, ALONE)


@pytest.mark.parametrize(
    "reply",
    [
        "Of course you felt alone.",
        "It makes sense that you stopped answering the door.",
        "Anyone would have been hurt by that.",
        "I'd have felt forgotten too.",
        "no wonder ur low",
        "You're allowed to be cross about it.",
    ],
)
def test_saying_that_a_feeling_makes_sense_validates(reply: str) -> None:
    assert noticed("validation", reply, ALONE)


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ("Makes sense, see you at nine.", "I'll take the early train."),
        ("No wonder the tyre's flat.", "The car pulls to the left."),
        ("Of course you're hurt, you always are.", ALONE),
        ("I understand Welsh.", "Do you speak any languages?"),
        ("You have no reason to be sad.", ALONE),
    ],
)
def test_agreeing_to_a_thing_or_taking_it_back_does_not_validate(reply: str, message: str) -> None:
    assert not noticed("validation", reply, message)


@pytest.mark.parametrize(
    "reply",
    [
        "You should ring your sister.",
        "Have you thought of joining a choir?",
        "If I were you I'd move.",
        "Maybe a walk would do you good.",
        "Ring them. Tell them straight.",
        "That sounds lonely. Try to get out more.",
    ],
)
def test_telling_somebody_what_to_do_is_advice(reply: str) -> None:
    assert noticed("advice", reply, ALONE)


@pytest.mark.parametrize(
    "reply",
    [
        "Take your time, I'm here.",
        "Shall I come over?",
        "You must have been so low by then.",
        "Part of you thinks you should have rung them.",
        "Tell me what the nights were like.",
    ],
)
def test_room_offers_and_reflections_are_no_advice(reply: str) -> None:
    assert not noticed("advice", reply, ALONE)


def test_advice_that_was_asked_for_is_an_answer() -> None:
    assert noticed("advice", "You should take the job.", "They offered me a job.")
    assert not noticed("advice", "You should take the job.", "Should I take the job?")


@pytest.mark.parametrize(
    "reply",
    [
        "You're being ridiculous.",
        "That's pathetic.",
        "Grown-ups don't cry about printers.",
        "You can't be upset about a printer.",
        "What's wrong with you?",
        "Get over it.",
    ],
)
def test_a_verdict_on_them_or_their_feeling_judges(reply: str) -> None:
    assert noticed("judging", reply, SILLY)


@pytest.mark.parametrize(
    "reply",
    [
        "You're not ridiculous at all.",
        "Printers are ridiculous.",
        "I was ridiculous about the kettle last week.",
        "There's nothing wrong with crying.",
        "They sound selfish.",
    ],
)
def test_clearing_them_or_judging_something_else_does_not(reply: str) -> None:
    assert not noticed("judging", reply, SILLY)


@pytest.mark.parametrize(
    "reply",
    [
        "Same here, my week was worse. My boss shouted at me twice.",
        "How do you think that makes me feel?",
        "When I lived alone I never minded it.",
        "Well, now I feel like a terrible friend.",
        "At least you have a flat.",
    ],
)
def test_taking_the_talk_over_turns_to_oneself(reply: str) -> None:
    assert noticed("self_focus", reply, ALONE)


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ("I'm so sorry I didn't ring.", ALONE),
        ("I had a spell like that once. What was it like for you?", ALONE),
        ("I can come round tonight.", ALONE),
        ("I had a quiet day, thanks.", "How was your day?"),
        ("I hear how lonely it was.", ALONE),
    ],
)
def test_being_there_handing_back_and_answering_do_not(reply: str, message: str) -> None:
    assert not noticed("self_focus", reply, message)


def test_without_their_message_nothing_turns_to_oneself_and_only_plain_frames_reflect() -> None:
    assert not noticed("self_focus", "When I lived alone I never minded it.")
    assert not noticed("reflection", "You wanted somebody to ring.")
    assert noticed("reflection", "It sounds like you felt forgotten.")


def test_what_helps_is_told_and_not_graded_and_what_hinders_comes_with_another_way() -> None:
    for note in review("Of course you felt alone. You should move.", ALONE):
        assert note.why
        assert bool(note.rewrite) == (note.detector == "advice")
