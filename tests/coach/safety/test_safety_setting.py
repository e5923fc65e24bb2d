"""What explains the same words away, and what does not."""

import pytest

from nearer.coach import safety_check
from nearer.coach.safety.concepts import Mark
from nearer.coach.safety.frames import by_first, places


def told(text: str) -> str | None:
    signal = safety_check(text)
    return signal.kind if signal else None


@pytest.mark.parametrize(
    "text",
    [
        "The exams make me want to kill myself.",
        "I feel so much shame I want to kill myself.",
        "I called the helpline because I want to kill myself.",
        "haha yeah I want to kill myself",
        "In my dream I was falling, and when I woke I wanted to kill myself.",
    ],
)
def test_a_small_word_beside_ones_own_death_excuses_nothing(text: str) -> None:
    assert told(text) == "self_harm_explicit"


@pytest.mark.parametrize(
    "text",
    [
        "I promised I wouldn't kill myself, but tonight I don't know.",
        "I won't kill myself today because of my son, but I want to.",
        "Not that I'd kill myself. Well. Maybe I would.",
        "The doctor asked about thoughts of harming myself and I said no, which was a lie.",
    ],
)
def test_a_denial_can_be_taken_back(text: str) -> None:
    assert told(text) == "self_harm_explicit"


@pytest.mark.parametrize(
    "text",
    [
        "There's no way out of this phone contract.",
        "I can't do this any more. Three hours on hold, and the hold music.",
        "You'd be better off without me in goal.",
        "There's no point in a group chat if nobody answers.",
        "I took my tablets with breakfast.",
        "I scratched my arms climbing through the hedge.",
        "The office will be fine without me for two weeks.",
    ],
)
def test_an_everyday_thing_is_what_the_phrase_is_about(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "They would all breathe easier without me.",
        "She'd find somebody better if I wasn't here.",
        "My kids would get over it and they'd be happier if I was gone.",
        "Everyone's life would be easier if I had never been born.",
    ],
)
def test_who_would_do_better_without_the_writer_is_not_who_it_is_about(text: str) -> None:
    assert told(text) == "self_harm_veiled"


@pytest.mark.parametrize(
    "text",
    [
        "I've been hoarding my sleeping pills.",
        "I swallowed forty paracetamol an hour ago.",
        "I have the tablets lined up on the table in front of me.",
        "I'm sitting on the ledge with my legs over the railing.",
    ],
)
def test_means_at_hand_need_no_word_for_death(text: str) -> None:
    assert told(text) == "self_harm_explicit"


@pytest.mark.parametrize(
    "text",
    [
        "Mum told me she doesn't see the point of living since Dad died.",
        "I'm taking turns sitting up with my brother, he can't be left alone.",
        "I found razor blades under my daughter's mattress.",
        "Jamie sent me a message saying goodbye and he isn't answering.",
        "My student wrote in her essay that she wants to die.",
        "The pills she has been saving are in a tin under the bed, my sister told me.",
    ],
)
def test_worry_is_heard_in_what_is_said_found_and_watched(text: str) -> None:
    assert told(text) == "worried_about_other"


@pytest.mark.parametrize(
    "text",
    [
        "Since my brother's suicide I ring my dad every day.",
        "My friend lost her brother to suicide.",
        "Gran says she is ready to go, she's ninety-four.",
        "He sent a goodbye message to the whole office on his last day.",
        "She tried to end her life once, long before we met.",
    ],
)
def test_the_dead_the_old_and_the_leaving_are_no_worry_of_this_kind(text: str) -> None:
    assert told(text) is None


def test_a_frame_may_ask_for_two_concepts_in_any_order() -> None:
    (frame,) = (
        frame for family, frame in by_first()["do_better"] if family.name == "they_would_do_better"
    )
    ahead = {"do_better": [Mark(0, 1)], "gone": [Mark(3, 5)]}
    behind = {"do_better": [Mark(6, 7)], "gone": [Mark(0, 2)]}
    crossed = {"do_better": [Mark(2, 4)], "gone": [Mark(3, 5)]}
    assert [len(list(places(frame, marks))) for marks in (ahead, behind, crossed)] == [1, 1, 0]
