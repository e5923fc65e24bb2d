"""Words just written are read once they are kept; what is heard stays in memory, for the day."""

from dataclasses import replace as with_changes
from datetime import UTC, datetime, timedelta
from time import perf_counter
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from nearer import coach, content
from nearer.coach.safety import KINDS
from nearer.companion import fears, letters, lifeline, people, preferences, safety, steps, unsaved
from nearer.companion import thoughts as kept_thoughts
from nearer.companion.safety_heard import NO_WORDS, Heard, _worded, hear, louder
from nearer.domain.attachment import ItemWords
from nearer.domain.codec import encode
from nearer.domain.practice import Step
from nearer.domain.safety import QUIET, Quiet
from nearer.domain.values import Entry, Moment, Person, Preferences, Revision, Tag
from nearer.domain.words import Wording
from nearer.domain.worth import Thought

JO = Person(id="0a" * 16, alias="Jo")
KIM = Person(id="0b" * 16, alias="Kim")

DESPAIR = "I am going to kill myself tonight."
HEAVY = "Everyone would be better off without me."
DANGER = "You should know that he hit me again last night and I am afraid of him."
WORRY = "My friend told me that he wants to kill himself."
CALM = "We had soup and walked home along the river."


@pytest.fixture
def mira(settle):
    return settle(JO, KIM)


def note(space, words: str, *, who: tuple[str, ...] = (), moment_id: str = "") -> Moment:
    moment = Moment(
        id=moment_id or space.new_id(), when=space.now(), people=who, urge=2, words=words
    )
    space.put(moment)
    return moment


def kind_of(space) -> str:
    heard = safety.open_now(space)
    return heard.kind if heard else ""


def test_the_lines_these_tests_use_are_heard_as_they_should_be() -> None:
    heard = [coach.safety_check(text) for text in (DESPAIR, HEAVY, DANGER, WORRY)]
    assert [signal.kind for signal in heard if signal] == [
        "self_harm_explicit",
        "self_harm_veiled",
        "danger_from_other",
        "worried_about_other",
    ]
    assert coach.safety_check(CALM) is None


def test_calm_words_raise_nothing(space) -> None:
    note(space, CALM)
    assert safety.open_now(space) is None
    assert safety.card(space) is None
    assert not safety.suggestions_held(space)


@pytest.mark.parametrize(
    ("words", "kind", "holds"),
    [
        (DESPAIR, "self_harm_explicit", True),
        (HEAVY, "self_harm_veiled", True),
        (DANGER, "danger_from_other", True),
        (WORRY, "worried_about_other", False),
    ],
)
def test_every_kind_has_its_card_and_its_hold(space, words: str, kind: str, holds: bool) -> None:
    note(space, words)
    assert kind_of(space) == kind
    assert safety.suggestions_held(space) is holds
    assert space.all(Moment)[-1].words == words, "kept first, and whole"


def test_a_card_stands_on_three_pages_and_the_hold_stays(space) -> None:
    note(space, DESPAIR)
    assert [safety.card(space) is not None for _page in range(5)] == [True] * 3 + [False] * 2
    assert safety.suggestions_held(space)
    assert safety.open_now(space) is not None, "for the page of care"


def test_being_safe_ends_card_and_hold(space) -> None:
    note(space, DESPAIR)
    safety.answered(space, str(safety.card(space).number), safe=True)
    assert not safety.suggestions_held(space)
    assert safety.open_now(space) is None


def test_a_skip_ends_the_card_alone(space, clock) -> None:
    note(space, DESPAIR)
    safety.answered(space, str(safety.card(space).number), safe=False)
    assert safety.open_now(space) is None
    assert safety.suggestions_held(space)
    clock.move(days=1)
    assert not safety.suggestions_held(space)


def test_veiled_words_hold_for_some_hours_only(space, clock) -> None:
    note(space, HEAVY)
    clock.move(hours=2)
    assert safety.suggestions_held(space)
    clock.move(hours=2)
    assert not safety.suggestions_held(space)


def test_veiled_words_do_not_shorten_an_earlier_hold(space, clock) -> None:
    note(space, DESPAIR)
    note(space, HEAVY)
    clock.move(hours=4)
    assert safety.suggestions_held(space)


def test_the_answer_to_an_older_card_ends_no_newer_one(space) -> None:
    note(space, HEAVY)
    older = safety.card(space)
    note(space, DESPAIR)
    safety.answered(space, str(older.number), safe=True)
    assert kind_of(space) == "self_harm_explicit"
    assert safety.card(space) is not None


@pytest.mark.parametrize("number", ["", "0", "99", "1 or 1", "١", "1" * 5000])
def test_an_answer_to_no_card_of_ours_changes_nothing(space, number: str) -> None:
    note(space, DESPAIR)
    safety.answered(space, number, safe=True)
    assert kind_of(space) == "self_harm_explicit"


