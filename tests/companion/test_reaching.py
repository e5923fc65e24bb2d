"""What people give, whom one could tell, and words for it: nobody unsafe, each with a reason."""

from typing import Any

import pytest
from msgspec.structs import replace

from nearer.companion import confiding, gaps, messages, people, safety, steps, telling, tries
from nearer.companion.people import DEPTHS, Giving
from nearer.companion.tries import After, Plan
from nearer.companion.versions import versions
from nearer.content import GIFTS, telling_parts
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.people import Telling
from nearer.domain.values import Person


@pytest.fixture
def circle(mira: Any) -> Any:
    """Maya close, Jonas near, Priya further, Kim put away."""
    mira.maya = people.add(mira.space, "Maya", "partner", "close")
    mira.jonas = people.add(mira.space, "Jonas", "friend", "near")
    mira.priya = people.add(mira.space, "Priya", "colleague", "further")
    kim = people.add(mira.space, "Kim")
    mira.kim = people.archive(mira.space, kim.id, archived=True)
    return mira


def say(circle: Any, who: Any, *gives: str, up_to: str = "") -> Person:
    return people.say_giving(circle.space, who.id, Giving(gives=gives, up_to=up_to))


def named(answer: Any) -> list[str]:
    return [one.person.alias for one in answer.found]


def test_what_is_said_of_somebody_is_kept_in_one_order(circle: Any) -> None:
    said = people.say_giving(
        circle.space,
        circle.maya.id,
        Giving(("fun", "comfort"), " waits ", ("advice",), "soup", "fear"),
    )
    assert (said.gives, said.gives_more) == (("comfort", "fun"), "waits")
    assert (said.gets, said.gets_more, said.up_to) == (("advice",), "soup", "fear")


@pytest.mark.parametrize(
    ("giving", "field"),
    [
        (Giving(gives=("gold",)), "gives"),
        (Giving(gets=("fun", "\x00")), "gets"),
        (Giving(gives_more="x" * 201), "gives_more"),
        (Giving(up_to="everything"), "up_to"),
    ],
)
def test_what_is_not_among_the_kinds_is_refused(circle: Any, giving: Giving, field: str) -> None:
    with pytest.raises(BadInput) as told:
        people.say_giving(circle.space, circle.maya.id, giving)
    assert told.value.field == field
    assert circle.space.get(Person, circle.maya.id) == circle.maya


def test_before_anything_is_said_nothing_is_a_gap(circle: Any) -> None:
    assert not gaps.is_told(circle.space)
    say(circle, circle.maya, "comfort")
    assert gaps.is_told(circle.space)
    told = {one.facts.key: one.told for one in gaps.given(circle.space)}
    assert (told["comfort"], told["practical"]) == ("Maya", "nobody yet for practical help")


def test_somebody_unsafe_fills_no_gap_and_is_no_old_tie(circle: Any) -> None:
    say(circle, circle.maya, "comfort")
    for who in (circle.maya, circle.kim):
        safety.mark(circle.space, who.id, unsafe=True)
    assert all(one.gap for one in gaps.given(circle.space))
    assert gaps.old_ties(circle.space) == (circle.priya,)


def test_old_ties_are_the_outer_circle_and_nobody_who_was_put_away(circle: Any) -> None:
    people.add(circle.space, "Dr. Ito", "professional", "further")
    assert gaps.old_ties(circle.space) == (circle.priya,)


def test_no_child_is_asked_for_what_nobody_gives(circle: Any) -> None:
    emil = people.add(circle.space, "Emil", "child", "further")
    assert gaps.old_ties(circle.space) == (emil, circle.priya)
    assert gaps.to_ask(circle.space) == (circle.priya,)


def test_own_words_are_told_and_fill_no_gap(circle: Any) -> None:
    said = people.say_giving(circle.space, circle.maya.id, Giving(gives_more="waits with me"))
    assert gaps.is_told(circle.space)
    assert gaps.in_own_words(circle.space) == (said,)
    assert all(one.gap for one in gaps.given(circle.space))


def test_what_somebody_unsafe_gives_makes_nothing_a_gap(circle: Any) -> None:
    say(circle, circle.maya, "comfort")
    safety.mark(circle.space, circle.maya.id, unsafe=True)
    assert not gaps.is_told(circle.space)
    assert gaps.in_own_words(circle.space) == ()


def test_who_gives_what_would_help_is_named_first(circle: Any) -> None:
    say(circle, circle.jonas, "advice")
    assert named(confiding.whom(circle.space, "facts")) == ["Maya", "Jonas", "Priya"]
    answer = confiding.whom(circle.space, "facts", "advice")
    assert named(answer) == ["Jonas", "Maya", "Priya"]
    assert answer.found[0].because[0] == "You noted that Jonas can give this: advice."


