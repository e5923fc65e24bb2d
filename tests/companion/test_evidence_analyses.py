"""Several questions, one record: what each analysis takes in and what it may say."""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from nearer.companion import people, tags
from nearer.companion.analyses import ALL, AWAY, CHOSEN_URGE, CLOSENESS, TOTAL, URGE
from nearer.companion.column_names import ALONE, column, tag_column, with_person
from nearer.companion.evidence import Evidence, evidence
from nearer.domain.finding import TriggerFinding
from nearer.domain.values import Moment

Chance = random.Random
Answers = Callable[[Chance, bool], dict[str, Any]]


def live(mira: Any, count: int, answers: Answers, marked: Callable[[bool], dict[str, Any]]) -> None:
    """Check-ins at irregular hours, half of them marked, written at once; the clock goes along."""
    chance, made = Chance(5), []
    for number in range(count):
        mira.clock.move(hours=chance.choice([3, 4, 6, 11]))
        there = chance.random() < 0.5
        made.append(
            Moment(
                id=f"{number:032x}",
                when=mira.clock(),
                way="prompt",
                prompt=f"p{number}",
                **answers(chance, there),
                **marked(there),
            )
        )
    mira.space.put(*made)


def of(found: Evidence, name: str) -> TriggerFinding:
    (one,) = [finding for finding in found.findings if finding.tag == name]
    return one


def rated(chance: Chance, there: bool) -> dict[str, Any]:
    """The mark goes with three points of urge and takes three of closeness."""
    noise = chance.choice([-1, 0, 1])
    return {"urge": 4 + noise + 3 * there, "closeness": 6 + noise - 3 * there}


def led_by_the_urge(chance: Chance, there: bool) -> dict[str, Any]:
    """The mark raises the urge; what is done follows the urge and nothing else."""
    urge = min(10, max(1, 3 + chance.choice([-2, -1, 0, 1, 2]) + 4 * there))
    return {"urge": urge, "action": "away" if chance.random() < urge / 10 else "stayed"}


def led_by_the_mark(chance: Chance, there: bool) -> dict[str, Any]:
    """The same urge either way; with the mark it ends in pulling away more often."""
    away = chance.random() < (0.9 if there else 0.2)
    return {"urge": chance.choice([2, 5, 8]), "action": "away" if away else "toward"}


def test_all_that_can_establish_shares_the_stated_budget() -> None:
    assert sum(one.alpha for one in ALL if one.establishes) <= TOTAL + 1e-12
    assert all(one.way == "prompt" for one in ALL if one.establishes)
    assert len({one.id for one in ALL}) == len(ALL)


def test_urge_and_closeness_are_told_apart_with_their_signs(mira: Any) -> None:
    tag = tags.add(mira.space, "criticised")
    live(mira, 160, rated, lambda there: {"tags": (tag.id,) if there else ()})
    urge, closeness = (of(evidence(mira.space, one), tag.id) for one in (URGE, CLOSENESS))
    assert (urge.status, closeness.status) == ("established", "established")
    assert urge.low < 3 < urge.high
    assert closeness.low < -3 < closeness.high


def test_closeness_alone_is_a_check_in_of_its_analysis_and_of_no_other(mira: Any) -> None:
    live(mira, 12, lambda _c, _t: {"closeness": 5}, lambda _: {})
    counts = {one.id: len(evidence(mira.space, one).occasions) for one in ALL}
    assert counts == {"urge": 0, "closeness": 12, "away": 0, "chosen-urge": 0}


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ({"urge": 4, "action": "away"}, True),
        ({"urge": 1, "action": "toward"}, True),
        ({"urge": 0, "action": "away"}, False),
        ({"urge": 4}, False),
        ({"action": "away"}, False),
        ({"urge": 4, "action": "away", "skipped": True}, False),
        ({"urge": 4, "action": "away", "way": "self"}, False),
    ],
)
def test_pulling_away_is_asked_only_where_there_was_an_urge(
    mira: Any, told: dict[str, Any], counts: bool
) -> None:
    mira.space.put(Moment(id="1", when=mira.clock(), **{"way": "prompt"} | told))
    found = evidence(mira.space, AWAY).occasions
    assert [one.outcome for one in found] == ([float(told["action"] == "away")] if counts else [])
    assert [one.held for one in found] == ([(float(told["urge"]),)] if counts else [])


def test_a_tag_that_only_raises_the_urge_is_not_told_to_turn_it_into_pulling_away(
    mira: Any,
) -> None:
    tag = tags.add(mira.space, "criticised")
    live(mira, 400, led_by_the_urge, lambda there: {"tags": (tag.id,) if there else ()})
    assert of(evidence(mira.space, URGE), tag.id).status == "established"
    away = of(evidence(mira.space, AWAY), tag.id)
    assert away.status not in {"established", "leaning"}
    assert away.low < 0 < away.high


