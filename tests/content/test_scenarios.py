"""Scenes to practise words on: enough of each kind, fair to both sides, and worked through."""

import re
from collections import Counter

import pytest

from nearer.content import (
    RELATIONS,
    TASKS,
    ContentError,
    Scenario,
    relation_label,
    scenario,
    scenarios,
    scenarios_for,
    task_label,
)
from nearer.content.scenarios import read_scenarios
from nearer.domain.errors import NotFound

ALL = scenarios()
KEYS = [one.key for one in ALL]
EVERY_SCENE = pytest.mark.parametrize("one", ALL, ids=KEYS)

OFTEN_IN = {
    "say_a_need": {"request"},
    "set_a_boundary": {"boundary"},
    "open_up": {"feeling"},
    "repair": {"observation"},
    "take_a_break": {"break_with_return"},
    "listen": {"reflection", "open_question"},
}
"""What the example of a task cannot be without; who listens may leave validation out."""

TIME = (
    r"\b(at|till|by) (one|two|three|four|five|six|seven|eight|nine|ten|eleven|noon)\b"
    r"|\bin half an hour\b|\bfor five minutes\b|\bon \w+day\b"
)
UNFAIR = (
    r"\bneed you to\b|\bif you don['’]t\b|\byou make me\b|\bfeel (that|like)\b|\bor else\b"
    r"|\bwhatever\b|\b(ignored|attacked|rejected|used|manipulated|betrayed|abandoned)\b"
    r"|\bwhy (do|did|are|can['’]t) you\b|\b(everyone|nobody|no one) (else )?(does|would|can)\b"
)
ADVICE = r"\byou (could|can|might|need|had better)\b|\bwhy don['’]t you\b|\btry\b|\bat least\b"
DIAGNOSES = (
    r"depress|anxiety|bipolar|autis|adhd|ptsd|trauma|disorder|borderline|addict|alcoholic|psycho"
    r"|panic attack|burn-?out|attachment|diagnos|mental|phobi"
)
FRIGHTENED = r"afraid of the person|frighten|threat|\bhits?\b|pushed|follows? you|locks? you"


def words_of(one: Scenario) -> str:
    """All that is read of a scene."""
    shown = (one.title + ".", one.situation, one.their_line, one.goal, one.example, one.smaller)
    return "\n".join((*shown, *(part.why for part in one.why)))


def kinds(one: Scenario) -> list[str]:
    return [part.kind for part in one.why]


def spans(one: Scenario, kind: str) -> list[str]:
    return [part.span for part in one.why if part.kind == kind]


def test_there_are_at_least_forty_four_and_six_of_each_task() -> None:
    assert len(ALL) >= 44
    assert min(len(scenarios_for(task)) for task in TASKS) >= 6
    assert sum(len(scenarios_for(task)) for task in TASKS) == len(ALL)


def test_they_are_about_every_relation_and_about_partners_at_most_a_quarter() -> None:
    counts = Counter(one.relation for one in ALL)
    assert set(counts) == set(RELATIONS)
    assert counts["partner"] <= len(ALL) / 4


def test_a_task_is_practised_with_at_least_five_relations() -> None:
    for task in TASKS:
        assert len({one.relation for one in scenarios_for(task)}) >= 5, task


def test_each_task_and_relation_has_a_name_of_its_own(unkind) -> None:
    tasks = [task_label(task) for task in TASKS]
    relations = [relation_label(relation) for relation in RELATIONS]
    assert len({*tasks, *relations}) == len(TASKS) + len(RELATIONS)
    assert unkind("\n".join([*tasks, *relations])) == []
    one = scenario("bell_at_eight")
    assert (one.task_label, one.relation_label) == ("Set a boundary", "neighbour")


def test_they_come_task_by_task() -> None:
    places = [TASKS.index(one.task) for one in ALL]
    assert places == sorted(places)


def test_going_is_the_aim_of_at_least_four_and_each_says_so_without_asking_for_more() -> None:
    going = [one for one in ALL if one.distance]
    assert len([one for one in going if one.task == "set_a_boundary"]) >= 4
    for one in going:
        assert {"boundary", "need"} & set(kinds(one)), one.key
        assert "open_question" not in kinds(one), one.key


def test_who_is_frightened_is_never_asked_to_be_close_and_is_told_of_help() -> None:
    frightened = [one for one in ALL if re.search(FRIGHTENED, one.situation + one.example)]
    assert len(frightened) >= 2
    for one in frightened:
        assert one.distance, one.key
        assert "Help now" in one.situation, one.key


@EVERY_SCENE
def test_each_part_stands_in_the_example_word_for_word(one: Scenario) -> None:
    assert 2 <= len(one.why) <= 4
    for part in one.why:
        assert part.span in one.example
        assert "\n" not in part.why
        assert len(part.why) <= 90


@EVERY_SCENE
def test_the_example_does_what_its_task_is_for(one: Scenario) -> None:
    assert OFTEN_IN[one.task] <= set(kinds(one))


@EVERY_SCENE
def test_a_break_names_its_end(one: Scenario) -> None:
    for span in spans(one, "break_with_return"):
        assert re.search(TIME, span), span


@EVERY_SCENE
def test_an_open_question_cannot_be_answered_with_yes_or_no(one: Scenario) -> None:
    for span in spans(one, "open_question"):
        assert re.match(r"(what|how|when)\b.*\?$", span, re.IGNORECASE), span


