"""Fears as predictions: written, due, answered, asked again."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from nearer.companion import check_in, fears, moments, people
from nearer.companion.fears import AGAIN, ASKED_AT_MOST, EARLIEST, LATEST, asks_at
from nearer.companion.once import TWICE
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.values import Fear


def test_a_fear_is_due_after_some_days_the_oldest_first(mira: Any) -> None:
    first = fears.write(mira.space, "they will laugh", 60)
    mira.clock.move(hours=2)
    second = fears.write(mira.space, "she will not answer", 30)
    assert fears.due(mira.space) == ()
    mira.clock.set(min(first.due, second.due))
    assert len(fears.due(mira.space)) == 1
    mira.clock.set(max(first.due, second.due))
    assert fears.due(mira.space) == (first, second)
    assert fears.in_order(mira.space) == (second, first)


def test_it_is_asked_about_two_to_four_days_on_the_day_drawn_from_its_id(mira: Any) -> None:
    drawn = {}
    for number in range(200):
        fear = fears.write(mira.space, f"fear {number}", 50)
        assert EARLIEST <= fear.due - fear.when <= LATEST
        assert fear.due == asks_at(fear.id, fear.when)
        drawn[fear.id] = fear.due - fear.when
    by_half_day = {int(after / timedelta(hours=12)) for after in drawn.values()}
    assert by_half_day == {4, 5, 6, 7}, "every part of the two days comes up"


def test_a_due_kept_from_before_stays_as_it_was(mira: Any) -> None:
    now = mira.clock()
    old = Fear(id="a", when=now, words="x", likely=5, due=now + timedelta(days=9))
    mira.space.put(old)
    fears.change(mira.space, replace(old, words="y"))
    assert mira.space.get(Fear, "a").due == old.due


def test_the_same_sent_twice_makes_one_fear(mira: Any) -> None:
    first = fears.write(mira.space, "they will laugh", 60)
    mira.clock.move(minutes=5)
    assert fears.write(mira.space, " they will laugh ", 60) == first
    mira.clock.move(seconds=TWICE.total_seconds())
    assert fears.write(mira.space, "they will laugh", 60) != first
    assert len(mira.space.all(Fear)) == 2


@pytest.mark.parametrize(
    "more", [{"likely": 20}, {"about": "seen"}, {"bad": 0}, {"counts": "x"}, {"care_expected": 0}]
)
def test_the_same_words_with_anything_else_are_another_fear(
    space: Any, more: dict[str, Any]
) -> None:
    fears.write(space, "they will laugh", 80)
    fears.write(space, "they will laugh", **{"likely": 80} | more)
    assert len(space.all(Fear)) == 2, "nothing that was said is lost"


@pytest.mark.parametrize("outcome", ["no", "partly", "yes"])
def test_an_answered_fear_is_not_asked_again(mira: Any, outcome: str) -> None:
    fear = fears.write(mira.space, "they will laugh", 60)
    mira.clock.move(days=4)
    kept = fears.answer(mira.space, fear.id, outcome, 10, " they smiled ")
    assert (kept.outcome, kept.likely_now, kept.what_happened) == (outcome, 10, "they smiled")
    assert (kept.answered, kept.likely) == (mira.clock(), 60)
    mira.clock.move(days=100)
    assert fears.due(mira.space) == ()


def test_a_fear_says_more_if_one_likes(space: Any) -> None:
    robin = people.add(space, "Robin")
    fear = fears.write(
        space,
        "she will laugh",
        60,
        robin.id,
        about="seen",
        bad=7,
        counts=" a laugh at me ",
        care_expected=2,
    )
    assert (fear.person, fear.about, fear.bad) == (robin.id, "seen", 7)
    assert (fear.counts, fear.care_expected) == ("a laugh at me", 2)
    kept = fears.answer(space, fear.id, "partly", care_met=8)
    assert (kept.care_expected, kept.care_met) == (2, 8)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"about": "everything"}, "about"),
        ({"bad": 11}, "bad"),
        ({"care_expected": -1}, "care_expected"),
        ({"counts": "\x07"}, "counts"),
        ({"person": "nobody"}, "person"),
    ],
)
def test_what_cannot_be_meant_is_refused(space: Any, more: dict[str, Any], field: str) -> None:
    with pytest.raises(BadInput) as told:
        fears.write(space, "she will laugh", 60, **more)
    assert told.value.field == field
    assert space.all(Fear) == ()


def test_the_same_words_about_somebody_else_are_another_fear(space: Any) -> None:
    for alias in ("Robin", "Kim"):
        fears.write(space, "a no", 60, people.add(space, alias).id)
    assert len(space.all(Fear)) == 2


def test_two_tabs_keep_one_fear(mira: Any) -> None:
    other = mira.opened_again()
    first = fears.write(mira.space, "they will laugh", 60)
    assert fears.write(other, "they will laugh", 60).id == first.id
    assert len(other.all(Fear)) == 1


def test_cannot_know_yet_asks_again_after_some_days(mira: Any) -> None:
    fear = fears.write(mira.space, "they will laugh", 60)
    mira.clock.move(days=4)
    fears.answer(mira.space, fear.id, "unknown")
    assert fears.due(mira.space) == ()
    mira.clock.move(seconds=AGAIN.total_seconds())
    assert [f.id for f in fears.due(mira.space)] == [fear.id]


def test_cannot_know_yet_sent_twice_puts_off_once(mira: Any) -> None:
    fear = fears.write(mira.space, "they will laugh", 60)
    mira.clock.set(fear.due)
    once = fears.answer(mira.space, fear.id, "unknown")
    mira.clock.move(minutes=1)
    assert fears.answer(mira.opened_again(), fear.id, "unknown") == once
    assert (once.not_yet, once.due) == (1, fear.due + AGAIN)


def test_said_before_its_time_cannot_know_yet_puts_nothing_off(mira: Any) -> None:
    fear = fears.write(mira.space, "they will laugh", 60)
    early = fears.answer(mira.space, fear.id, "unknown")
    assert (early.outcome, early.due, early.not_yet) == ("unknown", fear.due, 0)
    mira.clock.set(fear.due)
    assert fears.due(mira.space) == (early,)


def test_after_three_times_it_stays_open_and_is_not_asked_any_more(mira: Any) -> None:
    fear = fears.write(mira.space, "they will laugh", 60)
    for times in range(ASKED_AT_MOST):
        mira.clock.move(days=4)
        assert [f.id for f in fears.due(mira.space)] == [fear.id], times
        fears.answer(mira.space, fear.id, "unknown")
    mira.clock.move(days=400)
    assert fears.due(mira.space) == ()
    quiet = mira.space.get(Fear, fear.id)
    assert fears.is_open(quiet)
    assert not fears.asks(quiet)
    assert fears.answer(mira.space, fear.id, "no").outcome == "no"


def test_an_answer_sent_twice_keeps_one_answer(mira: Any) -> None:
    fear = fears.write(mira.space, "they will laugh", 60)
    once = fears.answer(mira.space, fear.id, "no", 5)
    mira.clock.move(seconds=2)
    assert fears.answer(mira.space, fear.id, "no", 5) == once
    assert len(mira.space.history(fear.id)) == 2


def test_an_answer_can_be_changed_and_undone(space: Any) -> None:
    fear = fears.write(space, "they will laugh", 60)
    fears.answer(space, fear.id, "no")
    fears.answer(space, fear.id, "partly")
    space.undo(fear.id)
    assert space.get(Fear, fear.id).outcome == "no"


def test_one_tap_leaves_what_was_written_and_the_whole_page_can_take_it_out(space: Any) -> None:
    fear = fears.write(space, "they will laugh", 60)
    fears.answer(space, fear.id, "no", 20, "they smiled", 9)
    tapped = fears.answer(space, fear.id, "partly")
    assert (tapped.likely_now, tapped.what_happened, tapped.care_met) == (20, "they smiled", 9)
    whole = fears.answer(space, fear.id, "partly", None, "", None, whole=True)
    assert (whole.likely_now, whole.what_happened, whole.care_met) == (None, "", None)


def test_the_number_can_change_until_it_is_asked_about_and_no_later(mira: Any) -> None:
    fear = fears.write(mira.space, "they will laugh", 60)
    changed = fears.change(mira.space, replace(fear, likely=70, words="she will laugh"))
    assert (changed.likely, changed.due) == (70, fear.due)
    mira.clock.set(fear.due)
    with pytest.raises(BadInput) as told:
        fears.change(mira.space, replace(changed, likely=20))
    assert told.value.field == "likely"
    assert fears.change(mira.space, replace(changed, bad=3)).bad == 3


def test_the_number_is_fixed_once_it_is_known(space: Any) -> None:
    fear = fears.write(space, "they will laugh", 60)
    answered = fears.answer(space, fear.id, "no")
    with pytest.raises(BadInput):
        fears.change(space, replace(answered, likely=5))


@pytest.mark.parametrize("back", ["unknown", "undo"])
def test_taking_an_answer_back_does_not_open_the_number_again(space: Any, back: str) -> None:
    fear = fears.write(space, "they will laugh", 30)
    fears.answer(space, fear.id, "no")
    again = fears.undo(space, fear.id) if back == "undo" else fears.answer(space, fear.id, back)
    assert fears.is_open(again)
    with pytest.raises(BadInput):
        fears.change(space, replace(again, likely=95))
    assert space.get(Fear, fear.id).likely == 30


def test_undo_cannot_choose_the_number_afterwards(mira: Any) -> None:
    fear = fears.write(mira.space, "they will laugh", 60)
    fears.change(mira.space, replace(fear, likely=90))
    mira.clock.set(fear.due)
    assert fears.undo(mira.space, fear.id).likely == 90


def test_undo_before_its_time_brings_the_number_back(mira: Any) -> None:
    fear = fears.write(mira.space, "they will laugh", 60)
    fears.change(mira.space, replace(fear, likely=90))
    assert fears.undo(mira.space, fear.id) == fear


def test_a_fear_whose_person_was_deleted_can_still_be_changed_and_answered(space: Any) -> None:
    robin = people.add(space, "Robin")
    fear = fears.write(space, "she will laugh", 60, robin.id)
    space.erase(robin.id)
    fears.change(space, replace(fear, words="a laugh"))
    fears.answer(space, fear.id, "yes")
    assert space.get(Fear, fear.id).words == "a laugh"


def test_a_fear_goes_with_its_check_in_and_alone(space: Any, mira: Any) -> None:
    draft = check_in.begin(space, check_in.Situation())
    moment = check_in.finish(space, draft, check_in.Feeling(urge=7, fear="a no", likely=50))
    by_hand = fears.write(space, "a laugh", 60, moment=moment.id)
    fears.erase(space, by_hand.id)
    assert space.get(type(moment), moment.id) == moment
    moments.erase(space, moment.id)
    assert space.all(Fear) == ()


def test_the_second_screen_sent_twice_keeps_an_answer_given_meanwhile(mira: Any) -> None:
    draft = check_in.begin(mira.space, check_in.Situation())
    feeling = check_in.Feeling(urge=7, fear="a no", likely=50)
    check_in.finish(mira.space, draft, feeling)
    (fear,) = mira.space.all(Fear)
    fears.answer(mira.space, fear.id, "no", 10)
    check_in.finish(mira.space, draft, feeling)
    assert mira.space.get(Fear, fear.id).outcome == "no"


@pytest.mark.parametrize(
    ("words", "likely", "field"),
    [(" ", 5, "words"), ("x", None, "likely"), ("x", 101, "likely"), ("x", -1, "likely")],
)
def test_half_a_prediction_is_refused(
    space: Any, words: str, likely: int | None, field: str
) -> None:
    with pytest.raises(BadInput) as told:
        fears.write(space, words, likely)
    assert told.value.field == field
    assert space.all(Fear) == ()


@pytest.mark.parametrize(
    ("outcome", "now", "field"),
    [("", 5, "outcome"), ("maybe", 5, "outcome"), ("no", 400, "likely_now")],
)
def test_an_answer_that_cannot_be_meant_changes_nothing(
    space: Any, outcome: str, now: int, field: str
) -> None:
    fear = fears.write(space, "they will laugh", 0)
    with pytest.raises(BadInput) as told:
        fears.answer(space, fear.id, outcome, now)
    assert told.value.field == field
    assert space.get(Fear, fear.id) == fear


def test_a_fear_erased_is_gone(space: Any) -> None:
    fear = fears.write(space, "they will laugh", 100)
    fears.erase(space, fear.id)
    assert space.all(Fear) == ()
    with pytest.raises(NotFound):
        fears.erase(space, fear.id)
    with pytest.raises(NotFound):
        fears.answer(space, fear.id, "no")


def test_a_clock_set_back_asks_nothing_too_early(mira: Any) -> None:
    fear = fears.write(mira.space, "they will laugh", 60)
    mira.clock.move(days=-30)
    assert fears.due(mira.space) == ()
    mira.clock.set(fear.due + timedelta(0))
    assert fears.due(mira.space) == (fear,)


def test_not_now_asks_again_some_days_later_and_three_times_at_most(mira: Any) -> None:
    fear = fears.write(mira.space, "they will laugh", 60)
    mira.clock.set(fear.due)
    for times in range(1, ASKED_AT_MOST + 1):
        left = fears.not_now(mira.space, fear.id)
        assert fears.not_now(mira.opened_again(), fear.id) == left, "sent twice, once"
        assert (left.not_yet, left.outcome) == (times, "")
        assert fears.due(mira.space) == ()
        mira.clock.move(seconds=AGAIN.total_seconds())
    assert fears.due(mira.space) == ()
    assert fears.answer(mira.space, fear.id, "no").outcome == "no"


def test_not_now_opens_no_number_and_an_answer_stays(mira: Any) -> None:
    fear = fears.write(mira.space, "they will laugh", 60)
    assert fears.not_now(mira.space, fear.id) == fear, "it is not asked yet"
    mira.clock.set(fear.due)
    left = fears.not_now(mira.space, fear.id)
    assert not fears.may_change_number(mira.space, left)
    answered = fears.answer(mira.space, fear.id, "no")
    assert fears.not_now(mira.space, fear.id) == answered
