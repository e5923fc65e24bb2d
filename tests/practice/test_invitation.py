"""Today's invitation: who and what is chosen, whatever the ladder, the people and the past are."""

import random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.domain.values import Circle
from nearer.practice.invitation import (
    Invitation,
    Known,
    Someone,
    choose,
    smaller,
    still_stands,
)
from nearer.practice.ladder import DEPTHS, START, Done, LadderStep, reach

CIRCLES = get_args(Circle)
KEYS = [f"step_{n}" for n in range(12)]
IDS = [f"person{n}" for n in range(5)]

circles = st.lists(st.sampled_from(CIRCLES), unique=True).map(tuple)
rated = st.integers(0, 100)


def a_step(key: str, **differs: object) -> LadderStep:
    return LadderStep(**({"key": key, "depth": "facts", "words": key, "hard": 10} | differs))


steps = st.builds(
    LadderStep,
    key=st.sampled_from(KEYS),
    depth=st.sampled_from(DEPTHS),
    words=st.just("Tell {name}."),
    hard=rated,
    circles=circles,
    person=st.sampled_from(["", "", "", *IDS]),
    smaller=st.sampled_from(["", *KEYS]),
    turn=st.booleans(),
    only_chosen=st.booleans(),
)
ladders = st.lists(steps, unique_by=lambda one: one.key, max_size=12)
someones = st.builds(
    Someone,
    id=st.sampled_from(IDS),
    circle=st.sampled_from(CIRCLES),
    closeness=st.none() | st.floats(0, 10),
    gave=st.integers(0, 9),
    took=st.integers(0, 9),
    up_to=st.none() | st.sampled_from(DEPTHS),
)
crowds = st.lists(someones, unique_by=lambda one: one.id, max_size=5)
doings = st.builds(
    Done,
    step=st.sampled_from(KEYS),
    person=st.sampled_from(["", *IDS]),
    before=st.none() | rated,
    after=st.none() | rated,
    gave_back=st.none() | st.booleans(),
)
offers = st.builds(Invitation, step=st.sampled_from(KEYS), person=st.sampled_from(["", *IDS]))
knowns = st.builds(
    Known,
    ladder=ladders,
    people=crowds,
    done=st.lists(doings, max_size=8),
    unsafe=st.frozensets(st.sampled_from(IDS)),
    hold=st.booleans(),
    standing=st.sampled_from(["", *KEYS]),
    last=st.none() | offers,
    today=st.lists(offers, max_size=4, unique_by=lambda one: one.step),
)
seeds = st.integers(0, 2**32)


def by_key(known: Known) -> dict[str, LadderStep]:
    return {step.key: step for step in known.ladder}


@given(knowns, seeds)
def test_nobody_marked_unsafe_is_ever_chosen(known: Known, seed: int) -> None:
    for found in (choose(known, random.Random(seed)), smaller(known)):
        if found is not None:
            assert found.person not in known.unsafe
            assert by_key(known)[found.step].person not in {*known.unsafe} - {""}


@given(knowns, seeds)
def test_nothing_is_chosen_while_suggestions_are_held(known: Known, seed: int) -> None:
    if known.hold:
        assert choose(known, random.Random(seed)) is None
        assert smaller(known) is None
        assert not still_stands(known)


@given(knowns, seeds)
def test_the_same_day_and_chance_give_the_same(known: Known, seed: int) -> None:
    assert choose(known, random.Random(seed)) == choose(known, random.Random(seed))
    turned = Known(**{**vars(known), "people": list(reversed(known.people))})
    assert choose(turned, random.Random(seed)) == choose(known, random.Random(seed))


@given(knowns)
def test_smaller_is_easier_and_with_the_same_person(known: Known) -> None:
    found = smaller(known)
    if found is not None:
        steps_ = by_key(known)
        assert steps_[found.step].hard < steps_[known.today[-1].step].hard
        assert found.person == known.today[-1].person
        assert found.step not in {one.step for one in known.today}


