"""Somebody is marked as not safe, and it holds at once; the person can always take it back."""

import pytest

from nearer.companion import safety
from nearer.domain.errors import NotFound
from nearer.domain.safety import Safety, safety_id
from nearer.domain.values import Person

JO = Person(id="0a" * 16, alias="Jo")
KIM = Person(id="0b" * 16, alias="Kim")


@pytest.fixture
def mira(settle):
    return settle(JO, KIM)


def test_nobody_is_marked_by_anything_but_the_person(space) -> None:
    assert safety.unsafe_people(space) == frozenset()
    assert not safety.of_person(space, JO.id).unsafe


def test_a_mark_counts_at_once_and_everywhere_else_too(space, mira) -> None:
    safety.mark(space, JO.id, unsafe=True)
    assert safety.unsafe_people(space) == {JO.id}
    assert safety.marked(space, JO.id)
    again = mira.opened_again()
    assert safety.unsafe_people(again) == {JO.id}


def test_the_mark_can_be_taken_away(space) -> None:
    safety.mark(space, JO.id, unsafe=True)
    safety.mark(space, JO.id, unsafe=False)
    assert safety.unsafe_people(space) == frozenset()


def test_the_last_decision_can_be_undone(space) -> None:
    safety.mark(space, JO.id, unsafe=True)
    safety.undo(space, JO.id)
    assert safety.unsafe_people(space) == frozenset()
    assert space.all(Safety) == (), "as if it had never been"
    safety.mark(space, JO.id, unsafe=True)
    safety.mark(space, JO.id, unsafe=False)
    safety.undo(space, JO.id)
    assert safety.unsafe_people(space) == {JO.id}


def rest(space) -> None:
    space.put(Safety(id=safety_id(JO.id), person=JO.id, since=space.now(), rests=True))


def test_what_stopped_by_itself_is_lifted_without_a_trace(space) -> None:
    rest(space)
    assert not safety.of_person(space, JO.id).can_undo, "the person changed nothing"
    safety.lift(space, JO.id)
    assert space.history(safety_id(JO.id)) == ()
    assert safety.unsafe_people(space) == frozenset()


def test_a_mark_after_it_goes_back_to_it_and_no_further(space) -> None:
    rest(space)
    safety.mark(space, JO.id, unsafe=True)
    safety.undo(space, JO.id)
    assert safety.of_person(space, JO.id).rests
    with pytest.raises(NotFound):
        safety.undo(space, JO.id)


def test_a_lift_takes_no_mark_away(space) -> None:
    safety.mark(space, JO.id, unsafe=True)
    safety.lift(space, JO.id)
    assert safety.marked(space, JO.id)


def test_a_lift_where_nothing_stopped_is_none(space) -> None:
    safety.lift(space, JO.id)
    assert space.all(Safety) == ()


def test_a_hold_for_today_ends_with_the_persons_day(space, clock) -> None:
    safety.hold_for_today(space)
    assert safety.suggestions_held(space)
    clock.move(days=1)
    assert not safety.suggestions_held(space)


def test_marking_twice_is_one_mark(space) -> None:
    safety.mark(space, JO.id, unsafe=True)
    before = len(space.history(safety_id(JO.id)))
    safety.mark(space, JO.id, unsafe=True)
    assert len(space.history(safety_id(JO.id))) == before


def test_nobody_who_is_not_there_is_marked(space) -> None:
    for act in (lambda: safety.mark(space, "gone", unsafe=True), lambda: safety.lift(space, "x")):
        with pytest.raises(NotFound):
            act()
    with pytest.raises(NotFound):
        safety.undo(space, KIM.id)


def test_a_mark_goes_with_its_person(space) -> None:
    safety.mark(space, JO.id, unsafe=True)
    space.erase(JO.id)
    assert space.all(Safety) == ()


def test_a_foreign_record_that_could_not_be_taken_back_marks_nobody(space) -> None:
    foreign = Safety(id="9a" * 16, person=JO.id, since=space.now(), unsafe=True)
    space.put(foreign, Safety(id=safety_id("gone"), person="gone", since=space.now(), rests=True))
    assert safety.unsafe_people(space) == {"gone"}, "who is not here, and so on no page"
    assert not safety.of_person(space, JO.id).unsafe
    space.erase(JO.id)
    assert [one.person for one in space.all(Safety)] == ["gone"]