def test_what_turns_an_urge_into_pulling_away_is_found_at_the_same_urge(mira: Any) -> None:
    tag = tags.add(mira.space, "in a hurry")
    live(mira, 200, led_by_the_mark, lambda there: {"tags": (tag.id,) if there else ()})
    away = of(evidence(mira.space, AWAY), tag.id)
    assert away.status == "established"
    assert away.low < 0.7 < away.high
    assert of(evidence(mira.space, URGE), tag.id).status != "established"


def test_people_and_being_alone_stand_beside_the_tags(mira: Any) -> None:
    robin, tag = people.add(mira.space, "Robin"), tags.add(mira.space, "tired")
    live(
        mira,
        160,
        rated,
        lambda there: {"people": (robin.id,)} if there else {"alone": True},
    )
    found = evidence(mira.space, URGE)
    kinds = {finding.tag: column(finding.tag) for finding in found.findings}
    assert kinds == {
        tag.id: ("tag", tag.id),
        with_person(robin.id): ("person", robin.id),
        ALONE: ("alone", ""),
    }
    both = of(found, with_person(robin.id)), of(found, ALONE)
    assert [one.with_tag + one.without_tag for one in both] == [160, 160]
    assert both[0].effect > 0 > both[1].effect


def test_no_id_can_be_taken_for_another_kind_of_column() -> None:
    for value_id in ("alone", "with:1", "pair:1", "tag:1", "1", ""):
        assert column(tag_column(value_id)) == ("tag", value_id)
        assert column(with_person(value_id)) == ("person", value_id)
    names = [tag_column(i) for i in ("alone", "with:1", "1")] + [with_person("1"), ALONE]
    assert len(set(names)) == len(names)


def test_somebody_archived_is_told_of_still_and_somebody_erased_is_not(mira: Any) -> None:
    robin, eli = people.add(mira.space, "Robin"), people.add(mira.space, "Eli")
    live(mira, 50, rated, lambda there: {"people": (robin.id if there else eli.id,)})
    before = of(evidence(mira.space, URGE), with_person(robin.id))
    people.archive(mira.space, robin.id, archived=True)
    assert of(evidence(mira.space, URGE), with_person(robin.id)) == before
    mira.space.erase(robin.id)
    told = {finding.tag for finding in evidence(mira.space, URGE).findings}
    assert told == {with_person(eli.id), ALONE}


def test_a_person_met_later_joins_from_the_reserve(mira: Any) -> None:
    tags.add(mira.space, "tired")
    live(mira, 40, rated, lambda _: {})
    first = evidence(mira.space, URGE).budget
    mira.clock.move(minutes=1)
    eli = people.add(mira.space, "Eli")
    planned = evidence(mira.space, URGE).budget
    assert planned.weights == first.weights
    assert planned.later == {with_person(eli.id): mira.clock()}
    assert planned.shares()[with_person(eli.id)] < min(planned.weights.values())


def test_self_started_moments_lean_at_most(mira: Any) -> None:
    tag = tags.add(mira.space, "criticised")
    live(mira, 160, rated, lambda there: {"tags": (tag.id,) if there else ()})
    asked = of(evidence(mira.space, URGE), tag.id)
    mira.space.put(*(replace(m, way="self", prompt="") for m in mira.space.all(Moment)))
    chosen = of(evidence(mira.space, CHOSEN_URGE), tag.id)
    assert (asked.status, chosen.status) == ("established", "leaning")
    assert chosen.with_tag == asked.with_tag
    assert evidence(mira.space, URGE).occasions == ()


def test_a_new_check_in_is_one_update_for_every_analysis(mira: Any) -> None:
    tag = tags.add(mira.space, "criticised")
    live(mira, 60, rated, lambda there: {"tags": (tag.id,) if there else ()})
    before = [evidence(mira.space, one) for one in ALL]
    mira.clock.move(hours=1)
    mira.space.put(
        Moment(
            id="new", when=mira.clock(), way="prompt", urge=3, closeness=2, action="away",
            tags=(tag.id,),
        )
    )  # fmt: skip
    after = [evidence(mira.space, one) for one in ALL]
    assert all(now.engine is then.engine for now, then in zip(after, before, strict=True))
    assert [one.engine.occasions for one in after] == [61, 61, 1, 0]


def test_a_draft_from_before_a_tag_was_invented_gives_what_a_replay_gives(mira: Any) -> None:
    one = tags.add(mira.space, "one")
    live(mira, 44, rated, lambda there: {"tags": (one.id,) if there else ()})
    evidence(mira.space, URGE)
    begun = mira.clock() + timedelta(minutes=1)
    mira.clock.move(minutes=5)
    late = tags.add(mira.space, "late")
    evidence(mira.space, URGE)
    for number, when in enumerate((begun, begun + timedelta(hours=3))):
        mira.space.put(Moment(id=f"d{number}", when=when, way="prompt", urge=2, tags=(late.id,)))
    here, again = (evidence(s, URGE) for s in (mira.space, mira.opened_again()))
    assert of(here, late.id).with_tag == of(again, late.id).with_tag == 1
    assert of(here, one.id).log_e == pytest.approx(of(again, one.id).log_e, abs=1e-9)
