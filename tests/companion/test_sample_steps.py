"""What the sample life tried: full pages, of its time, tied to what is there."""

from datetime import UTC, datetime
from typing import Any

import pytest

from nearer.companion import invitations, steps, tries, week
from nearer.companion.sample import sample_life
from nearer.companion.steps_picture import by_depth
from nearer.domain.practice import Attempt, Step, Week
from nearer.domain.values import Person

NOW = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)


@pytest.fixture
def sam(settle: Any) -> Any:
    life = sample_life(7, NOW, days=60)
    return settle(*(value for value in life if value.id != "preferences")).space


def test_every_page_of_steps_is_full(sam: Any) -> None:
    told = tries.told(sam)
    assert {one.did for one in told} == {"did", "part", "not"}
    assert len(by_depth(sam, told)) >= 4
    assert sum(one.own for one in steps.ladder(sam)) == 2
    assert week.kept(sam).count >= 2
    offer = invitations.today(sam)
    assert offer is not None
    assert offer.person is not None


def test_it_is_of_its_time_and_of_steps_and_people_who_are_there(sam: Any) -> None:
    known = {person.id for person in sam.all(Person)} | {""}
    for one in sam.all(Attempt):
        assert {one.person, one.backed_by} <= known
        assert steps.step(sam, one.step)
        assert one.planned <= (one.done or NOW) <= NOW
    assert all(one.noted <= NOW for one in sam.all(Step))
    assert all(one.written <= NOW for one in sam.all(Week))


def test_what_was_tried_lies_in_its_week(sam: Any) -> None:
    newest = tries.told(sam)[0]
    found = week.review(sam, week.week_of(tries.when(newest).date()))
    assert newest in found.tried


def test_the_same_seed_gives_the_same_steps() -> None:
    kinds = (Step, Attempt, Week)
    first, second = (
        [one for one in sample_life(3, NOW, days=9) if isinstance(one, kinds)] for _ in range(2)
    )
    assert first == second
    assert first