def test_nobody_is_named_for_more_than_was_said(circle: Any) -> None:
    say(circle, circle.maya, up_to="opinions")
    answer = confiding.whom(circle.space, "fear")
    assert named(answer) == ["Jonas"], "the outer circle has no step that deep"
    assert answer.others == (
        (
            circle.space.get(Person, circle.maya.id),
            "You said that you can tell Maya things as deep as “Opinions”, not deeper.",
        ),
    )


def test_whose_work_it_is_may_hear_anything_unless_said_otherwise(circle: Any) -> None:
    helper = people.add(circle.space, "Dr. Ito", "professional", "further")
    answer = confiding.whom(circle.space, "shame")
    assert "Dr. Ito" in named(answer)
    assert answer.found[-1].because[0].startswith("You noted that Dr. Ito helps you for a living.")
    say(circle, helper, up_to="facts")
    assert "Dr. Ito" not in named(confiding.whom(circle.space, "shame"))


def test_a_child_is_named_only_where_that_was_said(circle: Any) -> None:
    emil = people.add(circle.space, "Emil", "child", "close")
    say(circle, emil, "comfort")
    for depth in DEPTHS:
        assert "Emil" not in named(confiding.whom(circle.space, depth, "comfort")), depth
    say(circle, emil, up_to="opinions")
    assert "Emil" in named(confiding.whom(circle.space, "facts"))
    assert "Emil" not in named(confiding.whom(circle.space, "shame"))


def test_what_was_allowed_counts_in_the_outer_circle_too(circle: Any) -> None:
    say(circle, circle.priya, up_to="shame")
    assert "Priya" in named(confiding.whom(circle.space, "shame"))


def test_who_shared_something_too_comes_before_who_did_not(circle: Any) -> None:
    ada = people.add(circle.space, "Ada", "friend", "near")
    for who, gave in ((ada, False), (circle.jonas, True)):
        tried = tries.plan(circle.space, "thought_a_day", Plan(person=who.id))
        tries.look_back(circle.space, tried.id, After("did", gave_back=gave))
    assert named(confiding.whom(circle.space, "facts"))[1:3] == ["Jonas", "Ada"]
    because = confiding.whom(circle.space, "facts").found[1].because
    assert "After 1 of 1 step with Jonas you noted that they shared something too." in because


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("kind", ["", *GIFTS])
def test_nobody_unsafe_or_put_away_is_ever_named(circle: Any, depth: str, kind: str) -> None:
    say(circle, circle.maya, *GIFTS, up_to="shame")
    safety.mark(circle.space, circle.maya.id, unsafe=True)
    answer = confiding.whom(circle.space, depth, kind)
    shown = [*named(answer), *(person.alias for person, _why in answer.others)]
    assert not {"Maya", "Kim"} & set(shown)
    assert all(one.because for one in answer.found)


