"""The ladder: its order, its rungs and what comes next."""

from hypothesis import given
from hypothesis import strategies as st

from nearer.practice.ladder import (
    DEPTHS,
    Done,
    LadderStep,
    fits,
    in_order,
    next_steps,
    reach,
    within,
)

steps = st.builds(
    LadderStep,
    key=st.uuids().map(str),
    depth=st.sampled_from(DEPTHS),
    words=st.just("Tell {name}."),
    hard=st.integers(0, 100),
    only_chosen=st.booleans(),
)
ladders = st.lists(steps, unique_by=lambda one: one.key)
doings = st.lists(st.builds(Done, step=st.just("x"), after=st.none() | st.integers(0, 100)))


def test_a_step_fits_its_circles_and_one_for_somebody_fits_only_them() -> None:
    close = LadderStep(key="a", depth="fear", words="…", hard=5, circles=("close",))
    anybody = LadderStep(key="b", depth="fear", words="…", hard=5)
    for_maya = LadderStep(key="c", depth="fear", words="…", hard=5, person="maya")
    assert fits(close, "maya", "close")
    assert not fits(close, "maya", "near")
    assert fits(anybody, "maya", "further")
    assert fits(for_maya, "maya", "further")
    assert not fits(for_maya, "jonas", "close")


@given(ladders)
def test_the_ladder_goes_from_shallow_to_deep_and_from_easy_to_hard(ladder) -> None:
    ordered = in_order(ladder)
    places = [(DEPTHS.index(one.depth), one.hard) for one in ordered]
    assert places == sorted(places)
    assert set(ordered) == set(ladder)


@given(ladders, st.integers(0, 100))
def test_something_is_within_reach_wherever_there_is_a_step(ladder, most) -> None:
    near = within(ladder, most)
    assert bool(near) is bool(ladder)
    assert len(near) == 1 or all(one.hard <= most for one in near)


@given(ladders, doings)
def test_next_steps_are_new_within_reach_and_one_of_a_depth(ladder, done) -> None:
    found = next_steps(ladder, done)
    assert len({one.depth for one in found}) == len(found) <= 3
    free = [one for one in ladder if not one.only_chosen]
    assert bool(found) is bool(free)
    assert set(found) <= set(free)
    assert all(one.hard <= max(reach(done), min(s.hard for s in free)) for one in found)


def test_what_was_done_is_not_next() -> None:
    ladder = [LadderStep(key=key, depth="facts", words=key, hard=n) for n, key in enumerate("abc")]
    assert [one.key for one in next_steps(ladder, [Done("c", before=9, after=9)])] == ["b"]
    assert next_steps(ladder, [Done(key) for key in "abc"]) == ()
