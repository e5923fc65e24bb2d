"""The map: one point for each relationship, with its doubt, and how it moves."""

import pytest

from nearer.coach import places
from nearer.companion import assessments, check_in, people
from nearer.companion import map as map_
from nearer.companion.assessments import GENERAL, OWN, WEEK
from nearer.companion.map import offered_after, read_map, weeks, weeks_said
from nearer.companion.map_pictures import map_of, trail_of
from nearer.domain.values import Moment
from nearer.instruments import (
    LEVEL,
    Error,
    Place,
    changes_of,
    instrument,
    precision,
    regions,
    score,
    share,
)

ANXIETY, AVOIDANCE = (1, 4, 7, 10, 13, 16), (2, 5, 8, 11, 14, 17)
REVERSED = (5, 10, 12, 14)


def sheet(anxiety=4, avoidance=4, mixed=4):
    """Answers that score just so."""
    levels = [
        anxiety if n in ANXIETY else avoidance if n in AVOIDANCE else mixed for n in range(1, 19)
    ]
    return tuple(8 - v if n in REVERSED else v for n, v in enumerate(levels, 1))


@pytest.fixture
def cast(mira):
    mira.maya = people.add(mira.space, "Maya", "partner", "close").id
    mira.jonas = people.add(mira.space, "Jonas", "friend", "close").id
    return mira


def answer(cast, person="", answers=None, key=OWN):
    return assessments.answer(cast.space, instrument(key), answers or sheet(), person=person)


def test_an_empty_map_knows_whom_to_begin_with(cast) -> None:
    read = read_map(cast.space)
    assert read.placed == ()
    assert [person.alias for person in read.waiting] == ["Jonas", "Maya"]
    assert map_of(cast.space, read) == ""


def test_a_point_has_the_scores_of_its_answers(cast) -> None:
    answer(cast, cast.maya, sheet(3, 6, 5))
    one = read_map(cast.space).of(cast.maya)
    assert (one.last.place.anxiety, one.last.place.avoidance, one.last.mixed) == (3, 6, 5)
    assert one.name == "Maya"


def test_each_relationship_is_by_itself_and_the_rest_waits(cast) -> None:
    answer(cast, cast.maya, sheet(5, 5))
    answer(cast, GENERAL, sheet(2, 2))
    read = read_map(cast.space)
    assert [one.name for one in read.placed] == ["", "Maya"]
    assert [person.alias for person in read.waiting] == ["Jonas"]


def test_shares_of_regions_are_those_of_the_point_and_its_error(cast) -> None:
    one = answer(cast, cast.maya, sheet(3, 5))
    read = read_map(cast.space)
    key = instrument(OWN)
    sems = {
        scale: precision(key, scale, assessments.as_repeats([one])).sem for scale in read.errors
    }
    scores = score(key, one.answers)
    point = Place(
        anxiety=scores.value("anxiety"),
        avoidance=scores.value("avoidance"),
        anxiety_sem=sems["anxiety"],
        avoidance_sem=sems["avoidance"],
    )
    stop = read.of(cast.maya).last
    assert stop.place == point
    assert stop.parts == places.of_a_hundred(regions(point))
    assert next(iter(stop.parts)) == "avoidant"
    assert f"keeping distance {stop.parts['avoidant']}" in read.of(cast.maya).sentence


def test_the_error_rests_on_all_relationships_together(cast) -> None:
    for person in (cast.maya, cast.jonas, GENERAL):
        answer(cast, person)
    assert read_map(cast.space).errors["anxiety"].assessments == 3


def test_the_trail_is_every_time_oldest_first(cast) -> None:
    for level in (6, 5, 3):
        answer(cast, cast.maya, sheet(4, level))
        cast.clock.move(days=10)
    stops = read_map(cast.space).of(cast.maya).stops
    assert [stop.place.avoidance for stop in stops] == [6, 5, 3]


def test_a_change_is_told_when_it_is_large_and_lasts(cast) -> None:
    for _ in range(6):
        answer(cast, cast.maya, sheet(4, 6))
        cast.clock.move(weeks=5)
    answer(cast, cast.maya, sheet(4, 2))
    before = read_map(cast.space).of(cast.maya)
    assert before.changes == ()
    assert "no change that is larger" in before.told[0]
    cast.clock.move(weeks=5)
    answer(cast, cast.maya, sheet(4, 2))
    after = read_map(cast.space).of(cast.maya)
    assert [scale for scale, _change in after.changes] == ["avoidance"]
    assert "“keeping distance” has been lower" in after.told[0]
    assert "2.0 on average" in after.told[0]
    assert "6.0 before" in after.told[0]
    assert after.marked == "something changed here, and lasted"
    repeats = assessments.as_repeats(stop.assessment for stop in after.stops)
    error = Error(instrument(OWN), "avoidance", repeats)
    assert changes_of(error, cast.maya, LEVEL * share(1) / 3) == tuple(
        change for _scale, change in after.changes
    )


def test_a_change_of_an_older_answer_is_read_anew_for_everybody_after_it(cast) -> None:
    maya = [answer(cast, cast.maya, sheet(4, 6))]
    for level in (6, 6, 6, 6, 2, 2):
        cast.clock.move(weeks=5)
        answer(cast, cast.jonas, sheet(4, 4))
        maya.append(answer(cast, cast.maya, sheet(4, level)))
    assert read_map(cast.space).of(cast.maya).changes
    for one in maya[-2:]:
        assessments.change(cast.space, instrument(OWN), one.id, sheet(4, 6))
    assert read_map(cast.space).of(cast.maya).changes == ()
    fresh = cast.opened_again()
    assert read_map(fresh).of(cast.maya) == read_map(cast.space).of(cast.maya)


