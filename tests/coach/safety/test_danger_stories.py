"""What is heard as danger from somebody, and what only sounds like it."""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.coach import safety_check

DANGER = "danger_from_other"
PLAIN = (
    "he hit me",
    "My husband slaps me",
    "she grabbed me by the throat",
    "My son threw a chair at me",
    "He threatened me with a knife",
)
EXCUSES = (
    ", he says he was joking",
    " and said it was an accident",
    " while the match was on",
    " because his team lost",
    " after the film",
    " but he was drunk",
    ", it was my fault",
)


def told(text: str) -> str | None:
    signal = safety_check(text)
    return signal.kind if signal else None


@pytest.mark.parametrize(
    "text",
    [
        "My brother keeps kicking me when nobody is home.",
        "she pulled my hair and dragged me down the stairs",
        "He held my hand over the gas.",
        "Grabs me by the hair.",
        "I was slapped by my own daughter for spilling tea.",
        "He gave me a black eye.",
        "My dad took his belt off again.",
        "He punched a hole in the door next to my head.",
        "She kicked our dog because I was late.",
        "he smashed my phone so i couldnt call anyone",
    ],
)
def test_blows_on_me_on_what_is_mine_and_on_the_dog_are_heard(text: str) -> None:
    assert told(text) == DANGER


@given(st.sampled_from(PLAIN), st.sampled_from(EXCUSES))
def test_an_excuse_takes_nothing_back(harm: str, excuse: str) -> None:
    assert told(f"{harm}{excuse}.") == DANGER


@pytest.mark.parametrize(
    "text",
    [
        "He has never hit me but he holds me by the throat.",
        "He doesn't hit me, he strangles me.",
        "I never said he hit me. He did.",
        "He hasn't hit me since Christmas.",
        "he never hits my face",
        "he only pushed me once",
    ],
)
def test_a_denial_of_one_thing_denies_no_other(text: str) -> None:
    assert told(text) == DANGER


@pytest.mark.parametrize(
    "text",
    [
        "My husband is a doctor and he hits me.",
        "I rang the helpline because my husband hits me.",
        "he hit me with a cricket bat",
        "He choked me in bed though we had a safe word.",
        "The baby cried and he hit me.",
    ],
)
def test_work_play_and_children_beside_a_blow_excuse_nothing(text: str) -> None:
    assert told(text) == DANGER


@pytest.mark.parametrize(
    "text",
    [
        "If I leave he says he'll kill me.",
        "She says she'll send my pictures to everyone if I end it.",
        "He says one call from him and I'll be deported.",
        "if I tell anybody he will take the children",
        "My brothers said they would finish us both.",
        "help he is outside and he has a key",
    ],
)
def test_threats_are_heard_whatever_they_are_about(text: str) -> None:
    assert told(text) == DANGER


@pytest.mark.parametrize(
    "text",
    [
        "My ex waits outside my work every day.",
        "i found an airtag in my bag, it was him",
        "He goes through my phone every night.",
        "I have to send him my location all the time or he kicks off.",
        "she counts the miles on my car",
        "hes got cameras in every room and watches me from work",
    ],
)
def test_following_tracking_and_reading_along_are_heard(text: str) -> None:
    assert told(text) == DANGER


@pytest.mark.parametrize(
    "text",
    [
        "I'm not allowed to have my own bank card.",
        "She won't let me see my family.",
        "I have to ask him for money for every little thing.",
        "He takes my wheelchair away when he's annoyed with me.",
        "He locked me in my room.",
        "He decides when I eat and when I sleep.",
        "My carer leaves me in my wet bed all day.",
        "My uncle has my bank card and I never see my pension. He shouts at me if I ask.",
    ],
)
def test_what_is_forbidden_kept_and_withheld_is_heard(text: str) -> None:
    assert told(text) == DANGER


@pytest.mark.parametrize(
    "text",
    [
        "I said no and he did it anyway.",
        "He carries on even when I'm crying.",
        "I woke up and she was having sex with me.",
        "My boss put his hand up my skirt.",
        "They are taking me abroad to marry a man I have never met.",
        "He flushed my pill down the toilet.",
    ],
)
def test_what_is_forced_is_heard(text: str) -> None:
    assert told(text) == DANGER


@pytest.mark.parametrize(
    "text",
    [
        "I don't feel safe at home.",
        "I'm scared to go home.",
        "I fear for my life.",
        "I am hiding from my husband.",
        "I think I am in an abusive relationship.",
        "When I hear his key in the door my stomach drops.",
        "I told the doctor I'd walked into a door.",
        "I'm only safe when he's at work.",
    ],
)
def test_fear_and_what_it_makes_one_do_are_heard(text: str) -> None:
    assert told(text) == DANGER


@pytest.mark.parametrize(
    "text",
    [
        "I'm afraid of her getting too close.",
        "I'm scared of him seeing me cry.",
        "I'm afraid of my partner seeing the real me.",
        "I'm scared of my dad dying.",
        "I was scared of him at first and then he was kind.",
        "I flinch when anyone's kind to me.",
        "I'm scared she'll find out how much I need her.",
        "He pushes me away when I get close.",
        "He shuts me out and it hurts.",
    ],
)
def test_fear_of_closeness_is_no_danger(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "She strangled me in jiu jitsu, tapped out in ten seconds.",
        "My toddler slapped me with a fish finger.",
        "The physio hurts me every Thursday.",
        "He beat me by three shots.",
        "He grabbed my arm so I wouldn't fall off the kerb.",
        "In the panto I get strangled by a goose, twice daily.",
        "She hit me with a question I had no answer to.",
        "It hit me on the bus that I miss her.",
        "He broke my phone sitting on it.",
    ],
)
def test_play_small_hands_and_mishaps_are_no_danger(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "We share our locations so I know when to put the rice on.",
        "She won't let me carry my own bag, I'm eight months gone.",
        "I'm not allowed to drive for six weeks after the op.",
        "mum took my phone away because i was up till two",
        "He keeps the money because I'm hopeless with it, we agreed.",
        "He locked me out by mistake.",
        "My dad threatened to sing at my wedding.",
        "He waited outside for me with an umbrella.",
    ],
)
def test_care_and_what_was_agreed_are_no_danger(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "My father used to beat me with a belt.",
        "My brother beat me until I was twelve.",
        "When I was little my mother locked me in the cupboard.",
        "My ex used to hit me, years ago.",
    ],
)
def test_what_was_long_ago_is_no_danger_now(text: str) -> None:
    assert told(text) is None
    assert told(f"{text} He hit me again last night.") == DANGER


def test_no_concept_is_written_twice() -> None:
    folder = files("nearer.coach.safety").joinpath("rules", "concepts")
    names = Counter(
        name for path in folder.iterdir() for name in tomllib.loads(path.read_text("utf-8"))
    )
    assert [name for name, times in names.items() if times > 1] == []
