"""Pairs: watched because the person asked, from then on, and paid from the reserve."""

import random
from typing import Any

import pytest

from nearer.companion import pairs, people, tags
from nearer.companion.analyses import ALL, URGE
from nearer.companion.budget import FIXED_AT
from nearer.companion.column_names import ALONE, column, pair_column, with_person
from nearer.companion.columns import seen, shown
from nearer.companion.evidence import Evidence, evidence
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.finding import TriggerFinding
from nearer.domain.values import Moment, Pair


@pytest.fixture
def cast(mira: Any) -> Any:
    """Mira's space with a tag and a person of it."""
    mira.tired = tags.add(mira.space, "tired").id
    mira.robin = people.add(mira.space, "Robin").id
    mira.chance = random.Random(2)
    return mira


def live(cast: Any, count: int) -> None:
    """Neither tired nor Robin does anything; both together raise the urge by four points."""
    made = []
    for _ in range(count):
        cast.clock.move(hours=5)
        tired, robin = cast.chance.random() < 0.5, cast.chance.random() < 0.5
        made.append(
            Moment(
                id=cast.space.new_id(),
                when=cast.clock(),
                way="prompt",
                urge=2 + cast.chance.choice([-1, 0, 1]) + 4 * (tired and robin),
                tags=(cast.tired,) if tired else (),
                people=(cast.robin,) if robin else (),
                alone=not robin,
            )
        )
    cast.space.put(*made)


def of(found: Evidence, pair: Pair) -> TriggerFinding | None:
    told = {finding.tag: finding for finding in found.findings}
    return told.get(pair_column(pair.id))


def test_a_pair_counts_only_from_when_it_was_asked_for(cast: Any) -> None:
    live(cast, 60)
    cast.clock.move(minutes=1)
    pair = pairs.ask(cast.space, cast.tired, with_person(cast.robin))
    assert pairs.asked(cast.space) == (pair,)
    found = of(evidence(cast.space, URGE), pair)
    assert found is not None
    assert (found.with_tag, found.without_tag) == (0, 0)
    live(cast, 20)
    both = [
        m for m in cast.space.all(Moment) if m.tags and m.people and m.when > pair.asked
    ]  # fmt: skip
    found = of(evidence(cast.space, URGE), pair)
    assert found is not None
    assert (found.with_tag, found.with_tag + found.without_tag) == (len(both), 20)


def test_asking_for_a_pair_costs_no_replay(cast: Any) -> None:
    live(cast, 60)
    before = evidence(cast.space, URGE)
    cast.clock.move(minutes=1)
    pairs.ask(cast.space, cast.tired, with_person(cast.robin))
    assert evidence(cast.space, URGE).engine is before.engine


def test_a_pair_that_truly_goes_with_the_urge_is_found(cast: Any) -> None:
    pair = pairs.ask(cast.space, with_person(cast.robin), cast.tired)
    live(cast, 4 * pairs.NEEDED)
    found = of(evidence(cast.space, URGE), pair)
    assert found is not None
    assert found.status == "established"
    assert found.low < 4 < found.high


def test_a_pair_is_paid_from_the_reserve_even_before_anything_is_fixed(cast: Any) -> None:
    pair = pairs.ask(cast.space, cast.tired, ALONE)
    before = evidence(cast.space, URGE).budget
    live(cast, FIXED_AT + 1)
    after = evidence(cast.space, URGE).budget
    assert before.weights == after.weights
    assert before.later == after.later == {pair_column(pair.id): pair.asked}
    assert after.shares()[pair_column(pair.id)] == pytest.approx(0.01)


def test_a_pair_asked_for_twice_or_the_other_way_round_is_one(cast: Any) -> None:
    one = pairs.ask(cast.space, cast.tired, with_person(cast.robin))
    assert pairs.ask(cast.space, with_person(cast.robin), cast.tired) == one
    old = tags.add(cast.space, "worn out")
    tags.merge(cast.space, old.id, cast.tired)
    assert pairs.ask(cast.space, old.id, with_person(cast.robin)) == one
    assert len(cast.space.all(Pair)) == 1


def test_a_pair_taken_back_is_not_told_of_and_keeps_its_share_for_itself(cast: Any) -> None:
    live(cast, FIXED_AT)
    cast.clock.move(minutes=1)
    first = pairs.ask(cast.space, cast.tired, with_person(cast.robin))
    live(cast, 5)
    shares = evidence(cast.space, URGE).budget.shares()
    pairs.withdraw(cast.space, first.id)
    assert pairs.asked(cast.space) == ()
    assert all(of(evidence(cast.space, one), first) is None for one in ALL)
    cast.clock.move(minutes=1)
    second = pairs.ask(cast.space, cast.tired, ALONE)
    now = evidence(cast.space, URGE).budget.shares()
    assert now[pair_column(first.id)] == shares[pair_column(first.id)]
    assert now[pair_column(second.id)] < now[pair_column(first.id)]


