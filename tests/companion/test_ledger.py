"""The ledger of a space: what counts, whole and in groups, and what becomes of it when erased."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from nearer.companion import fears, people
from nearer.companion.ledger import Ledger, ledger
from nearer.companion.ledger_pictures import calibration_of, course_of_fears, months
from nearer.domain.values import Fear, Person


def feared(mira: Any, *outcomes: str, likely: int = 80, **more: Any) -> Ledger:
    """One fear a day, answered when it is asked about; "" is left without an answer."""
    written = []
    for number, _outcome in enumerate(outcomes):
        written.append(fears.write(mira.space, f"{len(mira.space.all(Fear))}", likely, **more))
        mira.clock.move(days=1 + number % 2)
    mira.clock.move(days=4)
    for fear, outcome in zip(written, outcomes, strict=True):
        if outcome:
            fears.answer(mira.space, fear.id, outcome, 30)
    return ledger(mira.space)


def test_nothing_written_nothing_said(space: Any) -> None:
    one = ledger(space)
    assert (one.counted, one.waiting, one.finding.counted) == ((), 0, 0)
    assert calibration_of(space, one) == course_of_fears(space, one) == ""
    assert months(one) == ()


def test_a_fear_waits_until_it_is_asked_about_also_when_answered_early(mira: Any) -> None:
    fear = fears.write(mira.space, "they will laugh", 60)
    fears.answer(mira.space, fear.id, "no")
    early = ledger(mira.space)
    assert (early.waiting, early.finding.counted) == (1, 0)
    mira.clock.set(fear.due)
    due = ledger(mira.space)
    assert (due.waiting, due.finding.counted, due.finding.no) == (0, 1, 1)


def test_one_that_cannot_be_known_for_ever_counts_as_come_true_in_the_cautious_figure(
    mira: Any,
) -> None:
    fear = fears.write(mira.space, "they will laugh", 60)
    for _times in range(fears.ASKED_AT_MOST):
        mira.clock.move(days=4)
        fears.answer(mira.space, fear.id, "unknown")
    found = ledger(mira.space).finding
    assert (found.cautious.came_true, found.cautious.of) == (1, 1)
    assert (found.plain.of, found.unanswered) == (0, 1)


def test_an_answer_changed_an_answer_undone_and_a_fear_deleted_do_the_sums_again(mira: Any) -> None:
    one = feared(mira, "no", "no")
    first = one.counted[0].id
    fears.answer(mira.space, first, "yes")
    assert ledger(mira.space).finding.yes == 1
    fears.undo(mira.space, first)
    assert ledger(mira.space).finding.yes == 0
    fears.erase(mira.space, first)
    assert ledger(mira.space).finding.counted == 1


def test_what_has_not_changed_is_not_worked_out_again(mira: Any) -> None:
    one = feared(mira, "no", "yes")
    mira.space.put(replace(mira.space.preferences(), called="Mira"))
    assert ledger(mira.space) is one


def test_by_person_and_by_kind_in_the_order_of_names_with_counts(mira: Any) -> None:
    robin, kim = people.add(mira.space, "Robin"), people.add(mira.space, "Kim")
    feared(mira, "yes", "no", person=robin.id, about="left")
    feared(mira, "no", "no", "partly", person=kim.id, about="seen")
    one = feared(mira, "no")
    assert [(of.alias, of.rate.came_true, of.rate.of) for of in one.people] == [
        ("Kim", 1, 3),
        ("Robin", 1, 2),
    ]
    assert [(of.kind, of.rate.of) for of in one.kinds] == [("left", 2), ("seen", 3)]


def test_a_person_deleted_is_named_no_more_and_their_fears_still_count(mira: Any) -> None:
    robin = people.add(mira.space, "Robin")
    feared(mira, "yes", "no", person=robin.id)
    mira.space.erase(robin.id)
    one = ledger(mira.space)
    assert one.people == ()
    assert one.finding.counted == 2


def test_a_name_changed_is_changed_here_too(mira: Any) -> None:
    robin = people.add(mira.space, "Robin")
    feared(mira, "yes", person=robin.id)
    people.change(mira.space, Person(id=robin.id, alias="Bo"))
    assert [of.alias for of in ledger(mira.space).people] == ["Bo"]


def test_seven_strong_fears_that_did_not_come_are_enough(mira: Any) -> None:
    assert feared(mira, *["no"] * 7).finding.evidence == "over_predicted"


def test_fears_that_come_as_often_as_said_say_nothing(mira: Any) -> None:
    assert feared(mira, *["yes"] * 8, "no", "no").finding.evidence == "not_yet"


def test_pictures_come_with_the_fifth_fear_and_change_with_the_answers(mira: Any) -> None:
    four = feared(mira, *["no"] * 4)
    assert calibration_of(mira.space, four) == ""
    five = feared(mira, "no")
    before = calibration_of(mira.space, five)
    assert before.startswith("<svg")
    assert calibration_of(mira.space, ledger(mira.space)) is before
    assert "enough to stand on" in course_of_fears(mira.space, five)
    fears.answer(mira.space, five.counted[0].id, "yes")
    assert calibration_of(mira.space, ledger(mira.space)) != before


def test_the_table_of_the_course_has_the_last_of_each_month(mira: Any) -> None:
    feared(mira, *["no"] * 4)
    mira.clock.move(days=40)
    one = feared(mira, "no", "no")
    newest, oldest = months(one)
    assert (newest.fears, oldest.fears) == (6, 4)
    assert newest.share > oldest.share > 0
    assert newest.last == one.counted[-1].when.date()


def test_a_long_course_is_drawn_with_no_more_points_than_can_be_seen(mira: Any) -> None:
    begun = mira.clock() - timedelta(days=400)
    mira.space.put(*(old(number, begun + timedelta(days=number)) for number in range(350)))
    picture = course_of_fears(mira.space, ledger(mira.space))
    longest = max(re.findall(r' d="(M[^"]+)"', picture), key=len)
    assert 80 < longest.count("L") <= 101


def old(number: int, when: datetime) -> Fear:
    return Fear(id=f"{number:032x}", when=when, words="x", likely=60, due=when + timedelta(days=3))


@pytest.mark.parametrize("hours", [47, 49])
def test_another_process_sees_the_same_ledger(mira: Any, hours: int) -> None:
    fear = fears.write(mira.space, "a no", 60)
    mira.clock.move(hours=hours)
    other = mira.opened_again()
    assert ledger(other) == ledger(mira.space)
    assert ledger(other).waiting == (fear.due > mira.clock())
    assert fear.due - fear.when >= timedelta(days=2)


@pytest.mark.parametrize(
    "wrong", [{"likely": 400}, {"likely": -1}, {"due": datetime(2999, 1, 1, tzinfo=UTC)}]
)
def test_a_fear_that_cannot_be_meant_does_not_fail_or_stop_the_ledger(
    mira: Any, wrong: dict[str, Any]
) -> None:
    now = mira.clock()
    then = now - timedelta(days=9)
    good = Fear(id="b", when=then, words="x", likely=60, due=now, outcome="no")
    known: dict[str, Any] = {"when": then, "words": "y", "likely": 5, "due": now}
    mira.space.put(Fear(id="a", **known | wrong), good)
    assert ledger(mira.space).counted == (good,)
