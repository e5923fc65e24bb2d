"""Today's invitation: drawn once, the same everywhere, answered once, never about the wrong one."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from nearer.companion import check_in, fears, invitations, people, preferences, steps, tries
from nearer.companion.check_in import Feeling, Situation
from nearer.companion.today import FIRST_EVENING, today
from nearer.companion.tries import After, Plan
from nearer.content import STANDING_STEP
from nearer.domain.errors import StorageFull
from nearer.domain.practice import Attempt, Invited


@pytest.fixture
def met(mira: Any) -> Any:
    """Mira with two people."""
    mira.maya = people.add(mira.space, "Maya", "partner", "close")
    mira.jonas = people.add(mira.space, "Jonas", "friend", "close")
    return mira


def offered(mira: Any) -> Any:
    found = invitations.today(mira.space)
    assert found is not None
    return found


def test_the_first_invitation_is_the_standing_step_with_somebody_close(met: Any) -> None:
    found = offered(met)
    assert found.step.key == STANDING_STEP
    assert found.person in (met.maya, met.jonas)
    assert found.person.alias in found.words
    assert found.because


def test_it_is_drawn_once_and_the_same_in_a_second_process(met: Any) -> None:
    first = offered(met)
    second = invitations.today(met.opened_again())
    assert second == first == offered(met)
    assert len(met.space.all(Invited)) == 1
    assert len(met.space.history(met.space.all(Invited)[0].id)) == 1


def test_two_processes_that_draw_at_one_moment_draw_the_same(met: Any) -> None:
    other = met.opened_again()
    known = invitations._known(other, None)
    first = offered(met)
    drawn = invitations.choose(known, invitations._chance(other, known))
    assert drawn is not None
    assert (drawn.step, drawn.person) == (first.step.key, first.person.id)


def test_nobody_is_offered_two_days_in_a_row_when_there_is_another(met: Any) -> None:
    found = []
    for _day in range(5):
        found.append(offered(met).person.id)
        met.clock.move(days=1)
    assert all(one != other for one, other in pairwise(found))


def test_smaller_is_easier_and_with_the_same_person(met: Any) -> None:
    before = offered(met)
    assert invitations.say(met.space, "smaller", before.number) == "smaller"
    after = offered(met)
    assert after.step.hard < before.step.hard
    assert after.person == before.person
    assert after.number == 2


def test_smaller_ends_and_says_so(met: Any) -> None:
    while (found := offered(met)).has_smaller:
        invitations.say(met.space, "smaller", found.number)
    assert invitations.say(met.space, "smaller", found.number) is None
    assert offered(met) == found


def test_another_is_a_different_step_and_ends_at_some_time(met: Any) -> None:
    seen = [offered(met)]
    while seen[-1].has_another:
        assert invitations.say(met.space, "another", seen[-1].number) == "another"
        seen.append(offered(met))
    assert len({one.step.key for one in seen}) == len(seen) == invitations.MOST
    assert invitations.say(met.space, "another", seen[-1].number) is None


def test_an_answer_from_an_old_tab_changes_nothing(met: Any) -> None:
    first = offered(met)
    invitations.say(met.space, "another", first.number)
    now = offered(met)
    for said in ("another", "smaller", "not_today", "accepted"):
        assert invitations.say(met.space, said, first.number) is None
    assert offered(met) == now


def test_not_today_is_kept_for_the_day_and_no_longer(met: Any) -> None:
    assert invitations.say(met.space, "not_today", offered(met).number) == "not_today"
    assert invitations.today(met.space) is None
    assert invitations.today(met.opened_again()) is None
    met.clock.move(days=1)
    assert invitations.today(met.space) is not None


def test_trying_it_plans_it_once(met: Any) -> None:
    found = offered(met)
    planned = invitations.say(met.space, "accepted", found.number)
    assert isinstance(planned, Attempt)
    assert (planned.step, planned.person) == (found.step.key, found.person.id)
    assert invitations.say(met.opened_again(), "accepted", found.number) == planned
    assert met.space.all(Attempt) == (planned,)
    assert invitations.today(met.space) is None
    assert invitations.planned(met.space) == planned


def test_two_processes_that_accept_at_one_moment_plan_one(met: Any) -> None:
    invited_id = f"invited-{met.clock.now.date()}"
    other = met.opened_again()
    found = offered(met)
    other.refresh()
    before = other.get(Invited, invited_id)
    first = invitations.say(met.space, "accepted", found.number)
    second = invitations._accept(other, before)  # as if it had read before the first wrote
    assert isinstance(first, Attempt)
    assert second.id == first.id
    met.space.refresh()
    assert [one.id for one in met.space.all(Attempt)] == [first.id]


def test_what_was_planned_with_somebody_unsafe_is_not_brought_up(
    met: Any, monkeypatch: Any
) -> None:
    found = offered(met)
    invitations.say(met.space, "accepted", found.number)
    monkeypatch.setattr(invitations, "unsafe_people", lambda _space: frozenset({found.person.id}))
    assert invitations.planned(met.space) is None
    monkeypatch.undo()
    assert invitations.planned(met.space) is not None
    monkeypatch.setattr(invitations, "suggestions_held", lambda _space: True)
    assert invitations.planned(met.space) is None


def test_what_was_planned_leaves_today_after_a_day_without_a_word(met: Any) -> None:
    invitations.say(met.space, "accepted", offered(met).number)
    met.clock.move(days=1)
    assert invitations.planned(met.space) is not None
    met.clock.move(days=1)
    assert invitations.planned(met.space) is None
    assert len(tries.waiting(met.space)) == 1


@pytest.mark.parametrize("said", ["", "yes", "ACCEPTED", "smaller; drop"])
def test_an_unknown_answer_changes_nothing(met: Any, said: str) -> None:
    found = offered(met)
    assert invitations.say(met.space, said, found.number) is None
    assert offered(met) == found


def test_a_night_belongs_to_the_day_before(met: Any) -> None:
    met.clock.set(met.clock.now.replace(hour=23))
    late = offered(met)
    met.clock.move(hours=4)  # 03:00, and the day starts at 4
    assert offered(met) == late
    met.clock.move(hours=2)
    assert offered(met).person != late.person


def test_with_nobody_there_a_step_with_no_person_is_offered(mira: Any) -> None:
    found = offered(mira)
    assert found.person is None
    assert "{" not in found.words


def test_nobody_who_became_unsafe_stays_offered(met: Any, monkeypatch: Any) -> None:
    first = offered(met)
    marked = frozenset({first.person.id})
    for module in (invitations, steps):
        monkeypatch.setattr(module, "unsafe_people", lambda _space: marked)
    for _day in range(4):
        assert offered(met).person.id not in marked
        met.clock.move(days=1)
    everybody = frozenset({met.maya.id, met.jonas.id})
    for module in (invitations, steps):
        monkeypatch.setattr(module, "unsafe_people", lambda _space: everybody)
    assert offered(met).person is None


def test_nothing_is_offered_or_accepted_while_suggestions_are_held(
    met: Any, monkeypatch: Any
) -> None:
    first = offered(met)
    monkeypatch.setattr(invitations, "suggestions_held", lambda _space: True)
    assert invitations.today(met.space) is None
    for said in invitations.SAID:
        assert invitations.say(met.space, said, first.number) is None
    assert met.space.all(Attempt) == ()


def test_a_new_one_is_drawn_when_the_person_or_the_step_is_gone(met: Any) -> None:
    first = offered(met)
    met.space.erase(first.person.id)
    second = offered(met)
    assert second.person != first.person
    steps.put_aside(met.space, second.step.key, away=True)
    third = offered(met)
    assert third.step.key != second.step.key
    people.archive(met.space, third.person.id, archived=True)
    assert offered(met).person is None


def test_where_nothing_can_be_kept_nothing_is_offered(met: Any, monkeypatch: Any) -> None:
    def full(*_values: Any, **_more: Any) -> None:
        raise StorageFull("There is no room left.")

    monkeypatch.setattr(met.space, "put", full)
    assert invitations.today(met.space) is None


def test_the_reason_tells_what_it_rests_on(met: Any) -> None:
    space = met.space
    for urge in range(4):
        draft = check_in.begin(space, Situation(people=(met.maya.id, met.jonas.id)))
        check_in.finish(space, draft, Feeling(urge=urge, closeness=7))
        met.clock.move(hours=5)
    for who in (met.maya, met.jonas):
        planned = tries.plan(space, "small_fact", Plan(who.id, hard_before=20))
        tries.look_back(space, planned.id, After("did", 10, gave_back=True))
    met.clock.move(days=1)
    found = offered(met)
    told = " ".join(found.because)
    assert "closeness" not in told, "a hunch could still follow it"
    assert "in your closest circle" in told
    assert "After 1 of 1 step with" in told
    assert len(found.because) <= 3


def test_closeness_is_told_as_a_reason_once_no_hunch_can_follow_it(
    met: Any, monkeypatch: Any
) -> None:
    noted(met, met.maya, 7)
    noted(met, met.jonas, 7)
    met.clock.move(days=1)
    assert not any("closeness" in line for line in offered(met).because)
    monkeypatch.setattr(invitations, "withheld", lambda *_: False)
    assert any("closeness at 7.0 of 10" in line for line in offered(met).because)


def test_nobody_is_to_be_told_deeper_than_was_said(met: Any) -> None:
    met.space.put(replace(met.maya, up_to="facts"), replace(met.jonas, up_to="opinions"))
    for one in offered_to(met):
        assert one.step.depth in {"facts", "opinions"}
        assert any(f"you can tell {one.person.alias} things" in line for line in one.because)


def noted(met: Any, person: Any, closeness: int, times: int = 3) -> None:
    for _again in range(times):
        draft = check_in.begin(met.space, Situation(people=(person.id,)))
        check_in.finish(met.space, draft, Feeling(urge=2, closeness=closeness))
        met.clock.move(minutes=20)


def offered_to(met: Any, days: int = 12) -> list[Any]:
    found = []
    for _day in range(days):
        found.append(offered(met))
        met.clock.move(days=1)
    return found


def test_nobody_with_whom_it_was_not_close_is_suggested(met: Any) -> None:
    noted(met, met.maya, 3)
    assert {one.person for one in offered_to(met)} == {met.jonas}
    noted(met, met.jonas, 3)
    found = offered_to(met)
    assert {one.person for one in found} == {None}
    assert not any("closeness" in line for one in found for line in one.because)


def test_who_is_not_in_the_close_circle_is_suggested_once_it_was_close(met: Any) -> None:
    priya = people.add(met.space, "Priya", "colleague", "further")
    noted(met, priya, 8, times=2)
    assert priya not in {one.person for one in offered_to(met)}
    noted(met, priya, 8, times=1)
    found = [one for one in offered_to(met, days=30) if one.person == priya]
    assert found
    for one in found:
        assert one.step.depth in {"facts", "opinions", "preferences"}
        assert any("3 check-ins with Priya" in line for line in one.because)


def test_an_offer_about_somebody_goes_once_it_is_not_close_with_them(met: Any) -> None:
    first = offered(met)
    noted(met, first.person, 2)
    assert offered(met).person not in {first.person, None}


@pytest.mark.parametrize("outcome", ["yes", "partly", "no"])
def test_nobody_is_suggested_for_a_month_after_a_fear_about_them_came_true(
    met: Any, outcome: str
) -> None:
    fear = fears.write(met.space, "She laughs at it.", 40, met.maya.id)
    fears.answer(met.space, fear.id, outcome)
    asked = {one.person for one in offered_to(met)}
    assert (met.maya in asked) is (outcome == "no")
    met.clock.move(days=30)
    assert met.maya in {one.person for one in offered_to(met)}


def test_nothing_that_must_have_happened_first_is_ever_offered(met: Any) -> None:
    for _day in range(6):
        one = offered(met)
        while one.has_another:
            assert not one.step.only_chosen
            invitations.say(met.space, "another", one.number)
            one = offered(met)
        met.clock.move(days=1)


def test_today_offers_the_step_as_one_of_three_cards(met: Any) -> None:
    for offer in FIRST_EVENING:
        preferences.welcome_done(met.space, offer)
    waits = today(met.space)
    assert waits.step == offered(met)
    assert waits.planned is None
    invitations.say(met.space, "accepted", waits.step.number)
    waits = today(met.space)
    assert waits.step is None
    assert waits.planned is not None
    tries.look_back(met.space, waits.planned.id, After("did"))
    assert today(met.space).planned is None


def test_after_ten_years_somebody_else_than_yesterday_is_offered(met: Any) -> None:
    old = met.clock.now - timedelta(days=3650)
    entries: list[Any] = []
    for day in range(3650):
        when = old + timedelta(days=day)
        entries.append(
            Attempt(
                id=f"{day:032x}",
                step="small_fact",
                planned=when,
                person=met.maya.id,
                did="did",
                done=when,
                hard_before=30,
                hard_after=20,
            )
        )
        name = str(when.date())
        entries.append(
            Invited(id=f"invited-{name}", day=name, steps=("small_fact",), people=(met.maya.id,))
        )
    met.space.put(*entries)
    assert offered(met).person == met.jonas


def test_a_damaged_invitation_is_passed_over(met: Any) -> None:
    day = met.clock.now.date()
    for name in (day, day - timedelta(days=1)):
        lame = Invited(id=f"invited-{name}", day=str(name), steps=("small_fact", "x"), people=("",))
        met.space.put(lame)
    assert offered(met).step.key == STANDING_STEP
    assert invitations.say(met.space, "not_today", 1) == "not_today"
