"""The error budget: whatever is invented, merged, erased or asked for, it is never exceeded."""

import random
from typing import Any

import pytest

from nearer.companion import budget as module
from nearer.companion import moments, pairs, people, tags
from nearer.companion.analyses import ALL, TOTAL, URGE, Analysis
from nearer.companion.budget import FIXED_AT, budget
from nearer.companion.column_names import ALONE, tag_column, with_person
from nearer.companion.evidence import Evidence, evidence
from nearer.domain.errors import BadInput
from nearer.domain.values import BudgetFixed, Moment, Pair, Person, Tag

ESTABLISHING = [one for one in ALL if one.establishes]


def check_in(mira: Any, chance: random.Random, count: int = 1) -> None:
    space, made = mira.space, []
    for _ in range(count):
        mira.clock.move(hours=chance.choice([2, 5, 9]))
        with_tags = chance.sample([tag.id for tag in space.all(Tag)], min(2, len(space.all(Tag))))
        whom = chance.sample([p.id for p in space.all(Person)], min(1, len(space.all(Person))))
        made.append(
            Moment(
                id=space.new_id(), when=mira.clock(), way="prompt", urge=chance.randint(0, 9),
                closeness=chance.choice([None, 3, 8]), action=chance.choice(["", "away"]),
                tags=tuple(with_tags), people=tuple(whom), alone=not whom,
            )
        )  # fmt: skip
    space.put(*made)


def act(mira: Any, chance: random.Random) -> None:
    """Something a person may do between two looks at the page."""
    space = mira.space
    live = [tag.id for tag in tags.live_tags(space)]
    gone = [tag.id for tag in space.all(Tag) if tag.merged_into]
    who = [person.id for person in space.all(Person)]
    asked = space.all(Pair)
    acts = [
        lambda: check_in(mira, chance, chance.choice([1, 3, 12])),
        lambda: tags.add(space, f"tag {chance.random()}"),
        lambda: people.add(space, f"person {chance.random()}"),
        lambda: tags.suspect(space, chance.choice(live), chance.choice(["", "raises"])),
        lambda: tags.merge(space, *chance.sample(live, 2)),
        lambda: tags.unmerge(space, chance.choice(gone)),
        lambda: space.erase(chance.choice(live)),
        lambda: space.erase(chance.choice(who)),
        lambda: people.archive(space, chance.choice(who), archived=chance.random() < 0.5),
        lambda: pairs.ask(space, tag_column(chance.choice(live)), with_person(chance.choice(who))),
        lambda: pairs.withdraw(space, chance.choice(asked).id),
        lambda: moments.erase(space, chance.choice(space.all(Moment)).id),
        lambda: space.erase(f"engine-{chance.choice(ALL).id}"),
    ]
    try:
        chance.choice(acts)()
    except (BadInput, IndexError, ValueError):
        return  # there was nothing of the kind to do it with


def spent(found: Evidence) -> dict[str, float]:
    """What each column has of the budget in the engine itself."""
    course = found.engine._course
    return dict(zip(course.tags, course.plan.weights.tolist(), strict=True))


@pytest.mark.parametrize("seed", range(8))
def test_the_shares_ever_spent_stay_within_the_stated_total(mira: Any, seed: int) -> None:
    chance = random.Random(seed)
    most: dict[tuple[Analysis, str], float] = {}
    for _ in range(4):
        tags.add(mira.space, f"tag {chance.random()}")
        people.add(mira.space, f"person {chance.random()}")
    for step in range(60):
        mira.clock.move(minutes=7)
        act(mira, chance)
        if step == 10:
            check_in(mira, chance, FIXED_AT)
        if chance.random() < 0.3:
            mira.space = mira.opened_again()
        for one in ESTABLISHING:
            found = evidence(mira.space, one)
            assert spent(found) == pytest.approx(found.budget.shares(), abs=1e-12)
            if mira.space.find(BudgetFixed, "budget-prompt") is None:
                told = {finding.status for finding in found.findings}
                assert not told & {"established", "leaning"}, "nothing may be seen before it"
                continue
            for name, share in spent(found).items():
                most[one, name] = max(share, most.get((one, name), 0.0))
    assert most, "the budget was never fixed"
    assert sum(one.alpha * share for (one, _), share in most.items()) <= TOTAL + 1e-12
    for one in ESTABLISHING:
        assert sum(share for (of, _), share in most.items() if of is one) <= 1 + 1e-12


def test_shares_are_fixed_once_for_all_questions_and_stand_in_the_vault(mira: Any) -> None:
    one = tags.add(mira.space, "one")
    check_in(mira, random.Random(1), FIXED_AT)
    planned = budget(mira.space, "prompt")
    kept = mira.space.get(BudgetFixed, "budget-prompt")
    assert dict(kept.shares) == planned.weights == {ALONE: 0.45, one.id: 0.45}
    assert all(evidence(mira.space, each).budget == planned for each in ESTABLISHING)