@given(knowns)
def test_smaller_ends(known: Known) -> None:
    taken = list(known.today)
    for _again in range(len(known.ladder) + 1):
        found = smaller(Known(**{**vars(known), "today": taken}))
        if found is None:
            return
        taken.append(found)
    raise AssertionError("it went on for ever")


@given(knowns, seeds)
def test_another_is_different_from_all_that_was_offered_today(known: Known, seed: int) -> None:
    found = choose(known, random.Random(seed))
    if found is not None:
        assert found.step not in {one.step for one in known.today}
        assert still_stands(Known(**{**vars(known), "today": [found]}))


@given(crowds, ladders, seeds)
def test_nobody_is_asked_twice_in_a_row_when_there_are_others(crowd, ladder, seed) -> None:
    anybody = [a_step("plain"), a_step("second"), *ladder]
    last = None
    for day in range(6):
        known = Known(ladder=anybody, people=crowd, last=last)
        found = choose(known, random.Random(seed + day))
        assert found is not None
        if last is not None and sum(_is_near(one) for one in crowd) > 1:
            assert found.person != last.person
        last = found


@given(ladders, seeds, st.frozensets(st.sampled_from(IDS)))
def test_without_anybody_safe_a_step_with_no_person_is_offered(ladder, seed, unsafe) -> None:
    crowd = [Someone(one, "close") for one in unsafe]
    known = Known(ladder=[a_step("plain"), *ladder], people=crowd, unsafe=unsafe)
    found = choose(known, random.Random(seed))
    assert found is not None
    assert found.person == ""
    assert by_key(known)[found.step].person == ""


@given(knowns, seeds)
def test_what_is_offered_is_within_reach_or_the_easiest_there_is(known: Known, seed: int) -> None:
    found = choose(known, random.Random(seed))
    if found is None:
        return
    step = by_key(known)[found.step]
    someone = next((one for one in known.people if one.id == found.person), None)
    offered = {one.step for one in known.today}
    others = [one for one in known.ladder if one.key not in offered and _fits(one, someone)]
    assert step.hard <= max(reach(known.done), min(one.hard for one in others))


@given(knowns, seeds)
def test_what_only_the_person_may_choose_is_never_offered(known: Known, seed: int) -> None:
    for found in (choose(known, random.Random(seed)), smaller(known)):
        assert found is None or not by_key(known)[found.step].only_chosen


@given(knowns, seeds)
def test_nobody_is_suggested_with_whom_it_is_not_known_to_be_close(known: Known, seed: int) -> None:
    found = choose(known, random.Random(seed))
    if found is not None and found.person:
        assert _is_near(next(one for one in known.people if one.id == found.person))


@given(knowns, seeds)
def test_with_the_outer_circle_it_stays_at_facts_opinions_and_likings(
    known: Known, seed: int
) -> None:
    found = choose(known, random.Random(seed))
    someone = next((one for one in known.people if found and one.id == found.person), None)
    if found is not None and someone is not None and someone.circle == "further":
        assert by_key(known)[found.step].depth in {"facts", "opinions", "preferences"}


@given(knowns, seeds)
def test_nobody_is_to_be_told_deeper_than_was_said(known: Known, seed: int) -> None:
    for found in (choose(known, random.Random(seed)), smaller(known)):
        someone = next((one for one in known.people if found and one.id == found.person), None)
        if found is not None and someone is not None and someone.up_to:
            depth = by_key(known)[found.step].depth
            assert DEPTHS.index(depth) <= DEPTHS.index(someone.up_to)


def test_one_falls_out_once_it_is_not_close_with_them_any_more() -> None:
    ladder, offered = [a_step("plain")], [Invitation("plain", "maya")]
    for closeness, stands in ((3.9, False), (4.0, True), (None, True)):
        people = [Someone("maya", "close", closeness=closeness)]
        assert still_stands(Known(ladder=ladder, people=people, today=offered)) is stands


def _is_near(one: Someone) -> bool:
    return one.circle == "close" if one.closeness is None else one.closeness >= 4


