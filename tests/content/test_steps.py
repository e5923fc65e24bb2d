"""Example steps of openness: how many, how deep, how easy to make smaller, in which words."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.content import DEPTHS, STANDING_STEP, ContentError, example_step, example_steps
from nearer.content.steps import NAME, ExampleStep, read_steps
from nearer.domain.errors import NotFound

STEPS = example_steps()
KEYS = [step.key for step in STEPS]
TRUST = "someone you trust"
DEMANDS = r"forgiv|prove|confess|secrets?\b|passwords?\b|money|address|police|naked|nude|\bsex"


def words_of(step: ExampleStep) -> str:
    """All that is read of a step, about somebody called Sam."""
    return f"{step.said_of('Sam')}\n{step.example}"


def way_down(step: ExampleStep) -> list[ExampleStep]:
    """The step and what is offered each time that "smaller" is chosen."""
    return [step, *(way_down(example_step(step.smaller)) if step.smaller else [])]


def test_every_depth_has_at_least_seven_of_at_least_seventy_two() -> None:
    depths = Counter(step.depth for step in STEPS)
    assert len(STEPS) >= 72
    assert set(depths) == set(DEPTHS)
    assert min(depths.values()) >= 7


def test_they_come_from_shallow_to_deep_and_the_easier_first() -> None:
    places = [(DEPTHS.index(step.depth), step.hard) for step in STEPS]
    assert places == sorted(places)
    first = [min(step.hard for step in STEPS if step.depth == depth) for depth in DEPTHS]
    assert first[0] < first[3] < first[-2] < first[-1]


def test_every_way_and_every_circle_has_steps_of_its_own() -> None:
    for listed in ("ways", "circles"):
        counts = Counter(one for step in STEPS for one in getattr(step, listed))
        assert len(counts) == 3
        assert min(counts.values()) >= 40, counts


def test_what_is_deep_is_not_for_people_further_away() -> None:
    deep = [step for step in STEPS if step.depth in ("fear", "shame")]
    assert [step.key for step in deep if "further" in step.circles] == []


def test_the_standing_example_is_one_thought_or_feeling_with_someone_trusted() -> None:
    words = example_step(STANDING_STEP).words
    assert "one thought or one feeling" in words
    assert TRUST in words


def test_more_than_a_third_take_turns_and_say_so() -> None:
    turns = [step for step in STEPS if step.turn]
    assert len(turns) >= len(STEPS) / 3
    for step in turns:
        assert "?" in step.example, step.key
        assert re.search(r"\b(ask|turns|offer)\b", step.words, re.IGNORECASE), step.key
    assert {step.depth for step in turns} == set(DEPTHS)


@pytest.mark.parametrize("step", STEPS, ids=KEYS)
def test_choosing_smaller_again_and_again_ends_at_something_very_small(step: ExampleStep) -> None:
    path = way_down(step)
    hard = [one.hard for one in path]
    assert hard == sorted(set(hard), reverse=True)
    assert hard[-1] <= 5
    assert set(step.circles) <= set(path[-1].circles)


@pytest.mark.parametrize("step", STEPS, ids=KEYS)
def test_the_alias_stands_alone_once_and_in_the_invitation_only(step: ExampleStep) -> None:
    assert len(re.findall(r"(?<![\w{]){name}(?![\w}'’])", step.words)) == 1
    assert "{" not in step.example
    assert len(step.words) <= 140


@given(st.sampled_from(STEPS), st.text())
def test_any_alias_stands_in_its_place_as_it_is(step: ExampleStep, alias: str) -> None:
    before, after = step.words.split(NAME)
    assert step.said_of(alias) == before + alias + after


@pytest.mark.parametrize("step", STEPS, ids=KEYS)
def test_a_step_is_read_at_eleven_without_labels_guilt_or_gender(
    step: ExampleStep, reading_age, sentences, unkind
) -> None:
    assert reading_age(words_of(step)) <= 11
    assert max(map(len, sentences(words_of(step)))) <= 26
    assert unkind(words_of(step)) == []


@pytest.mark.parametrize("step", STEPS, ids=KEYS)
def test_no_step_asks_for_what_could_be_used_against_one(step: ExampleStep) -> None:
    assert not re.search(DEMANDS, words_of(step), re.IGNORECASE)
    assert not re.search(r"\balone with\b|\bcome over\b|\bat (my|your) place\b", words_of(step))


@pytest.mark.parametrize(
    "step", [step for step in STEPS if step.depth in ("fear", "shame")], ids=lambda one: one.key
)
def test_fear_and_shame_are_for_someone_one_trusts(step: ExampleStep) -> None:
    assert TRUST in step.words


def test_an_example_is_a_line_or_two_and_no_two_are_alike() -> None:
    assert (
        len({step.words for step in STEPS}) == len({step.example for step in STEPS}) == len(STEPS)
    )
    for step in STEPS:
        assert 2 <= len(step.example.split()) <= 24, step.key
        assert step.example[-1] in ".?!", step.key
        assert step.words[-1] == ".", step.key


DEED = r"\bsorry\b|\bslip\b|\bleft early\b|\bsilence\b|\blong ago\b|\bdid not\b|\bkept them out\b"


@pytest.mark.parametrize("step", STEPS, ids=KEYS)
def test_what_must_have_happened_first_is_only_for_who_chooses_it(step: ExampleStep) -> None:
    assert step.only_chosen or not re.search(DEED, step.words)
    assert step.only_chosen or step.depth != "regret"


def test_a_silence_is_broken_by_who_wants_to_and_not_where_it_keeps_one_safe() -> None:
    for key in ("news_after_silence", "thanks_late"):
        assert "keeps you safe" in example_step(key).words


def test_a_step_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        example_step("no_such_step")


ONE = """[[step]]
key = "a"
depth = "opinions"
words = "Tell {name} one thing."
example = "One thing."
ways = ["text"]
circles = ["close"]
hard = 20
"""
TWO = ONE + ONE.replace('"a"', '"b"').replace("hard = 20", 'hard = 30\nsmaller = "a"')


def test_a_smaller_step_is_read_with_its_bigger_one() -> None:
    assert [(step.key, step.smaller) for step in read_steps(TWO)] == [("a", ""), ("b", "a")]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("[[step]\n", "not TOML"),
        ("", "Expected"),
        ("step = []", "no step"),
        (ONE + ONE, "twice"),
        (ONE.replace('"a"', '""'), "key"),
        (ONE.replace('"a"', '"A step"'), "key"),
        (ONE.replace("{name}", "them"), "once"),
        (ONE.replace("{name}", "{name} and {name}"), "once"),
        (ONE.replace("{name}", "{name} {mood}"), "once"),
        (ONE.replace('"One thing."', '"One thing, {name}."'), "only in `words`"),
        (ONE.replace("one thing.", "x" * 140), "words"),
        (ONE.replace('"One thing."', '""'), "example"),
        (ONE.replace('["text"]', "[]"), "ways"),
        (ONE.replace('["text"]', '["text", "text"]'), "twice"),
        (ONE.replace('["text"]', '["letter"]'), "ways"),
        (ONE.replace('["close"]', '["close", "close"]'), "twice"),
        (ONE.replace("opinions", "gossip"), "depth"),
        (ONE.replace("20", "101"), "hard"),
        (ONE + 'colour = "red"\n', "colour"),
        (ONE + 'smaller = "b"\n', "no step"),
        (ONE + 'smaller = "a"\n', "not smaller"),
        (TWO.replace("30", "20"), "not smaller"),
        (TWO.replace("hard = 20", "hard = 20\nonly_chosen = true", 1), "only for who"),
        (TWO.replace("opinions", "shame", 1), "not smaller"),
        (TWO.replace('["close"]', '["near"]', 1), "does not fit"),
        (TWO.replace('["text"]', '["call"]', 1), "does not fit"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_the_reason(written: str, reason: str) -> None:
    with pytest.raises(ContentError, match=reason) as refused:
        read_steps(written)
    assert refused.value.file == "steps.toml"
