"""Today: never more than three cards, whatever waits."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from nearer.companion import (
    assessments,
    check_in,
    fears,
    people,
    preferences,
    prompts,
    trials,
    urges,
)
from nearer.companion.check_in import Feeling, Situation
from nearer.companion.today import CARDS, FIRST_EVENING, next_invitation, today
from nearer.domain.values import Fear


def cards(waits: Any) -> int:
    """What stands on the page: the check-in, its prompt or its draft, and what waits besides."""
    urge = None if waits.one_urge else waits.urge
    single = (waits.invitation, urge, waits.outcome, waits.planned, waits.step)
    return 1 + sum(one is not None for one in single) + len(waits.due)


@pytest.mark.parametrize(
    ("draft", "welcomed", "waiting", "prompted"),
    list(product([True, False], [True, False], [0, 1, 2, 9], [True, False])),
)
def test_never_more_than_three_cards(
    mira: Any, draft: bool, welcomed: bool, waiting: int, prompted: bool
) -> None:
    for number in range(waiting):
        fears.write(mira.space, f"fear {number}", 50)
    mira.clock.move(days=5)
    if prompted:
        mira.clock.set(prompts.drawn(mira.space).times[0] + timedelta(minutes=1))
    if draft:
        check_in.begin(mira.space, Situation(alone=True))
    if welcomed:
        for offer in FIRST_EVENING:
            preferences.welcome_done(mira.space, offer)
    waits = today(mira.space)
    assert cards(waits) <= CARDS
    assert len(waits.due) + waits.more_due == waiting
    assert bool(waits.prompt) is prompted
    assert (waits.draft is not None) is draft
    assert (waits.invitation is None) is welcomed


def test_due_fears_use_the_room_that_is_left(mira: Any) -> None:
    for number in range(4):
        fears.write(mira.space, f"fear {number}", 50)
    for offer in FIRST_EVENING:
        preferences.welcome_done(mira.space, offer)
    mira.clock.move(days=4)
    waits = today(mira.space)
    assert [f.words for f in waits.due] == ["fear 0"]
    assert waits.more_due == 3
    assert waits.step is not None, "the third card"
    assert not waits.more_step


def test_a_step_without_room_is_one_tap_away(mira: Any) -> None:
    for offer in FIRST_EVENING:
        preferences.welcome_done(mira.space, offer)
    fears.write(mira.space, "a fear", 50)
    mira.clock.move(days=4)
    assert today(mira.space).step is not None
    urges.begin(mira.space, 8)
    mira.clock.move(hours=1)
    waits = today(mira.space)
    assert waits.step is None
    assert waits.more_step
    assert len(waits.due) == 1


def test_an_outcome_that_is_asked_stands_before_what_can_wait(mira: Any) -> None:
    space = mira.space
    trials.begin(space, trials.planned(space, ("name_it",)), consent=True)
    for _ in range(2):
        trials.draw(space, urges.begin(space, 8))
        mira.clock.move(hours=24.5)
    waits = today(space)
    assert waits.outcome is not None
    assert waits.urge is not None
    assert (waits.one_urge, waits.invitation) == (False, None)
    now = mira.clock()
    fear = Fear(id="f", when=now - timedelta(days=3), words="a no", likely=50, due=now)
    space.put(fear)
    waits = today(space)
    assert waits.outcome is not None
    assert waits.due == (fear,), "it keeps its place"
    assert cards(waits) <= CARDS


def test_a_due_fear_has_its_place_beside_a_running_experiment(mira: Any) -> None:
    space = mira.space
    trials.begin(space, trials.planned(space, ("name_it",)), consent=True)
    fear = fears.write(space, "a fear", 50)
    for _ in range(9):
        urge = urges.begin(space, 8)
        trials.draw(space, urge)
        mira.clock.move(hours=24.5)
        waits = today(space)
        assert waits.outcome is not None
        assert cards(waits) <= CARDS
        if mira.clock() >= fear.due:
            assert waits.due == (fear,)
        trials.answer(space, waits.outcome.draw.id, 1.0)
    assert mira.clock() > fear.due


def test_both_questions_about_one_urge_stand_on_one_card(mira: Any) -> None:
    space = mira.space
    trials.begin(space, trials.planned(space, ("name_it",)), consent=True)
    urge = urges.begin(space, 8)
    trials.draw(space, urge)
    mira.clock.move(hours=24.5)
    waits = today(space)
    assert waits.outcome is not None
    assert (waits.urge, waits.one_urge) == (urge, True)
    assert waits.invitation is not None, "the place that is left"
    assert cards(waits) <= CARDS


def test_what_was_done_is_asked_before_an_invitation(mira: Any) -> None:
    urge = urges.begin(mira.space, 8)
    mira.clock.move(hours=1)
    assert today(mira.space).urge == urge
    assert today(mira.space).invitation == "reason"
    fear = fears.write(mira.space, "a fear", 50)
    mira.clock.set(fear.due)
    urges.begin(mira.space, 8)
    mira.clock.move(hours=1)
    assert today(mira.space).invitation is None


def test_the_first_evening_offers_one_thing_after_the_other(mira: Any) -> None:
    space = mira.space
    assert next_invitation(space) == "reason"
    preferences.write_reason(space, "I leave before they do")
    assert next_invitation(space) == "check_in"
    check_in.finish(space, check_in.begin(space, Situation(alone=True)), Feeling(urge=2))
    assert next_invitation(space) == "person"
    people.add(space, "Ada")
    assert next_invitation(space) == "place"
    assessments.answer(space, assessments.own(), [4] * 18)
    assert next_invitation(space) == "learn"
    preferences.welcome_done(space, "learn")
    assert next_invitation(space) == "fear"
    fears.write(space, "they will laugh", 50)
    assert next_invitation(space) is None


def test_what_is_put_aside_does_not_come_back(mira: Any) -> None:
    preferences.welcome_done(mira.space, "reason")
    preferences.welcome_done(mira.space, "reason")
    assert mira.opened_again().preferences().welcomed == ("reason",)
    assert next_invitation(mira.opened_again()) == "check_in"


def test_the_last_moment_is_shown(mira: Any) -> None:
    assert today(mira.space).last is None
    draft = check_in.begin(mira.space, Situation(alone=True))
    moment = check_in.finish(mira.space, draft, Feeling(urge=2))
    assert today(mira.space).last == moment
