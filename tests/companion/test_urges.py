"""Mira notices an urge, goes through the screens or not, and says afterwards what she did."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from nearer.companion import people, urges
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.practice import Urge
from nearer.domain.values import Moment


def test_an_urge_is_kept_with_nothing_but_its_time(space, clock) -> None:
    urge = urges.begin(space)
    assert urge.when == clock.now
    assert space.get(Urge, urge.id) == urge


def test_pressed_twice_it_is_one_urge(space, clock) -> None:
    first = urges.begin(space, 7, ("hurt",))
    clock.move(seconds=5)
    assert urges.begin(space, 7, ("hurt",)).id == first.id
    clock.move(minutes=10)
    assert urges.begin(space, 7, ("hurt",)).id != first.id


def test_every_screen_adds_what_it_says_and_keeps_the_rest(mira) -> None:
    urge = urges.begin(mira.space, 6)
    urges.change(mira.space, urge.id, steadied="feet")
    urges.change(mira.space, urge.id, choice="stay")
    kept = mira.opened_again().get(Urge, urge.id)
    assert (kept.strength, kept.steadied, kept.choice) == (6, "feet", "stay")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"strength": 11}, "strength"),
        ({"strength": -1}, "strength"),
        ({"feelings": ("a word nobody offered",)}, "feelings"),
        ({"person": "nobody"}, "person"),
        ({"steadied": "whisky"}, "steadied"),
        ({"choice": "hide"}, "choice"),
        ({"message": "x" * 1_001}, "message"),
        ({"strength_after": 99}, "strength_after"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(space, given, field) -> None:
    urge = urges.begin(space, 5)
    with pytest.raises(BadInput) as refused:
        urges.change(space, urge.id, **given)
    assert refused.value.field == field
    assert space.get(Urge, urge.id) == urge


def test_a_deleted_person_does_not_stop_what_comes_after(space) -> None:
    robin = people.add(space, "Robin")
    urge = urges.begin(space, 5, person=robin.id)
    space.erase(robin.id)
    assert urges.did(space, urge.id, "stayed").acted == "stayed"


def test_a_word_that_is_not_offered_any_more_stays_where_it_was_kept(space) -> None:
    urge = urges.begin(space, 5)
    space.put(replace(urge, feelings=("a word of before",)))
    assert urges.did(space, urge.id, "stayed").feelings == ("a word of before",)


def test_a_check_in_that_is_not_there_is_not_tied(space, clock) -> None:
    assert urges.begin(space, 5, moment="nothing").moment == ""
    space.put(Moment(id="m", when=clock.now, urge=7))
    assert urges.begin(space, 6, moment="m").moment == "m"


def test_a_break_has_a_time_to_come_back_within_a_day(space, clock) -> None:
    urge = urges.begin(space, 5)
    back = clock.now + timedelta(minutes=30)
    kept = urges.take_break(space, urge.id, back, "I’ll be back at 20:30.")
    assert (kept.choice, kept.back_at, kept.message) == ("break", back, "I’ll be back at 20:30.")
    for wrong in (clock.now, clock.now - timedelta(hours=1), clock.now + timedelta(hours=25)):
        with pytest.raises(BadInput):
            urges.take_break(space, urge.id, wrong, "")


def test_a_half_finished_one_can_be_gone_on_with_for_two_hours(space, clock) -> None:
    urge = urges.begin(space, 5)
    assert urges.unfinished(space) == urge
    clock.move(hours=2)
    assert urges.unfinished(space) is None


def test_a_finished_one_is_not_offered_again(space) -> None:
    urge = urges.begin(space, 5)
    urges.change(space, urge.id, choice="leave")
    assert urges.unfinished(space) is None


def test_today_asks_after_a_while_until_it_is_answered(space, clock) -> None:
    urge = urges.begin(space, 5)
    assert urges.asked(space) is None
    clock.move(minutes=20)
    assert urges.asked(space) == urge
    urges.did(space, urge.id, "toward")
    assert urges.asked(space) is None


def test_today_does_not_ask_before_a_break_is_over(space, clock) -> None:
    urge = urges.begin(space, 5)
    urges.take_break(space, urge.id, clock.now + timedelta(hours=2), "")
    clock.move(hours=1)
    assert urges.asked(space) is None
    clock.move(hours=1)
    assert urges.asked(space) is not None


def test_today_lets_it_be_when_told_so_or_after_two_days(space, clock) -> None:
    urge = urges.begin(space, 5)
    clock.move(hours=1)
    urges.let_be(space, urge.id)
    assert urges.asked(space) is None
    urges.begin(space, 4)
    clock.move(days=3)
    assert urges.asked(space) is None


def test_what_was_done_is_one_of_three_and_sent_twice_is_once(space, clock) -> None:
    urge = urges.begin(space, 5)
    first = urges.did(space, urge.id, "away")
    clock.move(minutes=5)
    assert urges.did(space, urge.id, "away") == first
    assert urges.did(space, urge.id, "stayed").acted == "stayed"
    for wrong in ("", "perhaps"):
        with pytest.raises(BadInput):
            urges.did(space, urge.id, wrong)


def test_the_way_used_last_is_offered_first(space, clock) -> None:
    assert urges.last_steadied(space) == "breathe"
    urges.change(space, urges.begin(space, 5).id, steadied="walk")
    clock.move(hours=1)
    urges.begin(space, 5)
    assert urges.last_steadied(space) == "walk"


def test_the_newest_stands_first(space, clock) -> None:
    first = urges.begin(space, 5)
    clock.move(minutes=1)
    second = urges.begin(space, 6)
    assert urges.page(space).found == (second, first)


def test_an_erased_one_is_gone(space) -> None:
    urge = urges.begin(space, 5)
    urges.erase(space, urge.id)
    with pytest.raises(NotFound):
        urges.change(space, urge.id, choice="stay")
    with pytest.raises(NotFound):
        urges.erase(space, urge.id)


def test_where_closeness_is_held_leaving_comes_first_and_staying_is_not_offered(
    space, monkeypatch
) -> None:
    urge = urges.begin(space, 7)
    assert set(urges.offered(space, urge)) == set(urges.CHOICES) - {""}
    monkeypatch.setattr(urges, "suggestions_held", lambda _space: True)
    assert urges.offered(space, urge) == ("leave", "break")
