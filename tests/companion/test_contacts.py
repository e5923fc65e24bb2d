"""Being in touch, and the rhythm somebody wishes for: it begins anew, and is never late."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nearer.companion import check_in, contacts, people, rhythms, safety
from nearer.companion.check_in import Feeling, Situation
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.people import Contact, Rhythm


@pytest.fixture
def leni(mira: Any) -> Any:
    return people.add(mira.space, "Leni", "friend", "close")


def meet(space: Any, who: Any) -> None:
    check_in.finish(space, check_in.begin(space, Situation((who.id,))), Feeling(closeness=5))


def sentences(space: Any) -> list[str]:
    return [one.sentence for one in rhythms.offered(space)]


def test_a_time_is_of_today_unless_another_day_is_named(mira: Any, leni: Any) -> None:
    today = contacts.note(mira.space, leni.id, "call", line=" long talk ")
    before = contacts.note(mira.space, leni.id, "text", date(2026, 3, 1))
    assert (today.on, today.line) == (date(2026, 3, 10), "long talk")
    assert contacts.of_person(mira.space, leni.id) == (today, before)


def test_the_same_sent_twice_is_one(mira: Any, leni: Any) -> None:
    first = contacts.note(mira.space, leni.id, "call")
    mira.clock.move(seconds=20)
    assert contacts.note(mira.space, leni.id, "call") == first
    assert contacts.note(mira.space, leni.id, "text") != first


@pytest.mark.parametrize(
    ("by", "on", "line", "field"),
    [
        ("", None, "", "by"),
        ("pigeon", None, "", "by"),
        ("call", date(2026, 3, 11), "", "on"),
        ("call", date(9999, 12, 31), "", "on"),
        ("call", date(1, 1, 1), "", "on"),
        ("call", None, "x" * 501, "line"),
        ("call", None, "\x00", "line"),
    ],
)
def test_what_cannot_be_is_refused(mira: Any, leni: Any, by, on, line, field) -> None:
    with pytest.raises(BadInput) as told:
        contacts.note(mira.space, leni.id, by, on, line)
    assert told.value.field == field
    assert mira.space.all(Contact) == ()


def test_a_note_is_changed_and_erased(mira: Any, leni: Any) -> None:
    kept = contacts.note(mira.space, leni.id, "call", date(2026, 3, 1), "first")
    changed = contacts.change(mira.space, kept.id, "face_to_face", None, "second")
    assert (changed.on, changed.by, changed.line) == (kept.on, "face_to_face", "second")
    contacts.erase(mira.space, kept.id)
    assert contacts.of_person(mira.space, leni.id) == ()
    with pytest.raises(NotFound):
        contacts.change(mira.space, kept.id, "call", None, "")


def test_a_check_in_with_them_counts_as_meeting(mira: Any, leni: Any) -> None:
    contacts.note(mira.space, leni.id, "text", date(2026, 3, 9))
    meet(mira.space, leni)
    (touch,) = contacts.last_of_each(mira.space).values()
    assert (touch.on, touch.by) == (date(2026, 3, 10), "face_to_face")


def test_the_line_comes_when_the_time_has_gone_by_and_not_before(mira: Any, leni: Any) -> None:
    meet(mira.space, leni)
    rhythms.wish(mira.space, leni.id, 14)
    mira.clock.move(days=13)
    assert sentences(mira.space) == []
    mira.clock.move(days=6)
    assert sentences(mira.space) == ["It has been 19 days since you saw Leni. A word, if you like."]


def test_seeing_them_begins_it_anew(mira: Any, leni: Any) -> None:
    rhythms.wish(mira.space, leni.id, 7)
    mira.clock.move(days=8)
    assert sentences(mira.space)
    meet(mira.space, leni)
    assert sentences(mira.space) == []


@pytest.mark.parametrize(
    ("counts", "by", "offered"),
    [("call", "text", True), ("text", "text", False), ("face_to_face", "call", True)],
)
def test_less_than_what_counts_does_not_begin_it_anew(mira, leni, counts, by, offered) -> None:
    rhythms.wish(mira.space, leni.id, 7, counts)
    mira.clock.move(days=8)
    contacts.note(mira.space, leni.id, by)
    assert bool(sentences(mira.space)) == offered


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ("face_to_face", "You wished to see Leni about every two weeks, and no meeting is noted"),
        ("call", "about every two weeks, and no call and no meeting is noted so far."),
        ("text", "You wished to be in touch with Leni about every two weeks, and no time is noted"),
    ],
)
def test_a_wish_without_a_time_that_counts_says_what_is_missing(mira, leni, counts, said) -> None:
    rhythms.wish(mira.space, leni.id, 14, counts)
    if counts != "text":
        contacts.note(mira.space, leni.id, "text")
    mira.clock.move(days=14)
    assert said in sentences(mira.space)[0]


def test_of_one_day_the_closer_way_is_told(mira: Any, leni: Any) -> None:
    for by in ("text", "face_to_face", "call"):
        contacts.note(mira.space, leni.id, by)
    assert contacts.last_of_each(mira.space)[leni.id].by == "face_to_face"


def test_what_counts_may_change_without_ending_a_rest(mira: Any, leni: Any) -> None:
    rhythms.wish(mira.space, leni.id, 7)
    mira.clock.move(days=8)
    rhythms.not_now(mira.space, leni.id)
    rests = rhythms.of_person(mira.space, leni.id).rests
    assert rhythms.wish(mira.space, leni.id, 7, "text").rests == rests > mira.space.now()


def test_after_one_was_met_nobody_else_is_named_that_day(mira: Any, leni: Any) -> None:
    ben = people.add(mira.space, "Ben")
    for who in (leni, ben):
        rhythms.wish(mira.space, who.id, 7)
    mira.clock.move(days=9)
    first = rhythms.for_today(mira.space).person
    meet(mira.space, first)
    assert rhythms.for_today(mira.space) is None
    mira.clock.move(days=1)
    assert rhythms.for_today(mira.space).person != first


def test_who_is_met_every_day_keeps_nobody_else_from_being_named(mira: Any, leni: Any) -> None:
    ben = people.add(mira.space, "Ben")
    for who in (leni, ben):
        rhythms.wish(mira.space, who.id, 7)
    for _day in range(9):
        mira.clock.move(days=1)
        meet(mira.space, leni)
    assert rhythms.for_today(mira.space).person == ben


def test_not_now_is_quiet_for_a_week_and_for_everybody_today(mira: Any, leni: Any) -> None:
    ben = people.add(mira.space, "Ben")
    for who in (leni, ben):
        rhythms.wish(mira.space, who.id, 7)
    mira.clock.move(days=9)
    assert rhythms.for_today(mira.space).person.alias == "Ben"
    rhythms.not_now(mira.space, ben.id)
    assert rhythms.for_today(mira.space) is None
    assert [one.person for one in rhythms.offered(mira.space)] == [leni]
    mira.clock.move(days=1)
    assert rhythms.for_today(mira.space).person == leni
    mira.clock.move(days=7)
    assert {one.person.alias for one in rhythms.offered(mira.space)} == {"Ben", "Leni"}


def test_no_rhythm_is_one_tap_and_leaves_nothing(mira: Any, leni: Any) -> None:
    rhythms.wish(mira.space, leni.id, 7)
    rhythms.stop(mira.space, leni.id)
    rhythms.stop(mira.space, leni.id)
    rhythms.not_now(mira.space, leni.id)
    assert mira.space.all(Rhythm) == ()


@pytest.mark.parametrize("why", ["unsafe", "archived"])
def test_nobody_is_named_who_may_not_be(mira: Any, leni: Any, why: str) -> None:
    rhythms.wish(mira.space, leni.id, 7)
    mira.clock.move(days=30)
    if why == "unsafe":
        safety.mark(mira.space, leni.id, unsafe=True)
        with pytest.raises(BadInput):
            rhythms.wish(mira.space, leni.id, 14)
    else:
        people.archive(mira.space, leni.id, archived=True)
    assert rhythms.offered(mira.space) == ()
    assert rhythms.for_today(mira.space) is None


def test_nothing_is_offered_while_suggestions_are_held(mira, leni, monkeypatch) -> None:
    rhythms.wish(mira.space, leni.id, 7)
    mira.clock.move(days=30)
    monkeypatch.setattr(rhythms, "suggestions_held", lambda space: True)
    assert rhythms.for_today(mira.space) is None


@pytest.mark.parametrize(("days", "counts"), [(0, "call"), (367, "call"), (7, ""), (7, "smoke")])
def test_a_rhythm_that_is_none_is_refused(mira, leni, days, counts) -> None:
    with pytest.raises(BadInput):
        rhythms.wish(mira.space, leni.id, days, counts)
    assert mira.space.all(Rhythm) == ()


def test_notes_and_rhythm_go_with_their_person(mira: Any, leni: Any) -> None:
    contacts.note(mira.space, leni.id, "call", line="secret")
    rhythms.wish(mira.space, leni.id, 7)
    mira.space.erase(leni.id)
    again = mira.opened_again()
    assert (again.all(Contact), again.all(Rhythm)) == ((), ())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["text", "call", "face_to_face"]))))
def test_the_newest_time_that_counts_is_the_one_that_begins_it(mira_of, noted) -> None:
    space, who = mira_of
    space.erase(*(one.id for one in space.all(Contact)))
    for ago, by in noted:
        contacts.note(space, who, by, date(2026, 3, 10) - timedelta(days=ago))
    for least, weight in contacts.WEIGHT.items():
        counting = [ago for ago, by in noted if contacts.WEIGHT[by] >= weight]
        touch = contacts.last_of_each(space, least).get(who)
        assert (touch is None) == (not counting)
        if touch is not None:
            assert contacts.days_since(space, touch.on) == min(counting)


@pytest.fixture(scope="module")
def mira_of(tmp_path_factory) -> Any:
    """One space for many examples, on a clock that stands."""
    import random
    from datetime import UTC, datetime

    from nearer import storage
    from nearer.companion.gate import Gate
    from nearer.domain.values import Preferences
    from nearer.settings import Database
    from nearer.vault import LEAST_COST

    path = tmp_path_factory.mktemp("one") / "nearer.db"
    records = storage.open_records(Database("sqlite", path=path))
    now = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
    gate = Gate(records, lambda: now, random.Random(3).randbytes, LEAST_COST)
    space, _code = gate.create("velvet otters borrow thunder", Preferences(id="preferences"), ())
    yield space, people.add(space, "Leni").id
    records.close()