def test_it_ends_with_the_persons_day_and_not_at_midnight(space, clock) -> None:
    note(space, DESPAIR)
    clock.set(clock.now.replace(hour=23, minute=50))
    note(space, HEAVY)
    clock.move(hours=2)  # 01:50, still the same day for somebody whose day starts at four
    assert safety.suggestions_held(space)
    clock.move(hours=3)
    assert not safety.suggestions_held(space)
    assert safety.card(space) is None


def test_yesterdays_words_are_not_added_to_todays(space, clock) -> None:
    note(space, DESPAIR)
    clock.move(days=1)
    note(space, WORRY)
    assert kind_of(space) == "worried_about_other"
    assert not safety.suggestions_held(space)


def test_locking_forgets_the_kind_and_not_the_hold(mira) -> None:
    note(mira.space, DESPAIR)
    other = mira.opened_again()
    assert safety.suggestions_held(other), "in another browser or process at once"
    assert safety.open_now(other) is None, "whose screen may have other eyes on it"
    mira.space.close()
    assert mira.space.heard is None
    assert safety.suggestions_held(mira.opened_again())


def test_an_answer_in_another_process_ends_the_card_here(mira) -> None:
    note(mira.space, DESPAIR)
    other = mira.opened_again()
    number = str(safety.card(mira.space).number)
    safety.answered(other, number, safe=True)
    mira.space.refresh()
    assert safety.open_now(mira.space) is None
    assert not safety.suggestions_held(mira.space)


def test_what_held_is_erased_once_it_is_over(mira, clock) -> None:
    note(mira.space, DESPAIR)
    clock.move(days=1)
    safety.card(mira.space)
    assert mira.space.history(QUIET) == ()
    assert b"quiet" not in b"".join(map(encode, mira.opened_again().revisions()))


def test_what_holds_says_neither_why_nor_about_whom(space) -> None:
    note(space, DESPAIR)
    assert set(Quiet.__struct_fields__) == {"id", "until", "number"}
    assert [one.until > space.now() for one in space.all(Quiet)] == [True]


def test_nothing_about_the_person_is_kept(mira) -> None:
    before = mira.space.records_count()
    note(mira.space, DESPAIR)
    safety.answered(mira.space, str(safety.card(mira.space).number), safe=True)
    assert mira.space.records_count() == before + 1, "the moment, and nothing else"
    kept = b"".join(encode(one) for one in mira.opened_again().revisions())
    assert b"self_harm" not in kept
    assert b"danger" not in kept


def test_the_more_urgent_of_two_stays_open(space) -> None:
    note(space, DESPAIR)
    note(space, WORRY)
    assert kind_of(space) == "self_harm_explicit"
    assert safety.suggestions_held(space)


def test_every_free_text_is_read_whatever_it_is_kept_in(space) -> None:
    def heard_after(act) -> str:
        space.heard = None
        act()
        return kind_of(space)

    now = space.now()
    acts = (
        lambda: fears.write(space, DESPAIR, 50),
        lambda: letters.write(space, DESPAIR),
        lambda: lifeline.write(space, lifeline.Told(happened=DESPAIR)),
        lambda: kept_thoughts.keep(
            space, Thought(id=space.new_id(), noted=now, thought="x", situation=DESPAIR)
        ),
        lambda: preferences.write_reason(space, DESPAIR),
        lambda: people.change(space, replace(JO, note=DESPAIR)),
        lambda: space.put(Tag(id=space.new_id(), name="kill myself tonight, I will")),
    )
    assert [heard_after(act) for act in acts] == ["self_harm_explicit"] * len(acts)


def test_every_kind_of_entry_with_a_text_of_its_own_is_read_or_left_out_on_purpose() -> None:
    left_out = {kind.__name__ for kind in NO_WORDS}
    assert left_out == {
        "AddedInstrument",
        "ItemWords",
        "Preferences",
        "Quiet",
        "Safety",
        "SafetyAnswers",
        "Unsaved",
    }
    for kind in get_args(Entry):
        texts = [one for one in kind.__struct_fields__ if one in {"words", "note", "happened"}]
        assert set(texts) <= set(_worded(kind)), kind


def test_an_edit_that_leaves_the_heavy_words_alone_asks_nothing_again(space) -> None:
    moment = note(space, DESPAIR)
    safety.answered(space, str(safety.card(space).number), safe=True)
    space.put(replace(moment, urge=5))
    assert safety.open_now(space) is None
    space.put(replace(moment, words=f"{DESPAIR} Then the bus came."))
    assert safety.open_now(space) is None, "only calm words were added"


def test_heavy_words_added_to_an_old_entry_are_heard(space, clock) -> None:
    moment = note(space, HEAVY)
    clock.move(days=40)
    space.put(replace(moment, words=f"{HEAVY} {DESPAIR}"))
    assert kind_of(space) == "self_harm_explicit"


def test_an_undo_brings_no_card(space) -> None:
    moment = note(space, DESPAIR)
    space.put(replace(moment, words=CALM))
    space.heard = None
    space.undo(moment.id)
    assert space.get(Moment, moment.id).words == DESPAIR
    assert safety.open_now(space) is None


