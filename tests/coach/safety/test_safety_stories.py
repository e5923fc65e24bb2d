"""What the safety rules say to short texts, one sort of text at a time."""

import pytest

from nearer.coach import safety_check


def told(text: str) -> str | None:
    signal = safety_check(text)
    return signal.kind if signal else None


@pytest.mark.parametrize(
    "text",
    [
        "I've decided to kill myself on Thursday.",
        "I want to die.",
        "I have saved up enough pills to end it all.",
        "How many pills would it take to never wake up?",
        "I keep thinking about suicide and I can't stop.",
        "I started cutting again last week.",
        "By the time you read this I'll be dead.",
    ],
)
def test_ones_own_death_or_hurt_named_outright_is_explicit(text: str) -> None:
    assert told(text) == "self_harm_explicit"


@pytest.mark.parametrize(
    "text",
    [
        "i wnt to kil myslef",
        "killmyself",
        "I want to k*ll myself",
        "i w a n n a   d i e",
        "su1c1dal tonight, i am suicidal",
        "I want to k\u200bi\u200bl\u200bl myself",
        "𝗜 𝘄𝗮𝗻𝘁 𝘁𝗼 𝗱𝗶𝗲",
        "I don’t want to live anymore",
        "kms tonight, not joking",
    ],
)
def test_glued_misspelt_and_masked_words_still_count(text: str) -> None:
    assert told(text) == "self_harm_explicit"


@pytest.mark.parametrize(
    "text",
    [
        "Everyone would be better off without me.",
        "I just want to go to sleep and not wake up.",
        "I can't see a way out any more.",
        "I'm such a burden to my family.",
        "I wish I'd never been born.",
        "I prayed I would not wake up.",
        "Look after the dog when I'm gone.",
    ],
)
def test_what_is_said_around_ones_own_death_is_veiled(text: str) -> None:
    assert told(text) == "self_harm_veiled"


@pytest.mark.parametrize(
    "text",
    [
        "I'm scared my brother is going to kill himself.",
        "She told me she doesn't want to live any more.",
        "How do I help a friend who is suicidal?",
        "He texted me goodbye and switched his phone off.",
        "They sent me a picture of pills.",
    ],
)
def test_fear_for_somebody_elses_life_is_worry(text: str) -> None:
    assert told(text) == "worried_about_other"


@pytest.mark.parametrize(
    "text",
    [
        "He hits me when he's been drinking.",
        "My wife punched me and locked me out of the house.",
        "They threatened me with a knife.",
        "My boyfriend tracks my phone and reads all my messages.",
        "I'm not allowed to see my friends, my partner says so.",
        "He took my passport and won't give it back.",
        "I said no and she carried on.",
        "I'm scared of my husband.",
        "You hit me last night.",
        "I walk on eggshells, I never know what will set him off.",
    ],
)
def test_harm_threats_and_control_by_somebody_are_danger(text: str) -> None:
    assert told(text) == "danger_from_other"


@pytest.mark.parametrize(
    "text",
    [
        "I'd rather die than sing karaoke.",
        "I nearly died of embarrassment.",
        "If there is one more meeting I'll kill myself.",
        "My feet are killing me.",
        "I'm dying to see you.",
        "lol i want to die, i waved at a stranger 😂",
    ],
)
def test_hyperbole_is_no_crisis(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "There's a song where he sings “I want to die”.",
        "In the film she writes a suicide note.",
        "My character says I want to kill myself in the second act.",
        "I teach the suicide prevention course.",
    ],
)
def test_songs_films_and_work_are_no_crisis(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "When I was sixteen I tried to kill myself. I'm glad it didn't work.",
        "I used to want to die.",
        "I'm not suicidal.",
        "I don't want to die.",
        "Did you think of ending your life? I said no.",
        "My sister killed herself eleven years ago.",
        "We lost my uncle to suicide.",
        "She died in March and I miss her.",
    ],
)
def test_the_past_the_denied_and_the_mourned_are_no_crisis(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "I wish I was in Sydney.",
        "My self-esteem is low.",
        "I'm tired of living so far away.",
        "I don't want to live here any more.",
        "I can't do this any more, we need a second bathroom.",
        "It hit me that I was lonely.",
        "He hit the brakes.",
        "She hit me late in the tackle.",
        "I'm scared he'll leave me.",
        "I'm afraid of getting close to him.",
        "I'm worried my brother is going to fail his exam.",
        "Mum will kill me if I'm late.",
    ],
)
def test_words_that_only_look_alike_are_no_crisis(text: str) -> None:
    assert told(text) is None


def test_the_same_words_are_read_by_who_is_meant() -> None:
    assert told("I want to kill myself.") == "self_harm_explicit"
    assert told("My friend wants to kill himself.") == "worried_about_other"
    assert told("He told me “I want to die”.") == "worried_about_other"
    assert told("I told him “I want to die”.") == "self_harm_explicit"


def test_a_relapse_makes_the_past_present() -> None:
    assert told("Two years clean and I cut last night.") == "self_harm_explicit"
    assert told("I tried to kill myself years ago and I want to do it again.") is not None


def test_a_denial_in_another_clause_denies_nothing() -> None:
    assert told("I'm not saying it will be tonight, but I want to kill myself.") is not None
    assert told("I can't stop thinking about killing myself.") == "self_harm_explicit"


def test_ones_own_words_in_quotation_marks_are_ones_own() -> None:
    assert told("“I want to kill myself.”") == "self_harm_explicit"


def test_of_several_kinds_the_most_urgent_is_told() -> None:
    explicit, danger = "I want to kill myself.", "He hits me."
    veiled, worry = "I'm a burden to everyone.", "My friend told me she wants to kill herself."
    assert told(f"{worry} {veiled} {danger} {explicit}") == "self_harm_explicit"
    assert told(f"{worry} {veiled} {danger}") == "danger_from_other"
    assert told(f"{worry} {veiled}") == "self_harm_veiled"


def test_one_sentence_in_the_middle_of_a_long_day_is_found() -> None:
    day = "Work was fine. Had pasta. Rang Mum about the curtains and went for a walk. " * 60
    assert told(day) is None
    assert told(f"{day} I'm going to end my life on Sunday. {day}") == "self_harm_explicit"


def test_one_sentence_is_found_where_nothing_has_a_full_stop() -> None:
    day = "went to work had pasta and rang mum about the curtains then a walk " * 40
    assert told(f"{day} i want to kill myself {day}") == "self_harm_explicit"


def test_nothing_is_said_to_nothing() -> None:
    assert told("") is None
    assert told(" \n\t…!?") is None