@EVERY_SCENE
def test_a_request_asks(one: Scenario) -> None:
    for span in spans(one, "request"):
        assert span.endswith("?") or "would help me" in span, span


@EVERY_SCENE
def test_feelings_needs_and_boundaries_are_my_own(one: Scenario) -> None:
    for kind in ("feeling", "need", "boundary"):
        for span in spans(one, kind):
            assert re.search(r"\b(I|I['’]\w+|me)\b", span), span


@EVERY_SCENE
def test_an_example_holds_nothing_that_the_coach_would_have_to_mark(one: Scenario) -> None:
    assert not re.search(UNFAIR, one.example + one.smaller, re.IGNORECASE)
    assert not re.search(r"sorry\b.*\bsorry", one.example, re.IGNORECASE)


@pytest.mark.parametrize("one", scenarios_for("listen"), ids=lambda one: one.key)
def test_who_listens_gives_back_at_least_as_much_as_they_ask_and_advises_nothing(
    one: Scenario,
) -> None:
    assert one.their_line
    assert kinds(one).count("reflection") >= one.example.count("?") == 1
    assert not re.search(ADVICE, one.example, re.IGNORECASE)


@EVERY_SCENE
def test_the_scene_is_two_to_four_sentences_told_to_you_and_the_example_two_to_five(
    one: Scenario, sentences
) -> None:
    assert 2 <= len(sentences(one.situation)) <= 4
    assert re.search(r"\byou(r|['’]\w+)?\b", one.situation, re.IGNORECASE)
    assert 2 <= len(sentences(one.example)) <= 5
    assert 10 <= len(one.example.split()) <= 60


@EVERY_SCENE
def test_what_is_smaller_is_really_smaller(one: Scenario) -> None:
    assert len(one.smaller.split()) <= 16
    assert len(one.smaller) <= 0.6 * len(one.example)


@EVERY_SCENE
def test_a_scene_is_read_at_nine_without_labels_guilt_or_gender(
    one: Scenario, reading_age, sentences, unkind
) -> None:
    assert reading_age(words_of(one)) <= 9
    assert max(map(len, sentences(words_of(one)))) <= 24
    assert unkind(words_of(one)) == []
    assert not set("{}<>") & set(words_of(one))


@EVERY_SCENE
def test_no_scene_names_what_is_wrong_with_anybody(one: Scenario) -> None:
    assert not re.search(DIAGNOSES, words_of(one), re.IGNORECASE)


def test_no_two_scenes_say_the_same() -> None:
    for field in ("situation", "goal", "example", "smaller"):
        assert len({getattr(one, field) for one in ALL}) == len(ALL), field


def test_most_have_a_line_to_answer_and_some_let_you_begin() -> None:
    answered = [one for one in ALL if one.their_line]
    assert len(answered) >= 30
    assert len(ALL) - len(answered) >= 6


def test_a_scene_that_is_not_there_is_not_found() -> None:
    assert scenario(KEYS[0]) == ALL[0]
    with pytest.raises(NotFound):
        scenario("no_such_scene")


ONE = """[[scenario]]
key = "a"
task = "say_a_need"
relation = "friend"
title = "A"
situation = "You sit. They stand."
their_line = ""
goal = "Ask."
example = "I sit here. Would you sit, too? I sit."
why = [
  { span = "I sit here", kind = "observation", why = "Why." },
  { span = "Would you sit, too?", kind = "request", why = "Why." },
]
smaller = "Sit?"
"""
SECOND = ONE.replace('"a"', '"b"').replace('"A"', '"B"')
PART = '  { span = "Would you sit, too?", kind = "request", why = "Why." },\n'


def test_a_file_is_read_task_by_task() -> None:
    found = read_scenarios(SECOND.replace("say_a_need", "repair") + ONE)
    assert [(one.key, one.distance) for one in found] == [("a", False), ("b", False)]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("[[scenario]\n", "not TOML"),
        ("", "Expected"),
        ("scenario = []", "no scene"),
        (ONE + ONE, "a key stands twice"),
        (ONE + SECOND.replace('"B"', '"A"'), "a title stands twice"),
        (ONE.replace('"a"', '"A key"'), "key"),
        (ONE.replace('"Ask."', '""'), "goal"),
        (ONE.replace('"friend"', '"enemy"'), "relation"),
        (ONE.replace("say_a_need", "win"), "task"),
        (ONE.replace("say_a_need", "listen"), "nobody to listen to"),
        (ONE.replace('their_line = ""\n', ""), "their_line"),
        (ONE.replace('"request"', '"demand"'), "kind"),
        (ONE.replace(PART, ""), "why"),
        (ONE.replace(PART, PART * 4), "why"),
        (ONE.replace(PART, PART * 2), "in its turn"),
        (ONE.replace('span = "Would', 'span = "Could'), "has to stand in the example of “a” once"),
        (ONE.replace('span = "I sit here"', 'span = "I sit"'), "once"),
        (ONE.replace('span = "I sit here"', 'span = "here. Would"'), "in its turn"),
        (ONE.replace('span = "Would you sit, too?"', 'span = ""'), "span"),
        (ONE + 'colour = "red"\n', "colour"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_the_reason(written: str, reason: str) -> None:
    with pytest.raises(ContentError, match=reason) as refused:
        read_scenarios(written)
    assert refused.value.file == "scenarios.toml"