def test_what_is_brought_in_from_elsewhere_brings_no_card(mira) -> None:
    space = mira.space
    space.put(Moment(id="0d" * 16, when=space.now(), words=DESPAIR), brought_in=True)
    assert safety.open_now(space) is None
    another = mira.gate.opened(space.vault_id, space.key)
    assert safety.open_now(another) is None, "nor what is read at unlocking"


def test_words_begun_and_not_saved_are_nobodys_business(space) -> None:
    unsaved.keep(space, "/past/new/", "sheet", (("happened", DESPAIR),))
    space.put(ItemWords(id="items", instrument="own", words=(DESPAIR,)))
    assert safety.open_now(space) is None


def test_it_can_be_switched_off(space) -> None:
    preferences.change(space, replace(space.preferences(), checks_words=False))
    note(space, DESPAIR)
    note(space, DANGER, who=(JO.id,))
    assert safety.open_now(space) is None
    assert safety.unsafe_people(space) == frozenset()
    preferences.change(space, replace(space.preferences(), checks_words=True))
    note(space, DESPAIR)
    assert kind_of(space) == "self_harm_explicit"


def test_words_of_ours_are_never_heard_as_the_persons(space) -> None:
    for one in content.example_steps():
        steps.change(space, one.key, steps.Written(one.words, one.depth, line=one.example, hard=30))
        assert safety.open_now(space) is None, one.words
    assert len(space.all(Step)) == len(content.example_steps())


def test_a_long_text_is_heard_in_a_blink(space) -> None:
    long = (CALM + " ") * 400 + DESPAIR
    begun = perf_counter()
    note(space, long[:19_990])
    calm = perf_counter() - begun
    assert calm < timedelta(seconds=2).total_seconds(), "seconds, so that a busy machine passes"
    assert hear([], {}, {}, space.now()) == ()


def test_preferences_are_no_words(space) -> None:
    preferences.change(space, replace(space.preferences(), called="kill myself tonight"))
    assert safety.open_now(space) is None
    assert isinstance(space.preferences(), Preferences)


def test_what_somebody_else_wrote_is_a_worry_about_them_and_their_threat_a_danger(space) -> None:
    theirs = Wording(id="6a" * 16, noted=space.now(), words="I am here.", replying_to=DESPAIR)
    space.put(theirs)
    assert kind_of(space) == "worried_about_other"
    space.heard = None
    space.put(replace(theirs, id="6b" * 16, person=JO.id, replying_to="I followed you home."))
    assert kind_of(space) == "danger_from_other"
    assert safety.unsafe_people(space) == {JO.id}


def test_revisions_that_are_brought_in_bring_no_card(space) -> None:
    old = Moment(id="7a" * 16, when=space.now(), people=(JO.id,), words=DANGER)
    space.bring_in([Revision(space.new_id(), space.now(), old)])
    assert space.get(Moment, old.id).words == DANGER
    assert safety.open_now(space) is None
    assert safety.unsafe_people(space) == frozenset()
    space.put(replace(old, urge=4))
    assert safety.open_now(space) is None, "nor when something else of it is changed"


TEXTS = st.text(max_size=400) | st.lists(
    st.sampled_from(
        [DESPAIR, HEAVY, DANGER, WORRY, CALM, "Jo", "Kim", "I", "he", "\n", "“", "\u200d"]
    ),
    max_size=12,
).map(" ".join)


@given(TEXTS, TEXTS)
def test_no_text_whatever_stops_the_reading_and_none_is_heard_twice(text: str, other: str) -> None:
    when = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
    live = {Person: {one.id: one for one in (JO, KIM)}}
    moment = Moment(id="8a" * 16, when=when, words=text, people=(JO.id,))
    heard = hear([moment], {}, live, when)
    assert {one.kind for one in heard} <= set(KINDS)
    assert all(one.people <= {JO.id, KIM.id} for one in heard)
    before = {moment.id: (Revision("r", when, moment),)}
    assert hear([moment], before, live, when) == ()
    assert hear([replace(moment, urge=9)], before, live, when) == ()
    changed = replace(moment, words=other)
    both = {moment.id: (*before[moment.id], Revision("s", when, changed))}
    assert hear([moment], both, live, when) == (), "an undo"
    letter = Wording(id="8b" * 16, noted=when, words=CALM, replying_to=text)
    assert {one.kind for one in hear([letter], {}, live, when)} <= {
        "worried_about_other",
        "danger_from_other",
    }


@given(st.lists(st.sampled_from(KINDS), min_size=1, max_size=6), st.booleans())
def test_however_words_follow_each_other_a_hold_once_begun_stays(kinds, shown: bool) -> None:
    now, open_ = datetime(2026, 3, 10, 6, 0, tzinfo=UTC), None
    for kind in kinds:
        one = Heard(kind, now, frozenset(), holds=kind != "worried_about_other")
        held = open_ is not None and open_.holds
        after = louder(one, open_)
        assert after.holds >= held
        assert open_ is None or after.number > open_.number
        assert after.shown == 0
        open_ = with_changes(after, shown=int(shown))
    assert open_.kind == min(kinds, key=KINDS.index)
