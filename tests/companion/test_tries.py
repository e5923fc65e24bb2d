"""Doing a step: planned, with a prediction, looked back at, undone, deleted."""

from dataclasses import replace
from typing import Any

import pytest
from msgspec.structs import replace as changed

from nearer.companion import fears, people, steps, tries
from nearer.companion.steps_picture import by_closeness, by_depth, hardness_of
from nearer.companion.tries import After, Plan
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.practice import Attempt
from nearer.domain.values import Fear
from nearer.practice.ladder import reach

KEY = "thought_a_day"
TOLD = After("did", 25, True, "I said it.", "Warm.", "They listen.")


@pytest.fixture
def maya(space: Any) -> Any:
    return people.add(space, "Maya", "partner", "close")


def test_a_step_is_planned_done_and_looked_back_at(mira: Any) -> None:
    planned = tries.plan(mira.space, KEY, Plan(hard_before=55, by="call"))
    assert tries.waiting(mira.space) == (planned,)
    mira.clock.move(hours=5)
    told = tries.look_back(mira.space, planned.id, TOLD)
    again = mira.opened_again()
    assert again.get(Attempt, planned.id) == told
    assert (told.hard_before, told.hard_after, told.by, told.learned) == (
        55,
        25,
        "call",
        "They listen.",
    )
    assert tries.waiting(again) == ()
    assert tries.told(again) == (told,)


def test_planned_twice_within_minutes_is_planned_once_with_the_later_words(mira: Any) -> None:
    first = tries.plan(mira.space, KEY, Plan())
    mira.clock.move(minutes=1)
    second = tries.plan(mira.space, KEY, Plan(hard_before=40))
    assert second.id == first.id
    assert mira.space.all(Attempt) == (second,)
    mira.clock.move(hours=1)
    assert tries.plan(mira.space, KEY, Plan()).id != first.id


def test_what_is_feared_before_a_step_becomes_a_prediction(space: Any, maya: Any) -> None:
    wanted = Plan(maya.id, fear="She will laugh.", likely=60)
    planned = tries.plan(space, KEY, wanted)
    fear = tries.prediction(space, planned)
    assert fear is not None
    assert (fear.words, fear.likely, fear.person) == ("She will laugh.", 60, maya.id)
    assert tries.plan(space, KEY, wanted).fear == fear.id
    assert space.all(Fear) == (fear,), "sent twice, it is one"


def test_a_prediction_stays_when_the_plan_changes_and_when_the_doing_goes(space: Any) -> None:
    planned = tries.plan(space, KEY, Plan(fear="x", likely=60))
    changed = tries.change_plan(space, planned.id, Plan(fear="other", likely=5, hard_before=10))
    assert changed.fear == planned.fear
    tries.erase(space, planned.id)
    assert space.get(Fear, planned.fear).likely == 60
    assert tries.told(space) == tries.waiting(space) == ()


@pytest.mark.parametrize("taken_back", [False, True])
@pytest.mark.parametrize(
    ("wanted", "field"),
    [(Plan(fear="They will laugh.", likely=99), "fear"), (Plan(hard_before=97), "hard_before")],
)
def test_nothing_is_predicted_of_a_step_that_was_done(
    space: Any, wanted: Plan, field: str, taken_back: bool
) -> None:
    planned = tries.plan(space, KEY, Plan(hard_before=40))
    tries.look_back(space, planned.id, After("did", 15))
    if taken_back:
        tries.undo(space, planned.id)
    before = space.get(Attempt, planned.id)
    with pytest.raises(BadInput) as refused:
        tries.change_plan(space, planned.id, wanted)
    assert refused.value.field == field
    assert space.get(Attempt, planned.id) == before
    assert space.all(Fear) == ()
    changed = tries.change_plan(space, planned.id, Plan(by="call"))
    assert (changed.by, changed.hard_before) == ("call", 40)


def test_a_changed_person_takes_an_open_fear_along(space: Any, maya: Any) -> None:
    leni = people.add(space, "Leni")
    planned = tries.plan(space, KEY, Plan(maya.id, fear="A no.", likely=80))
    tries.change_plan(space, planned.id, Plan(leni.id))
    assert space.get(Fear, planned.fear).person == leni.id
    tries.undo(space, planned.id)
    assert space.get(Fear, planned.fear).person == maya.id
    fears.answer(space, planned.fear, "no")
    tries.change_plan(space, planned.id, Plan(leni.id))
    assert space.get(Fear, planned.fear).person == maya.id, "what is known stays where it was"