def test_each_later_relationship_and_questionnaire_has_a_smaller_share(cast) -> None:
    rosenberg = instrument("rosenberg")
    answer(cast, cast.maya)
    answer(cast, cast.jonas, key=WEEK, answers=(4,) * 6)
    assessments.answer(cast.space, rosenberg, (1,) * 10)
    answer(cast, cast.jonas)
    answer(cast, cast.maya)
    assert assessments.levels(cast.space) == {
        (OWN, cast.maya): LEVEL * share(1),
        ("rosenberg", GENERAL): LEVEL * share(2),
        (OWN, cast.jonas): LEVEL * share(3),
    }


def test_how_far_off_a_week_may_be_is_told_and_larger_than_on_the_map(cast) -> None:
    answer(cast, cast.maya)
    assert len(weeks_said(cast.space)) == 3
    assert all("a first guess" in said for said in weeks_said(cast.space))
    for _ in range(6):
        answer(cast, cast.maya, key=WEEK, answers=(4, 2, 3, 4, 5, 3))
        cast.clock.move(weeks=1)
    assert any("judged by the 5 times" in said for said in weeks_said(cast.space))


def test_whoever_is_not_safe_is_not_asked_about_next(cast, monkeypatch) -> None:
    monkeypatch.setattr(map_, "unsafe_people", lambda _space: frozenset({cast.jonas}))
    assert [person.alias for person in read_map(cast.space).waiting] == ["Maya"]


def test_a_small_or_a_short_change_is_not_told(cast) -> None:
    for level, days in ((5, 35), (5, 35), (4, 35), (4, 35), (1, 3), (1, 3)):
        answer(cast, cast.maya, sheet(4, level))
        cast.clock.move(days=days)
    assert read_map(cast.space).of(cast.maya).changes == ()


def test_a_deleted_person_leaves_no_point(cast) -> None:
    answer(cast, cast.maya)
    answer(cast, cast.jonas)
    cast.space.erase(cast.maya)
    read = read_map(cast.space)
    assert [one.name for one in read.placed] == ["Jonas"]
    assert "Maya" not in map_of(cast.space, read)


def test_somebody_put_away_stays_in_words_and_leaves_the_picture(cast) -> None:
    answer(cast, cast.maya)
    answer(cast, cast.jonas, sheet(2, 2))
    people.archive(cast.space, cast.maya, archived=True)
    read = read_map(cast.space)
    assert [(one.name, one.archived) for one in read.placed] == [("Jonas", False), ("Maya", True)]
    assert ">Maya<" not in map_of(cast.space, read)
    assert ">Maya<" in trail_of(cast.space, read.of(cast.maya))


def test_a_new_name_is_on_the_map_at_once(cast) -> None:
    answer(cast, cast.maya)
    read_map(cast.space)
    one = cast.space.get(type(people.present(cast.space)[0]), cast.maya)
    people.change(cast.space, type(one)(id=one.id, alias="M."))
    assert read_map(cast.space).of(cast.maya).name == "M."


def test_the_map_is_kept_until_something_on_it_changes(cast) -> None:
    answer(cast, cast.maya)
    first = read_map(cast.space)
    cast.space.put(Moment(id=cast.space.new_id(), when=cast.clock(), urge=3))
    assert read_map(cast.space) is first
    answer(cast, cast.jonas)
    assert read_map(cast.space) is not first


def test_a_picture_is_drawn_once_for_the_same_points(cast) -> None:
    answer(cast, cast.maya)
    assert map_of(cast.space, read_map(cast.space)) is map_of(cast.space, read_map(cast.space))


def test_a_week_is_beside_the_map_and_moves_no_point(cast) -> None:
    answer(cast, cast.maya, sheet(4, 4))
    answer(cast, cast.maya, (7, 7, 7, 7, 1, 7), WEEK)
    assert len(read_map(cast.space).of(cast.maya).stops) == 1
    (week,) = weeks(cast.space, cast.maya)
    assert (week.anxiety, week.avoidance, week.mixed) == (7, 7, 7)


def checked_in(cast, *who):
    draft = check_in.begin(cast.space, check_in.Situation(people=who))
    return check_in.finish(cast.space, draft, check_in.Feeling(urge=3))


def test_the_week_is_offered_at_the_first_check_in_of_each_week(cast) -> None:
    answer(cast)
    assert offered_after(cast.space, checked_in(cast)) is None
    cast.clock.move(days=8)
    assert offered_after(cast.space, checked_in(cast)) == GENERAL
    cast.clock.move(hours=3)
    assert offered_after(cast.space, checked_in(cast)) is None
    cast.clock.move(days=7)
    assert offered_after(cast.space, checked_in(cast)) == GENERAL


def test_answering_puts_the_next_offer_off_for_a_week(cast) -> None:
    answer(cast)
    cast.clock.move(days=8)
    answer(cast, key=WEEK, answers=(4,) * 6)
    assert offered_after(cast.space, checked_in(cast)) is None


def test_the_week_is_offered_about_whoever_is_there_and_on_the_map(cast) -> None:
    answer(cast, cast.maya)
    cast.clock.move(days=8)
    assert offered_after(cast.space, checked_in(cast, cast.maya)) == cast.maya
    cast.clock.move(days=8)
    assert offered_after(cast.space, checked_in(cast, cast.jonas)) == GENERAL


def test_nothing_is_offered_while_the_map_is_empty(cast) -> None:
    cast.clock.move(days=30)
    assert offered_after(cast.space, checked_in(cast)) is None
