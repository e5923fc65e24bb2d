"""Strategies for the moment of the urge: what they cover and claim, and what none may touch."""

import re

import pytest

from nearer.content import (
    CONTROL_STRATEGY,
    ContentError,
    StarterStrategy,
    pages,
    starter_tags,
    strategies,
    strategies_for,
    strategy,
)
from nearer.content.strategies import every_strategy, read_strategies
from nearer.domain.errors import NotFound

ALL = every_strategy()
KEYS = [one.key for one in ALL]
TAGS = [tag.key for tag in starter_tags()]
NOT_FOR_CHANCE = (
    r"safety|help ?lines?|emergenc\w*|suicid\w*|self-harm|police|doctors?|medic\w*|pills?|"
    r"tablets?|alcohol\w*|beer|wine|drinks?|drunk|drugs?"
)
PROMISES = r"will help|helps you|works for you|proven|proves|guarantee\w*|cures?|heals?|causes?"
STUDIED = r"stud(y|ies)|experiments?|tests|tested|therap(y|ies)|exposure|on average"


def words_of(one: StarterStrategy) -> str:
    return "\n".join((one.name, one.why, *one.how))


def test_there_are_at_least_twenty_seven_besides_the_control() -> None:
    assert len(strategies()) >= 27
    assert CONTROL_STRATEGY not in {one.key for one in strategies()}
    assert strategy(CONTROL_STRATEGY).control


@pytest.mark.parametrize("tag", TAGS)
def test_every_starter_tag_has_two_strategies_and_one_that_needs_nobody(tag: str) -> None:
    fitting = strategies_for(tag)
    assert len(fitting) >= 2
    assert [one for one in fitting if not one.needs_other]


@pytest.mark.parametrize("tag", ["controlled", "drank"])
def test_nobody_is_drawn_into_a_talk_when_controlled_or_after_drinking(tag: str) -> None:
    assert [one.key for one in strategies_for(tag) if one.needs_other] == []


def test_a_tag_of_ones_own_has_no_strategies_of_its_own() -> None:
    assert strategies_for("my_own_tag") == ()


@pytest.mark.parametrize("one", ALL, ids=KEYS)
def test_nothing_that_may_not_be_left_to_chance_is_a_strategy(one: StarterStrategy) -> None:
    assert not re.search(rf"\b({NOT_FOR_CHANCE})\b", words_of(one), re.IGNORECASE)


@pytest.mark.parametrize("one", ALL, ids=KEYS)
def test_a_strategy_is_read_at_eleven_without_labels_guilt_or_gender(
    one: StarterStrategy, reading_age, sentences, unkind
) -> None:
    assert reading_age(words_of(one)) <= 11
    assert max(map(len, sentences(words_of(one)))) <= 26
    assert unkind(words_of(one)) == []
    assert "{" not in words_of(one)


@pytest.mark.parametrize("one", ALL, ids=KEYS)
def test_the_why_is_short_and_promises_nothing(one: StarterStrategy, sentences) -> None:
    assert 1 <= len(sentences(one.why)) <= 3
    assert not re.search(rf"\b({PROMISES})\b", one.why, re.IGNORECASE)


@pytest.mark.parametrize("one", ALL, ids=KEYS)
def test_a_study_is_named_with_its_source_and_no_source_without_a_study(
    one: StarterStrategy,
) -> None:
    says_unknown = re.search(r"no study|hardly been tested|what trying it would", one.why)
    if one.source is None:
        assert one.control or says_unknown
        assert not re.search(r"\d", one.why)
    else:
        assert re.search(rf"\b({STUDIED})\b|Readers|bad nights|people who had just met", one.why)
        assert re.fullmatch(r"[^\W\d_][^\d/]+", one.source.authors)
        assert 1990 <= one.source.year <= 2026
        assert one.source.title


def test_a_work_is_named_as_on_the_pages_to_read() -> None:
    named = {source.title.casefold(): source for page in pages() for source in page.sources}
    ours = [one.source for one in strategies() if one.source is not None]
    shared = [source for source in ours if source.title.casefold() in named]
    assert len(shared) >= 5
    assert [source for source in shared if source != named[source.title.casefold()]] == []


def test_the_lines_to_follow_are_short_and_the_time_is_honest() -> None:
    for one in ALL:
        assert max(len(line) for line in one.how) <= 120, one.key
        named = [int(minutes) for minutes in re.findall(r"\b(\d+) minutes", words_of(one))]
        assert not [minutes for minutes in named if minutes > one.minutes], one.key


def test_a_strategy_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        strategy("no_such_strategy")


CONTROL = """[[strategy]]
key = "just_notice"
name = "Just notice"
why = "Why."
how = ["One.", "Two."]
minutes = 1
needs_other = false
control = true
"""
ONE = CONTROL.replace("just_notice", "a").replace("Just notice", "A")
ONE = ONE.replace("control = true", 'triggers = ["tired"]')
TITLED = ONE + '[strategy.source]\nauthors = "A"\nyear = 20\n'


def test_a_strategy_is_read_with_the_control() -> None:
    assert [one.key for one in read_strategies(CONTROL + ONE, frozenset(["tired"]))] == [
        "just_notice",
        "a",
    ]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("[[strategy]\n", "not TOML"),
        ("", "Expected"),
        (ONE, "only control"),
        (CONTROL + ONE.replace("triggers", "control = true\ntriggers"), "only control"),
        (CONTROL.replace("just_notice", "other"), "only control"),
        (CONTROL + ONE + ONE, "a key stands twice"),
        (CONTROL + ONE.replace('"A"', '"Just notice"'), "a name stands twice"),
        (CONTROL + ONE.replace('["tired"]', '["hungry"]'), "no starter tag"),
        (CONTROL + ONE.replace('["tired"]', '["tired", "tired"]'), "twice"),
        (CONTROL + ONE.replace('["tired"]', "[]"), "needs triggers"),
        (CONTROL + 'triggers = ["tired"]\n' + ONE, "the control has none"),
        (CONTROL + ONE.replace('"A"', '""'), "name"),
        (CONTROL + ONE.replace('"Why."', '""'), "why"),
        (CONTROL + ONE.replace('"Two."', '""'), "how"),
        (CONTROL + ONE.replace(', "Two."', ""), "how"),
        (CONTROL + ONE.replace('"Two."', ", ".join(['"Two."'] * 5)), "how"),
        (CONTROL + ONE.replace("minutes = 1", "minutes = 21"), "minutes"),
        (CONTROL + ONE.replace("minutes = 1", "minutes = 0"), "minutes"),
        (CONTROL + ONE.replace("needs_other = false\n", ""), "needs_other"),
        (CONTROL + ONE + 'colour = "red"\n', "colour"),
        (CONTROL + TITLED, "year"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_the_reason(written: str, reason: str) -> None:
    with pytest.raises(ContentError, match=reason) as refused:
        read_strategies(written, frozenset(["tired"]))
    assert refused.value.file == "strategies.toml"
