"""Deleting somebody: nothing that was stopped about them comes back, and what stays is told."""

from typing import Any

import pytest
from msgspec.structs import replace

from nearer.companion import (
    drafts,
    fears,
    invitations,
    parting,
    people,
    safety,
    steps,
    strategies,
    telling,
    tries,
)
from nearer.companion.drafts import Written as Draft
from nearer.companion.parting import Staying
from nearer.companion.steps import Written
from nearer.companion.tries import After, Plan
from nearer.domain.errors import NotFound
from nearer.domain.practice import Strategy
from nearer.domain.values import Person


@pytest.fixture
def max_(mira: Any) -> Any:
    return people.add(mira.space, "Max", "partner", "close")


def ladder(space: Any) -> list[str]:
    return [one.words for one in steps.wanted(space, None, "") if one.own]


def put_away(space: Any) -> list[str]:
    return [one.words for one in steps.put_away(space)]


@pytest.mark.parametrize("how", ["marked", "at rest"])
def test_no_step_about_somebody_unsafe_comes_back_when_they_are_deleted(mira, max_, how) -> None:
    space = mira.space
    for written in (
        Written("Say to {name}: can we talk?", "fear", person=max_.id),
        Written("Tell Max I miss him", "fear"),
        Written("Call somebody", "facts", line="Max, are you there?"),
        Written("Tell Ana about the rain", "facts"),
    ):
        steps.write(space, written)
    if how == "marked":
        safety.mark(space, max_.id, unsafe=True)
    else:
        drafts.write(space, Draft("You hit me last night and I am scared of you", person=max_.id))
    before = ladder(space)
    assert before == ["Tell Ana about the rain"]
    safety.lift_all(space)
    parting.erase(space, max_.id)
    assert ladder(space) == before
    assert len(put_away(space)) == 3
    assert [one.own for one in steps.put_away(mira.opened_again())] == [True] * 3


def test_a_name_they_had_before_counts_too(mira: Any, max_: Any) -> None:
    steps.write(mira.space, Written("Tell Max I miss him", "fear"))
    people.change(mira.space, replace(max_, alias="M."))
    safety.mark(mira.space, max_.id, unsafe=True)
    parting.erase(mira.space, max_.id)
    assert ladder(mira.space) == []


def test_no_plan_with_them_waits_and_what_was_done_stays(mira: Any, max_: Any) -> None:
    space = mira.space
    done = tries.plan(space, "thought_a_day", Plan(person=max_.id))
    tries.look_back(space, done.id, After("did"))
    mira.clock.move(hours=1)
    tries.plan(space, "thought_a_day", Plan(person=max_.id))
    safety.mark(space, max_.id, unsafe=True)
    assert parting.staying(space, max_.id) == Staying(tries=1)
    parting.erase(space, max_.id)
    assert tries.waiting(space) == ()
    assert invitations.planned(space) is None
    assert [one.id for one in tries.told(space)] == [done.id]


def test_no_strategy_that_names_them_comes_back(mira: Any, max_: Any) -> None:
    mine = Strategy(id="", noted=mira.clock(), name="Write to Max at once")
    kept = strategies.keep(mira.space, mine)
    safety.mark(mira.space, max_.id, unsafe=True)
    parting.erase(mira.space, max_.id)
    assert kept.id not in {one.id for one in strategies.offered(mira.space)}
    assert [one.id for one in strategies.put_away(mira.space)] == [kept.id]


def test_somebody_safe_takes_no_step_along(mira: Any, max_: Any) -> None:
    steps.write(mira.space, Written("Tell Max I miss him", "fear"))
    planned = tries.plan(mira.space, "thought_a_day", Plan(person=max_.id))
    parting.erase(mira.space, max_.id)
    assert ladder(mira.space) == ["Tell Max I miss him"]
    assert tries.waiting(mira.space) == (planned,)
    assert mira.space.all(Person) == ()


def test_what_stays_is_counted_by_what_it_is(mira: Any, max_: Any) -> None:
    space = mira.space
    assert not parting.staying(space, max_.id)
    fears.write(space, "Max laughs", 60, person=max_.id)
    for words in ("Max, one thing.", "Max, another."):
        drafts.write(space, Draft(words, person=max_.id))
    telling.begin(space, {"inside": "I go."}, max_.id)
    assert parting.staying(space, max_.id) == Staying(fears=1, drafts=2, tellings=1)


def test_who_is_gone_cannot_be_deleted_again(mira: Any, max_: Any) -> None:
    parting.erase(mira.space, max_.id)
    with pytest.raises(NotFound):
        parting.erase(mira.space, max_.id)
