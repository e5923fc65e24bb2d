"""Ways to steady oneself: complete without motion, short, and each with when to leave it out."""

import re

import pytest

from nearer.content import ContentError, WayToSteady, feeling_words, way_to_steady, ways_to_steady
from nearer.content.grounding import read_grounding
from nearer.domain.errors import NotFound

WAYS = ways_to_steady()
KEYS = [one.key for one in WAYS]
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def words_of(one: WayToSteady) -> str:
    return "\n".join((one.name, *one.steps, one.note))


def counted(step: str) -> int:
    """How far a step of a breath counts aloud; 0 if it counts nothing."""
    said = step.partition("Count: ")[2].rstrip(".").split(", ")
    numbers = [NUMBERS[word] for word in said if word]
    assert numbers == list(range(1, len(numbers) + 1))
    return len(numbers)


def test_the_ways_of_the_moment_are_there() -> None:
    assert {"name_it", "breathe", "senses", "cold_water", "feet", "walk", "look_round", "hold"} <= (
        set(KEYS)
    )


@pytest.mark.parametrize("one", WAYS, ids=KEYS)
def test_each_says_when_to_leave_it_out_and_what_to_do_then(one: WayToSteady, sentences) -> None:
    assert one.note.startswith("Leave ")
    assert len(sentences(one.note)) >= 2


@pytest.mark.parametrize("one", WAYS, ids=KEYS)
def test_a_way_is_read_at_eleven_by_somebody_in_distress(
    one: WayToSteady, reading_age, sentences, unkind
) -> None:
    assert reading_age(words_of(one)) <= 9
    assert max(map(len, sentences(words_of(one)))) <= 20
    assert unkind(words_of(one)) == []


@pytest.mark.parametrize("one", WAYS, ids=KEYS)
def test_none_takes_more_than_three_minutes(one: WayToSteady) -> None:
    assert one.seconds <= 180


@pytest.mark.parametrize("one", [one for one in WAYS if one.breath], ids=lambda one: one.key)
def test_the_words_of_a_breath_say_the_same_counts_as_its_pace(one: WayToSteady) -> None:
    pace = one.breath
    assert pace is not None
    said = [count for count in map(counted, one.steps) if count]
    assert said == [count for count in (pace.inward, pace.hold, pace.outward) if count]
    assert pace.outward > pace.inward
    times = re.search(r"(\w+) times", one.steps[-1])
    assert times is not None
    assert NUMBERS[times.group(1).lower()] == pace.rounds


def test_one_breath_needs_no_holding() -> None:
    assert 0 in {one.breath.hold for one in WAYS if one.breath}


def test_about_sixteen_plain_words_in_groups_fit_on_a_phone() -> None:
    groups = feeling_words()
    words = [word for group in groups for word in group.words]
    assert 14 <= len(words) <= 20
    assert all(word == word.lower().strip() and len(word) <= 12 for word in words)
    assert {"afraid", "ashamed", "hurt", "angry", "numb", "calm"} <= set(words)


def test_no_word_says_what_somebody_did_instead_of_what_one_feels() -> None:
    words = {word for group in feeling_words() for word in group.words}
    assert not words & {"ignored", "attacked", "rejected", "left out", "let down", "trapped"}


def test_a_way_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        way_to_steady("no_such_way")
    assert way_to_steady("feet").key == "feet"


WAY = """[[way]]
key = "{key}"
name = "{name}"
steps = ["One.", "Two."]
seconds = 20
note = "Leave it out."
"""
BREATH = "[way.breath]\ninward = 4\nhold = 0\noutward = 6\nrounds = 2\n"
GROUP = '[[group]]\nname = "G"\nwords = ["w", "v"]\n'
A = WAY.format(key="a", name="A")


def test_a_breath_is_read_with_its_way() -> None:
    (one,) = read_grounding(A + BREATH + GROUP).way
    assert one.breath is not None
    assert one.breath.seconds == one.seconds == 20


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("[[way]\n", "not TOML"),
        ("", "way"),
        (A, "group"),
        (GROUP, "way"),
        ("way = []\n" + GROUP, "way"),
        (A + WAY.format(key="a", name="B") + GROUP, "the key “a” stands twice"),
        (A + WAY.format(key="b", name="A") + GROUP, "the name “A” stands twice"),
        (A + GROUP + GROUP, "the group “G” stands twice"),
        (A + GROUP + GROUP.replace('"G"', '"H"'), "the word “w” stands twice"),
        (A + GROUP.replace('"w", ', ""), "words"),
        (A + GROUP.replace('"w"', '""'), "words"),
        (WAY.format(key="", name="A") + GROUP, "key"),
        (WAY.format(key="a", name="") + GROUP, "name"),
        (A.replace('"Leave it out."', '""') + GROUP, "note"),
        (A.replace('"One.", ', "") + GROUP, "steps"),
        (A.replace("20", "5") + GROUP, "seconds"),
        (A.replace("20", "30") + BREATH + GROUP, "breathes for 20 seconds"),
        (A + BREATH.replace("inward = 4", "inward = 0") + GROUP, "inward"),
        (A + BREATH.replace("rounds = 2", "rounds = 99") + GROUP, "rounds"),
        (A + 'colour = "red"\n' + GROUP, "colour"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_the_reason(written: str, reason: str) -> None:
    with pytest.raises(ContentError, match=reason) as refused:
        read_grounding(written)
    assert refused.value.file == "grounding.toml"
