"""One week on one page: what belongs to it, what it says, and the sentence that is kept."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from nearer.companion import check_in, fears, tags, tries, week
from nearer.companion.check_in import Feeling, Situation
from nearer.companion.tries import After, Plan
from nearer.companion.why import why
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.practice import Drawn, Urge, Week
from nearer.domain.values import Moment
from nearer.domain.worth import Thought

THIS = "2026-W11"  # the week of Tuesday 10 March 2026


def this(mira: Any) -> Any:
    return week.review(mira.space, week.this_week(mira.space))


def check(mira: Any, urge: int) -> Moment:
    draft = check_in.begin(mira.space, Situation(alone=True))
    return check_in.finish(mira.space, draft, Feeling(urge=urge))


@given(st.dates(date(1901, 1, 1), date(2199, 12, 31)))
def test_every_day_lies_in_the_week_that_is_named_after_it(day: date) -> None:
    found = week.week_of(day)
    assert found.first <= day <= found.last
    assert found.first.isoweekday() == 1
    assert week.which(found.name) == found
    assert found.after.before == found
    assert found.after.first == found.last + timedelta(days=1)


def test_a_week_with_nothing_in_it_is_a_week(mira: Any) -> None:
    found = this(mira)
    assert found.week.name == THIS
    assert found.is_empty
    assert found.noticed == found.lessons == found.tried == ()


def test_what_was_noticed_tried_and_learned(mira: Any) -> None:
    space = mira.space
    for urge in (2, 8, 3):
        check(mira, urge)
        mira.clock.move(hours=2)
    planned = tries.plan(space, "small_fact", Plan(fear="They will laugh.", likely=70))
    tries.look_back(space, planned.id, After("did", learned="They asked back."))
    fears.answer(space, planned.fear, "no")
    space.put(
        Thought(id=space.new_id(), noted=space.now(), thought="x", fairer="Tired, not cold."),
        Urge(id=space.new_id(), when=space.now(), acted="stayed"),
        Drawn(id="drawn", trial="t", occasion="o", when=space.now(), arm="just_notice"),
    )
    found = this(mira)
    assert found.noticed[0] == "3 check-ins."
    assert "at 4.3 of 10 on average. 1 of them was at 7 or more." in found.noticed[1]
    assert "1 time you came here" in found.urges
    assert found.tried_told == "Steps: 1 done."
    assert "1 did not happen" in found.fears_told
    assert {words for _when, words in found.lessons} == {"They asked back.", "Tired, not cold."}
    assert found.strategies
    assert not found.is_empty
    before = week.review(space, week.this_week(space).before)
    assert before.is_empty


def test_a_pattern_is_told_in_the_week_it_was_first_shown_in_while_it_stands(mira: Any) -> None:
    tag = tags.add(mira.space, "criticised")
    chance = random.Random(5)
    made = []
    for number in range(120):
        mira.clock.move(hours=6)
        with_it = chance.random() < 0.4
        urge = min(10, max(0, round(3 + 3 * with_it + chance.gauss(0, 1))))
        made.append(
            Moment(
                id=mira.space.new_id(),
                when=mira.clock(),
                way="prompt",
                prompt=f"{mira.clock():%F}/{number}",
                tags=(tag.id,) if with_it else (),
                urge=urge,
            )
        )
    mira.space.put(*made)
    first = week.this_week(mira.space)
    assert why(mira.space).established
    (claim,) = this(mira).patterns
    assert claim.name == "criticised"
    mira.clock.move(days=7)
    assert this(mira).patterns == ()
    assert week.review(mira.space, first).patterns
    mira.space.erase(*(moment.id for moment in made[20:]))
    assert week.review(mira.space, first).patterns == (), "it stands no more"


def test_a_night_belongs_to_the_week_before_until_the_day_starts(mira: Any) -> None:
    monday = datetime(2026, 3, 16, 3, 0, tzinfo=UTC)
    mira.clock.set(monday)
    check(mira, 3)
    planned = tries.plan(mira.space, "small_fact", Plan())
    tries.look_back(mira.space, planned.id, After("did"))
    assert week.this_week(mira.space).name == THIS
    mira.clock.move(hours=2)
    assert week.this_week(mira.space).name == "2026-W12"
    assert len(week.review(mira.space, week.which(THIS)).tried) == 1
    assert this(mira).is_empty


def test_a_check_in_abroad_counts_for_the_day_it_was_there(settle: Any) -> None:
    mira = settle(zone="Pacific/Auckland")
    there = datetime(2026, 3, 8, 22, 0, tzinfo=UTC) + timedelta(0)
    abroad = there.astimezone(week.prompts.zone("America/Los_Angeles"))  # Sunday afternoon
    mira.space.put(Moment(id=mira.space.new_id(), when=abroad, zone="America/Los_Angeles", urge=4))
    assert week.review(mira.space, week.which("2026-W10")).noticed == ("1 check-in.",)
    assert week.review(mira.space, week.which(THIS)).noticed == ()


def test_skipped_prompts_are_no_check_ins(mira: Any) -> None:
    mira.space.put(Moment(id="0" * 32, when=mira.space.now(), skipped=True))
    assert this(mira).noticed == ()


def test_a_sentence_is_kept_changed_and_taken_out(mira: Any) -> None:
    space, which = mira.space, week.this_week(mira.space)
    week.keep(space, which, " I stayed\nat the table. ")
    assert week.kept(mira.opened_again()).found[0][1].sentence == "I stayed at the table."
    week.keep(space, which, "I stayed.")
    assert [one.sentence for _week, one in week.kept(space).found] == ["I stayed."]
    assert this(mira).kept.sentence == "I stayed."
    week.keep(space, which, "  ")
    assert week.kept(space).found == ()
    assert space.all(Week) == ()


def test_kept_sentences_stand_with_the_newest_week_first(mira: Any) -> None:
    which = week.this_week(mira.space)
    for one in (which.before.before, which, which.before):
        week.keep(mira.space, one, one.name)
    assert [one.week for _week, one in week.kept(mira.space).found] == [
        THIS,
        "2026-W10",
        "2026-W09",
    ]


@pytest.mark.parametrize("sentence", ["x" * 401, "a\x00b"])
def test_what_cannot_be_kept_is_refused(mira: Any, sentence: str) -> None:
    with pytest.raises(BadInput) as refused:
        week.keep(mira.space, week.this_week(mira.space), sentence)
    assert refused.value.field == "sentence"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "2026-W54",
        "2026-W00",
        "2026-11",
        "2026-W1",
        "0000-W01",
        "9999-W53",
        "2026-W12",
        "x" * 99,
    ],
)
def test_no_such_week(mira: Any, name: str) -> None:
    with pytest.raises(NotFound):
        week.lived(mira.space, name)


def test_a_week_is_offered_on_sundays_and_mondays_where_something_was_noted(mira: Any) -> None:
    check(mira, 3)
    offered = {}
    for _day in range(14):
        found = week.offered(mira.space)
        offered[mira.clock.now.date().isoformat()] = found.name if found else ""
        mira.clock.move(days=1)
    assert {day: name for day, name in offered.items() if name} == {
        "2026-03-15": THIS,
        "2026-03-16": THIS,
    }


def test_a_week_of_no_calendar_is_passed_over(mira: Any) -> None:
    space = mira.space
    kept = week.keep(space, week.this_week(space), "A calm one.")
    space.put(Week(id="week-garbage", week="garbage", sentence="x", written=mira.clock()))
    assert [one for _week, one in week.kept(space).found] == [kept]


@given(st.dates(date(1901, 1, 1), date(2199, 12, 31)), st.sampled_from([5, 6]))
def test_a_week_can_begin_on_a_saturday_or_a_sunday(day: date, starts: int) -> None:
    found = week.week_of(day, starts)
    assert found.first <= day <= found.last
    assert found.first.weekday() == starts
    assert week.which(found.name, starts) == found
    assert found.after.before == found
    assert found.after.first == found.last + timedelta(days=1)


def test_a_kept_sentence_stays_with_its_week_when_weeks_begin_otherwise(mira: Any) -> None:
    space, this_week = mira.space, week.this_week(mira.space)
    week.keep(space, this_week, "A calm one.")
    space.put(replace(space.preferences(), week_starts=6))
    [(found, one)] = week.kept(space).found
    assert (found.name, one.sentence) == (THIS, "A calm one.")
    assert found == week.this_week(space)
    assert found.first == date(2026, 3, 8)


def test_looking_back_is_offered_at_the_ends_of_the_week_as_it_is_lived(mira: Any) -> None:
    mira.space.put(replace(mira.space.preferences(), week_starts=6))
    check(mira, 4)
    offers = {}
    for _day in range(7):
        found = week.offered(mira.space)
        offers[mira.clock().strftime("%a")] = found and found.first
        mira.clock.move(days=1)
    first = date(2026, 3, 8)
    nothing = dict.fromkeys(("Mon", "Tue", "Wed", "Thu", "Fri"))
    assert offers == nothing | {"Sat": first, "Sun": first}