def test_what_is_erased_or_merged_takes_its_share_along(mira: Any) -> None:
    one, other = tags.add(mira.space, "one"), tags.add(mira.space, "other")
    eli = people.add(mira.space, "Eli")
    check_in(mira, random.Random(1), FIXED_AT)
    before = budget(mira.space, "prompt")
    tags.merge(mira.space, one.id, other.id)
    mira.space.erase(eli.id)
    assert budget(mira.space, "prompt") == before
    assert {f.tag for f in evidence(mira.space, URGE).findings} == {other.id, ALONE}


def test_a_tag_that_comes_and_goes_spends_the_reserve_each_time(mira: Any) -> None:
    kept = tags.add(mira.space, "kept")
    check_in(mira, random.Random(1), FIXED_AT)
    shares = []
    for number in range(3):
        mira.clock.move(hours=1)
        late = tags.add(mira.space, f"late {number}")
        shares.append(evidence(mira.space, URGE).budget.shares()[late.id])
        tags.merge(mira.space, late.id, kept.id)
    assert shares == pytest.approx([0.01, 0.009, 0.0081])


@pytest.mark.parametrize("first", ["closeness", "urge"])
def test_whichever_question_has_its_fortieth_answer_first_fixes_the_budget(
    mira: Any, first: str
) -> None:
    tags.add(mira.space, "one")
    for number in range(2 * FIXED_AT):
        mira.clock.move(hours=3)
        both = {"urge": 2, "closeness": 5} if number >= FIXED_AT else {first: 5}
        mira.space.put(Moment(id=mira.space.new_id(), when=mira.clock(), way="prompt", **both))
        if number == FIXED_AT - 1:
            fortieth = mira.clock()
    evidence(mira.space, URGE)
    assert mira.space.get(BudgetFixed, "budget-prompt").fixed == fortieth


def test_an_older_record_of_the_fixing_is_completed_and_its_time_stays(mira: Any) -> None:
    one = tags.add(mira.space, "one")
    check_in(mira, random.Random(1), FIXED_AT)
    fixed = mira.clock()
    mira.space.put(BudgetFixed(id="budget-prompt", fixed=fixed))
    mira.clock.move(minutes=5)
    late = tags.add(mira.space, "late")
    planned = budget(mira.space, "prompt")
    assert (set(planned.weights), set(planned.later)) == ({ALONE, one.id}, {late.id})
    kept = mira.space.get(BudgetFixed, "budget-prompt")
    assert (kept.fixed, dict(kept.shares)) == (fixed, planned.weights)


@pytest.mark.parametrize("interrupted", [1, 2])
def test_two_processes_that_queue_at_once_agree_and_nobody_loses_a_place(
    mira: Any, monkeypatch: pytest.MonkeyPatch, interrupted: int
) -> None:
    tags.add(mira.space, "one")
    check_in(mira, random.Random(1), FIXED_AT)
    budget(mira.space, "prompt")
    mira.clock.move(hours=2)
    here = tags.add(mira.space, "here")
    elsewhere, real, asked = mira.opened_again(), module._later, []

    def writing_in_between(*given: Any) -> Any:
        found = real(*given)
        asked.append(given)
        if len(asked) == interrupted:
            mira.clock.move(hours=-1)
            tags.add(elsewhere, "there")
            queued.update(budget(elsewhere, "prompt").shares())
        return found

    queued: dict[str, float] = {}
    monkeypatch.setattr(module, "_later", writing_in_between)
    found = budget(mira.space, "prompt")
    assert found.shares() == queued
    assert list(found.later)[1] == here.id, "it had been queued behind the other"
    mira.clock.move(hours=3)
    tags.add(mira.space, "last")
    elsewhere.refresh()
    spaces = (mira.space, elsewhere, mira.opened_again())
    shares = [budget(space, "prompt").shares() for space in spaces]
    assert shares[0] == shares[1] == shares[2]
    assert list(shares[0])[: len(queued)] == list(queued)


def test_a_clock_that_was_set_back_moves_nobody_in_the_queue(mira: Any) -> None:
    chance = random.Random(1)
    tags.add(mira.space, "one")
    check_in(mira, chance, FIXED_AT)
    mira.clock.move(days=3)
    first = tags.add(mira.space, "first")
    before = spent(evidence(mira.space, URGE))
    check_in(mira, chance, 5)
    evidence(mira.space, URGE)
    mira.clock.move(days=-6)
    second = tags.add(mira.space, "second")
    after = spent(evidence(mira.space, URGE))
    assert after[first.id] == before[first.id] > after[second.id]


def test_a_tag_whose_invention_lies_before_what_was_learned_gives_what_a_replay_gives(
    mira: Any,
) -> None:
    tags.add(mira.space, "one")
    check_in(mira, random.Random(1), FIXED_AT)
    evidence(mira.space, URGE)
    mira.clock.move(days=-2)
    late = tags.add(mira.space, "late")
    here, again = (evidence(s, URGE) for s in (mira.space, mira.opened_again()))
    counts = {f.tag: f.without_tag for f in here.findings}
    assert counts == {f.tag: f.without_tag for f in again.findings}
    assert 0 < counts[late.id] < FIXED_AT
