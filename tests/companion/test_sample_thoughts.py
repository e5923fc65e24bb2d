"""What the sample life thinks of itself: full pages, of its time, tied to what is there."""

from datetime import UTC, datetime
from typing import Any

import pytest

from nearer.coach.leaving import ENOUGH
from nearer.companion import beliefs, exercises, thoughts
from nearer.companion.leaving import leaving
from nearer.companion.sample import sample_life
from nearer.domain.values import Person
from nearer.domain.worth import Belief, Exercised, Proof, Strength, Thought

NOW = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)


@pytest.fixture
def sam(settle: Any) -> Any:
    life = sample_life(7, NOW, days=200)
    return settle(*(value for value in life if value.id != "preferences")).space


def test_every_page_of_thoughts_is_full(sam: Any) -> None:
    assert len(thoughts.unfinished(sam)) == 2
    assert thoughts.finished(sam).count >= 3
    seen = beliefs.present(sam)
    assert len(seen) == 2
    assert all(len(one.ratings) > 1 and one.speaks_for and one.speaks_against for one in seen)
    assert beliefs.away(sam)
    assert exercises.last(sam)


def test_a_year_of_it_holds_leaving_first_with_and_without_an_order(settle: Any) -> None:
    life = sample_life(7, NOW)
    counts = leaving(settle(*(one for one in life if one.id != "preferences")).space).counts
    assert counts.times > 0
    assert counts.together > 0
    assert counts.seen >= ENOUGH


def test_it_is_of_its_time_and_of_people_who_are_there(sam: Any) -> None:
    known = {person.id for person in sam.all(Person)} | {""}
    assert {thought.person for thought in sam.all(Thought)} <= known
    whens = [one.noted for kind in (Thought, Belief) for one in sam.all(kind)]
    whens += [one.when for kind in (Strength, Proof, Exercised) for one in sam.all(kind)]
    assert max(whens) <= NOW
    assert all(when.utcoffset() is not None for when in whens)


@pytest.mark.parametrize("days", [1, 3])
def test_a_life_of_days_holds_it_too(days: int) -> None:
    life = sample_life(3, NOW, days=days)
    whens = [one.noted for one in life if isinstance(one, Thought)]
    assert len(whens) == 6
    assert max(whens) <= NOW