def test_held_names_nobody(circle: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(confiding, "suggestions_held", lambda space: True)
    monkeypatch.setattr(gaps, "suggestions_held", lambda space: True)
    assert confiding.whom(circle.space, "facts") == confiding.Answer((), ())
    assert gaps.old_ties(circle.space) == ()


def test_an_unknown_depth_or_kind_asks_for_the_plainest(circle: Any) -> None:
    plain = confiding.whom(circle.space, "facts")
    assert confiding.whom(circle.space, "<b>", "gold") == plain


def test_a_line_has_their_name_and_asks_for_what_is_missing_first(circle: Any) -> None:
    lines = messages.lines("warm_up", circle.kim, "fun")
    assert "Thursday" in lines[0]
    assert any("Kim" in line for line in lines)
    assert all("{name}" not in line for line in lines)
    assert messages.lines("nonsense", circle.kim) == messages.lines("word", circle.kim)


def test_a_message_becomes_a_step_with_its_words(circle: Any) -> None:
    step = messages.as_step(circle.space, circle.maya, "Hi Maya.\nHow are you?", "fear")
    assert (step.depth, step.person, step.line) == (
        "fear",
        circle.maya.id,
        "Hi Maya.\nHow are you?",
    )
    assert steps.said_of(step.words, circle.maya) == "Say to Maya: “Hi Maya.”"
    other = messages.as_step(circle.space, circle.maya, "Hello.")
    assert other.key != step.key
    again = messages.as_step(circle.space, circle.maya, "Hi Maya.\nHow are you?", "fear")
    assert again.key == step.key, "sent twice"


def test_no_message_becomes_a_step_with_somebody_unsafe(circle: Any) -> None:
    safety.mark(circle.space, circle.maya.id, unsafe=True)
    with pytest.raises(BadInput):
        messages.as_step(circle.space, circle.maya, "Hi Maya.")


def test_the_chosen_parts_become_one_text_in_the_order_of_saying(circle: Any) -> None:
    one = telling.begin(
        circle.space,
        {"ask": "Ask me tomorrow?", "opening": "{name}, one thing.", "inside": "  "},
        circle.maya.id,
    )
    assert one.words == "Maya, one thing.\n\nAsk me tomorrow?"
    assert [key for key, _words in one.chosen] == ["opening", "ask"]


def test_without_a_name_every_example_still_reads(circle: Any) -> None:
    for part in telling_parts():
        for words in part.examples:
            said = telling.named_so(words, "")
            assert "{name}" not in said
            assert said[0].isupper()
            assert "  " not in said


def test_a_change_by_hand_stays_until_other_parts_are_chosen(circle: Any) -> None:
    one = telling.begin(circle.space, {"inside": "I go quiet."}, circle.maya.id)
    mine = telling.change(circle.space, one.id, "I go quiet. So.")
    same = {"inside": "I go quiet."}
    assert telling.choose_anew(circle.space, one.id, same, circle.maya.id) == mine
    to_jonas = telling.choose_anew(circle.space, one.id, same, circle.jonas.id)
    assert (to_jonas.words, to_jonas.person) == (mine.words, circle.jonas.id)
    anew = telling.choose_anew(circle.space, one.id, same | {"ask": "Wait?"}, "")
    assert anew.words == "I go quiet.\n\nWait?"


def test_untouched_words_take_the_name_of_whom_they_are_for_now(circle: Any) -> None:
    chosen = {"opening": "{name}, one thing."}
    one = telling.begin(circle.space, chosen, circle.maya.id)
    assert telling.choose_anew(circle.space, one.id, chosen, circle.jonas.id).words == (
        "Jonas, one thing."
    )
    assert telling.choose_anew(circle.space, one.id, chosen, "").words == "One thing."


def test_words_changed_by_hand_are_said_to_somebody_else_by_their_name(circle: Any) -> None:
    chosen = {"opening": "{name}, one thing."}
    one = telling.begin(circle.space, chosen, circle.jonas.id)
    telling.change(circle.space, one.id, "Jonas, mine. Not Jonasson's.")
    to_maya = telling.choose_anew(circle.space, one.id, chosen, circle.maya.id)
    assert to_maya.words == "Maya, mine. Not Jonasson's."
    assert telling.choose_anew(circle.space, one.id, chosen, "").words == to_maya.words


def test_a_name_that_is_a_common_word_is_left_in_words_changed_by_hand(circle: Any) -> None:
    will = people.add(circle.space, "Will")
    one = telling.begin(circle.space, {"inside": "I go."}, will.id)
    telling.change(circle.space, one.id, "Will you wait?")
    moved = telling.choose_anew(circle.space, one.id, {"inside": "I go."}, circle.maya.id)
    assert moved.words == "Will you wait?"


def test_any_earlier_version_can_be_put_back_and_twice_is_once(circle: Any) -> None:
    one = telling.begin(circle.space, {"inside": "First."})
    for words in ("Second.", "Third."):
        telling.change(circle.space, one.id, words)
    first = versions(circle.space, Telling, one.id)[-1]
    for _tap in range(2):
        assert telling.put_back(circle.space, one.id, first.record).words == "First."
    assert [v.value.words for v in versions(circle.space, Telling, one.id)] == [
        "First.",
        "Third.",
        "Second.",
        "First.",
    ]
    for unknown in ("", "0" * 32):
        with pytest.raises(NotFound):
            telling.put_back(circle.space, one.id, unknown)


def test_nothing_chosen_is_nothing_kept(circle: Any) -> None:
    with pytest.raises(BadInput):
        telling.begin(circle.space, {"inside": " ", "unheard of": "x"})
    one = telling.begin(circle.space, {"inside": "I go."})
    with pytest.raises(BadInput):
        telling.change(circle.space, one.id, "  ")
    assert circle.space.all(Telling) == (one,)


def test_nothing_is_prepared_for_somebody_unsafe_or_gone(circle: Any) -> None:
    safety.mark(circle.space, circle.maya.id, unsafe=True)
    for who in (circle.maya.id, "0" * 32):
        with pytest.raises(BadInput) as told:
            telling.begin(circle.space, {"inside": "I go."}, who)
        assert told.value.field == "person"


def test_words_outlive_the_person_they_were_for(circle: Any) -> None:
    one = telling.begin(circle.space, {"inside": "I go."}, circle.maya.id)
    circle.space.erase(circle.maya.id)
    changed = telling.choose_anew(circle.space, one.id, {"inside": "I went."}, circle.maya.id)
    assert changed.words == "I went."
    telling.erase(circle.space, one.id)
    with pytest.raises(NotFound):
        telling.change(circle.space, one.id, "x")


def test_who_has_my_back_is_nobody_unsafe(circle: Any) -> None:
    safety.mark(circle.space, circle.jonas.id, unsafe=True)
    with pytest.raises(BadInput) as told:
        tries.plan(
            circle.space,
            "thought_a_day",
            Plan(person=circle.maya.id, backed_by=circle.jonas.id),
        )
    assert told.value.field == "backed_by"
    assert circle.jonas not in steps.offered_people(circle.space)
    assert replace(circle.maya, note="") in steps.offered_people(circle.space)