def test_a_fear_that_was_put_with_another_person_by_hand_stays_there(space: Any, maya: Any) -> None:
    leni, robin = people.add(space, "Leni"), people.add(space, "Robin")
    planned = tries.plan(space, KEY, Plan(maya.id, fear="A no.", likely=80))
    fears.change(space, changed(space.get(Fear, planned.fear), person=robin.id))
    tries.change_plan(space, planned.id, Plan(leni.id))
    assert space.get(Fear, planned.fear).person == robin.id


def test_undo_never_lets_go_of_a_fear(space: Any) -> None:
    planned = tries.plan(space, KEY, Plan(hard_before=5))
    feared = tries.change_plan(space, planned.id, Plan(hard_before=5, fear="A no.", likely=80))
    assert tries.undo(space, planned.id).fear == feared.fear
    again = tries.change_plan(space, planned.id, Plan(hard_before=5, fear="A no.", likely=20))
    assert again.fear == feared.fear
    assert [fear.likely for fear in space.all(Fear)] == [80]


def test_a_plan_sent_again_without_ratings_keeps_them(space: Any, maya: Any) -> None:
    first = tries.plan(space, KEY, Plan(hard_before=50, by="call", backed_by=maya.id))
    assert tries.plan(space, KEY, Plan()) == first
    assert tries.plan(space, KEY, Plan(hard_before=0)).hard_before == 0


def test_a_deleted_prediction_leaves_the_doing_whole(space: Any) -> None:
    planned = tries.plan(space, KEY, Plan(fear="x", likely=60))
    fears.erase(space, planned.fear)
    assert tries.prediction(space, space.get(Attempt, planned.id)) is None
    again = tries.change_plan(space, planned.id, Plan(fear="y", likely=20))
    found = tries.prediction(space, again)
    assert found is not None
    assert found.words == "y"