def test_a_pair_asked_for_again_goes_on_from_where_it_was(cast: Any) -> None:
    pair = pairs.ask(cast.space, cast.tired, with_person(cast.robin))
    live(cast, 30)
    before = of(evidence(cast.space, URGE), pair)
    pairs.withdraw(cast.space, pair.id)
    assert pairs.ask(cast.space, cast.tired, with_person(cast.robin)) == pair
    assert of(evidence(cast.space, URGE), pair) == before


def test_a_pair_whose_two_were_merged_is_there_no_more_in_any_check_in(cast: Any) -> None:
    other = tags.add(cast.space, "worn out")
    pair = pairs.ask(cast.space, cast.tired, other.id)
    live(cast, 20)
    assert of(evidence(cast.space, URGE), pair) is not None
    cast.clock.move(minutes=1)
    tags.merge(cast.space, other.id, cast.tired)
    assert of(evidence(cast.space, URGE), pair) is None
    assert pair_column(pair.id) not in shown(cast.space)
    assert not any(pair_column(pair.id) in columns for _, columns in seen(cast.space))
    tags.unmerge(cast.space, other.id)
    assert of(evidence(cast.space, URGE), pair) is not None


def test_two_pairs_that_a_merge_made_the_same_are_told_of_once(cast: Any) -> None:
    other = tags.add(cast.space, "worn out")
    one = pairs.ask(cast.space, cast.tired, with_person(cast.robin))
    two = pairs.ask(cast.space, with_person(cast.robin), other.id)
    live(cast, FIXED_AT)
    before = evidence(cast.space, URGE)
    assert of(before, one) is not None
    assert of(before, two) is not None
    cast.clock.move(minutes=1)
    tags.merge(cast.space, other.id, cast.tired)
    merged = evidence(cast.space, URGE)
    assert merged.budget == before.budget, "what was watched stays paid for"
    assert of(merged, one) == of(before, one)
    assert of(merged, two) is None
    pairs.withdraw(cast.space, one.id)
    assert pairs.asked(cast.space) == (), "taken back is taken back, under either name"
    assert pairs.ask(cast.space, other.id, with_person(cast.robin)).id == one.id
    tags.unmerge(cast.space, other.id)
    assert {one.id} == {pair.id for pair in pairs.asked(cast.space)}


def test_of_two_that_are_the_same_the_one_not_taken_back_is_told_of(cast: Any) -> None:
    other = tags.add(cast.space, "worn out")
    one = pairs.ask(cast.space, cast.tired, with_person(cast.robin))
    two = pairs.ask(cast.space, with_person(cast.robin), other.id)
    live(cast, 20)
    pairs.withdraw(cast.space, one.id)
    cast.clock.move(minutes=1)
    tags.merge(cast.space, other.id, cast.tired)
    found = evidence(cast.space, URGE)
    assert of(found, one) is None
    assert of(found, two) is not None
    assert pairs.ask(cast.space, cast.tired, with_person(cast.robin)) == two


@pytest.mark.parametrize("second", ["tired itself", "nobody", "pair", "merged into it", ""])
def test_what_cannot_be_paired_is_refused_and_nothing_is_kept(cast: Any, second: str) -> None:
    pair = pairs.ask(cast.space, cast.tired, ALONE)
    merged = tags.add(cast.space, "worn out")
    tags.merge(cast.space, merged.id, cast.tired)
    known = {
        "tired itself": cast.tired,
        "nobody": with_person("gone"),
        "pair": pair_column(pair.id),
        "merged into it": merged.id,
    }
    with pytest.raises(BadInput):
        pairs.ask(cast.space, cast.tired, known.get(second, second))
    assert cast.space.all(Pair) == (pair,)


def test_a_pair_that_is_not_there_cannot_be_taken_back(cast: Any) -> None:
    with pytest.raises(NotFound):
        pairs.withdraw(cast.space, "gone")


def test_a_finding_tells_that_it_is_about_a_pair(cast: Any) -> None:
    pair = pairs.ask(cast.space, cast.tired, ALONE)
    kinds = {column(finding.tag) for finding in evidence(cast.space, URGE).findings}
    assert ("pair", pair.id) in kinds