def _fits(step: LadderStep, someone: Someone | None) -> bool:
    if step.only_chosen:
        return False
    if someone is not None:
        said = DEPTHS.index(someone.up_to) if someone.up_to else len(DEPTHS)
        if DEPTHS.index(step.depth) > min(said, 2 if someone.circle == "further" else said):
            return False
    if someone is None:
        return not step.person and (not step.circles or "further" in step.circles)
    if step.person:
        return step.person == someone.id
    return not step.circles or someone.circle in step.circles


def test_the_standing_step_comes_first() -> None:
    ladder = [a_step("plain"), a_step("thought", hard=22, circles=("close", "near"))]
    known = Known(ladder=ladder, people=[Someone("maya", "close")], standing="thought")
    for seed in range(20):
        assert choose(known, random.Random(seed)) == Invitation("thought", "maya")


def test_what_is_just_as_hard_is_not_smaller() -> None:
    ladder = [a_step("one", hard=20), a_step("other", hard=20)]
    assert smaller(Known(ladder=ladder, today=[Invitation("one")])) is None


def test_the_smaller_step_is_the_named_one_if_it_is_still_easier() -> None:
    ladder = [
        a_step("big", hard=50, smaller="named"),
        a_step("named", hard=10),
        a_step("nearer", hard=40),
    ]
    assert smaller(Known(ladder=ladder, today=[Invitation("big")])) == Invitation("named")
    harder = [ladder[0], a_step("named", hard=60), ladder[2]]
    assert smaller(Known(ladder=harder, today=[Invitation("big")])) == Invitation("nearer")


def test_the_standing_step_waits_while_it_is_out_of_reach() -> None:
    ladder = [a_step("plain", hard=5), a_step("thought", hard=START + 1)]
    for seed in range(20):
        found = choose(Known(ladder=ladder, standing="thought"), random.Random(seed))
        assert found == Invitation("plain")


def test_who_gave_as_well_as_took_is_asked_more_often() -> None:
    crowd = [Someone("gave", "close", gave=2, took=2), Someone("took", "close", gave=1, took=3)]
    known = Known(ladder=[a_step("plain")], people=crowd)
    drawn = [choose(known, random.Random(seed)) for seed in range(400)]
    asked = sum(one is not None and one.person == "gave" for one in drawn)
    assert 260 < asked < 320, "about eight of eleven"


def test_who_is_closer_and_gave_back_is_asked_more_often() -> None:
    crowd = [
        Someone("maya", "close", closeness=7.5, gave=3, took=1),
        Someone("priya", "further", closeness=4.0, gave=0, took=3),
    ]
    known = Known(ladder=[a_step("plain")], people=crowd)
    drawn = [choose(known, random.Random(seed)) for seed in range(400)]
    asked = sum(one is not None and one.person == "maya" for one in drawn)
    assert 330 < asked < 400, "rather her, and not her alone"


def test_taking_turns_is_offered_more_often() -> None:
    ladder = [a_step("tells", hard=20), a_step("asks_too", hard=20, turn=True)]
    known = Known(ladder=[a_step("easy", hard=1), a_step("small", hard=2), *ladder])
    drawn = [choose(known, random.Random(seed)) for seed in range(300)]
    asked = sum(one is not None and one.step == "asks_too" for one in drawn)
    assert 160 < asked < 240


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ([], START),
        ([Done("a")], START),
        ([Done("a", before=40, after=20)], 50),
        ([Done("a", before=40, after=70)], 30),
        ([Done("a", before=95, after=30)], 100),
        ([Done("a", before=30, after=20), Done("b", before=80, after=9)], 65),
        ([Done(k, before=b, after=20) for k, b in (("a", 20), ("b", 90), ("c", 30))], 40),
        ([Done("a", before=12, after=60)], 10),
        ([Done("a", after=30)], 40),
        ([Done("a", before=90, after=10), *[Done("b", before=30, after=80)] * 5], 20),
    ],
)
def test_the_reach_follows_what_was_easy_of_late(done, expected) -> None:
    assert reach(done) == expected