def test_a_fear_without_a_number_is_refused_and_nothing_is_kept(space: Any) -> None:
    with pytest.raises(BadInput):
        tries.plan(space, KEY, Plan(fear="She will laugh."))
    assert space.all(Attempt) == ()
    assert space.all(Fear) == ()


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (Plan(person="nobody"), "person"),
        (Plan(backed_by="nobody", fear="x", likely=5), "backed_by"),
        (Plan(by="pigeon"), "by"),
        (Plan(hard_before=-1), "hard_before"),
        (Plan(fear="a\x00b", likely=5), "fear"),
    ],
)
def test_a_plan_that_cannot_be_meant_is_refused(space: Any, wanted: Plan, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        tries.plan(space, KEY, wanted)
    assert refused.value.field == field
    assert space.all(Attempt) == ()
    assert space.all(Fear) == (), "not half of it either"


def test_nobody_backs_the_step_that_is_with_themselves(space: Any, maya: Any) -> None:
    with pytest.raises(BadInput):
        tries.plan(space, KEY, Plan(maya.id, backed_by=maya.id))


def test_a_step_for_one_person_is_planned_with_them(space: Any, maya: Any) -> None:
    own = steps.write(space, steps.Written("Show her.", "fear", person=maya.id))
    assert tries.plan(space, own.key, Plan()).person == maya.id


@pytest.mark.parametrize(
    ("after", "field"),
    [
        (After(""), "did"),
        (After("perhaps"), "did"),
        (replace(TOLD, hard_after=101), "hard_after"),
        (replace(TOLD, learned="x" * 20_001), "learned"),
    ],
)
def test_what_cannot_be_told_is_refused(space: Any, after: After, field: str) -> None:
    planned = tries.plan(space, KEY, Plan())
    with pytest.raises(BadInput) as refused:
        tries.look_back(space, planned.id, after)
    assert refused.value.field == field
    assert space.get(Attempt, planned.id) == planned


def test_looking_back_again_corrects_and_keeps_the_day(mira: Any) -> None:
    planned = tries.plan(mira.space, KEY, Plan())
    first = tries.look_back(mira.space, planned.id, TOLD)
    mira.clock.move(days=3)
    second = tries.look_back(mira.space, planned.id, replace(TOLD, hard_after=30))
    assert (second.done, second.hard_after) == (first.done, 30)
    mira.space.undo(planned.id)
    assert mira.space.get(Attempt, planned.id) == first


def test_what_was_not_done_counts_for_nothing_and_is_told(space: Any) -> None:
    planned = tries.plan(space, KEY, Plan(hard_before=90))
    tries.look_back(space, planned.id, After("not"))
    assert tries.done(space) == ()
    assert len(tries.told(space)) == 1
    assert by_depth(space, tries.told(space)) == ()


def test_what_was_easy_opens_the_next_rung(mira: Any) -> None:
    start = reach(tries.done(mira.space))
    for before, after in ((40, 20), (45, 25)):
        planned = tries.plan(mira.space, KEY, Plan(hard_before=before))
        tries.look_back(mira.space, planned.id, replace(TOLD, hard_after=after))
        mira.clock.move(days=1)
    assert reach(tries.done(mira.space)) == 52 > start


def test_nothing_is_next_while_suggestions_are_held(space: Any, monkeypatch: Any) -> None:
    ladder = steps.ladder(space)
    assert tries.next_up(space, ladder)
    monkeypatch.setattr(tries, "suggestions_held", lambda _space: True)
    assert tries.next_up(space, ladder) == ()


def test_hardness_is_told_by_depth_and_drawn(mira: Any) -> None:
    for key, before, after in ((KEY, 55, 30), ("small_fact", 20, 5), (KEY, 40, 45)):
        planned = tries.plan(mira.space, key, Plan(hard_before=before))
        tries.look_back(mira.space, planned.id, replace(TOLD, hard_after=after))
        mira.clock.move(days=4)
    told = by_depth(mira.space, tries.told(mira.space))
    assert [one.name for one in told] == ["Facts", "Small feelings"]
    assert [a.hard_before for a in told[1].doings] == [55, 40]
    assert "55 before the first and 30 after it" in told[1].sentence
    assert "1 time it felt easier" in told[1].sentence
    picture = hardness_of(mira.space, told)
    assert "<svg" in picture
    assert "<desc>" in picture
    assert "Small feelings" in picture


CIRCLES = {"close": "Close", "near": "Near", "further": "Further", "": "Somebody"}
WAYS = {"text": "in writing", "call": "by phone", "face_to_face": "face to face", "": "any way"}


def test_hardness_is_told_by_closeness_and_way_and_drawn(mira: Any, maya: Any) -> None:
    space, jonas = mira.space, people.add(mira.space, "Jonas")
    for person, by in ((jonas.id, "call"), (maya.id, "text"), ("", ""), (maya.id, "text")):
        planned = tries.plan(space, "small_fact", Plan(person, by, hard_before=20))
        tries.look_back(space, planned.id, TOLD)
        mira.clock.move(days=2)
    told = by_closeness(space, tries.told(space), CIRCLES, WAYS)
    assert [(one.name, len(one.doings)) for one in told] == [
        ("Close, in writing", 2),
        ("Near, by phone", 1),
        ("Somebody, any way", 1),
    ]
    assert "20 before the first" in told[0].sentence
    assert "Near, by phone" in hardness_of(space, told)
    space.erase(jonas.id)
    told = by_closeness(space, tries.told(space), CIRCLES, WAYS)
    assert "Somebody, by phone" in {one.name for one in told}


@pytest.mark.parametrize("wrong", [-4, 101, 10**9])
def test_a_rating_nobody_can_have_given_is_passed_over(space: Any, wrong: int) -> None:
    before = steps.step(space, KEY).hard
    planned = tries.plan(space, KEY, Plan(hard_before=wrong % 100))
    told = tries.look_back(space, planned.id, TOLD)
    space.put(changed(told, hard_before=wrong, hard_after=wrong))
    assert steps.step(space, KEY).hard == before
    assert (tries.done(space)[0].before, tries.done(space)[0].after) == (None, None)
    assert tries.get(space, told.id).hard_after is None
    assert reach(tries.done(space)) == reach([])
    assert by_depth(space, tries.told(space)) == ()


def test_without_ratings_there_is_no_picture(space: Any) -> None:
    planned = tries.plan(space, KEY, Plan())
    tries.look_back(space, planned.id, After("did"))
    told = by_depth(space, tries.told(space))
    assert told == ()
    assert hardness_of(space, told) == ""


def test_deleting_a_person_leaves_the_doing(space: Any, maya: Any) -> None:
    planned = tries.plan(space, KEY, Plan(maya.id))
    space.erase(maya.id)
    assert tries.look_back(space, planned.id, TOLD).person == maya.id
    assert tries.change_plan(space, planned.id, Plan(maya.id, "call")).by == "call"


def test_asking_for_what_is_not_there(space: Any) -> None:
    for missing in (
        lambda: tries.plan(space, "no_such_step", Plan()),
        lambda: tries.look_back(space, "nothing", TOLD),
        lambda: tries.erase(space, "nothing"),
    ):
        with pytest.raises(NotFound):
            missing()
