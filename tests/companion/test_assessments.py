"""Answering questionnaires: kept as facts, refused where nothing could be worked out."""

from datetime import timedelta

import pytest

from nearer.companion import assessments, people
from nearer.companion.assessments import OWN, WEEK
from nearer.domain.attachment import Assessment
from nearer.domain.errors import BadInput, NotFound
from nearer.instruments import instrument

MIDDLE = (4,) * 18


def answered(space, answers=MIDDLE, person="", key=OWN, **more):
    return assessments.answer(space, instrument(key), answers, person=person, **more)


def left_out(*items, of=18):
    return tuple(None if item in items else 4 for item in range(1, of + 1))


def test_answers_are_kept_with_the_key_they_were_given_to(space) -> None:
    maya = people.add(space, "Maya").id
    one = answered(space, person=maya)
    assert (one.instrument, one.version, one.lowest, one.highest) == ("own", "1", 1, 7)
    assert assessments.given(space, OWN, maya) == (one,)
    assert assessments.given(space, OWN) == ()


def test_they_survive_a_lock(mira) -> None:
    one = answered(mira.space)
    assert assessments.every(mira.opened_again(), OWN) == (one,)


def test_one_answer_of_each_scale_may_be_left_out(space) -> None:
    assert answered(space, left_out(1, 2, 3)).answers[0] is None


@pytest.mark.parametrize(("missing", "first"), [((1, 4), 1), ((8, 11), 8), ((16, 13, 17, 14), 13)])
def test_more_is_refused_and_the_items_are_named(space, missing, first) -> None:
    with pytest.raises(BadInput, match="left out") as refused:
        answered(space, left_out(*missing))
    assert refused.value.field == f"item-{first}"
    assert assessments.every(space, OWN) == ()


def test_the_mixed_scale_is_not_needed_for_a_place(space) -> None:
    assert answered(space, left_out(3, 6, 9, 12, 15, 18))


def test_the_week_needs_both_answers_of_each_side(space) -> None:
    assert answered(space, left_out(3, 6, of=6), key=WEEK)
    with pytest.raises(BadInput):
        answered(space, left_out(5, of=6), key=WEEK)


@pytest.mark.parametrize(
    ("answers", "field"),
    [((4,) * 17, "answers"), ((4,) * 19, "answers"), ((*(4,) * 17, 8), "item-18")],
)
def test_what_is_no_answer_is_refused(space, answers, field) -> None:
    with pytest.raises(BadInput) as refused:
        answered(space, answers)
    assert refused.value.field == field


def test_somebody_who_is_not_there_cannot_be_answered_about(space) -> None:
    with pytest.raises(BadInput, match="not in your space"):
        answered(space, person="0" * 32)


def test_self_esteem_is_about_nobody_else(space) -> None:
    maya = people.add(space, "Maya").id
    with pytest.raises(BadInput, match="in general"):
        answered(space, (1,) * 10, maya, "rosenberg")


def test_sent_twice_it_is_kept_once(mira) -> None:
    first = answered(mira.space)
    mira.clock.move(seconds=5)
    assert answered(mira.space) == first
    mira.clock.move(minutes=5)
    assert answered(mira.space) != first
    assert len(assessments.every(mira.space, OWN)) == 2


def test_a_paper_form_keeps_its_day_and_none_that_is_to_come(space) -> None:
    earlier = space.now() - timedelta(days=40)
    assert answered(space, when=earlier).when == earlier
    with pytest.raises(BadInput, match="to come"):
        answered(space, when=space.now() + timedelta(days=1))


def test_they_come_in_the_order_of_time(space) -> None:
    later = answered(space)
    earlier = answered(space, (5,) * 18, when=space.now() - timedelta(days=9))
    assert assessments.every(space, OWN) == (earlier, later)


def test_a_change_keeps_the_version_before_and_can_be_undone(space) -> None:
    one = answered(space)
    changed = assessments.change(space, instrument(OWN), one.id, (2,) * 18)
    assert (changed.when, changed.answers) == (one.when, (2,) * 18)
    assert len(space.history(one.id)) == 2
    space.undo(one.id)
    assert space.get(Assessment, one.id).answers == MIDDLE


def test_a_change_to_too_little_changes_nothing(space) -> None:
    one = answered(space)
    with pytest.raises(BadInput):
        assessments.change(space, instrument(OWN), one.id, left_out(1, 4, 7))
    assert space.get(Assessment, one.id) == one


def test_what_was_deleted_cannot_be_changed(space) -> None:
    one = answered(space)
    space.erase(one.id)
    with pytest.raises(NotFound):
        assessments.change(space, instrument(OWN), one.id, MIDDLE)


def test_answers_about_a_person_go_with_them(space) -> None:
    maya = people.add(space, "Maya").id
    answered(space, person=maya)
    general = answered(space)
    space.erase(maya)
    assert space.all(Assessment) == (general,)


def test_another_order_of_the_form_is_kept_and_scored_by_it(space) -> None:
    key = instrument("rosenberg")
    by_order = [
        assessments.scored(key, answered(space, (0, *(3,) * 9), key="rosenberg", order=order))
        for order in key.order_names
    ]
    assert [scores.order for scores in by_order] == list(key.order_names)
    assert [scores.value("self_esteem") for scores in by_order] == [12, 12]
    turned = assessments.scored(key, answered(space, (3, 0, *(3,) * 8), key="rosenberg"))
    assert turned.value("self_esteem") == 18


def test_answers_to_a_range_the_key_has_no_more_are_kept_and_not_scored(space) -> None:
    one = answered(space)
    old = Assessment(
        id=space.new_id(),
        when=one.when,
        instrument=OWN,
        version="0",
        lowest=0,
        highest=4,
        answers=(4,) * 18,
    )
    space.put(old)
    assert assessments.scored(instrument(OWN), old) is None
