"""A whole life with one person marked as not safe: no suggestion anywhere is about them.

What counts as a suggestion is every function below: what invites, plans, reminds, offers, shows a
place on the map, tells of nearness, or counts keeping away. Where somebody looks at their own
record, the name may stand.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from nearer.companion import (
    confiding,
    drafts,
    echoes,
    fears,
    gaps,
    inquiry_beside,
    invitations,
    leaving,
    ledger,
    notes,
    noticed,
    parting,
    people,
    rhythms,
    safety,
    steps,
    strategies,
    today,
    tries,
    urges,
    week,
    why,
    why_averages,
)
from nearer.companion import map as relationships
from nearer.companion import moments as kept_moments
from nearer.companion.drafts import Written
from nearer.companion.sample import sample_life
from nearer.companion.space import Space
from nearer.content import TASKS
from nearer.content.inquiry import inquiry_questions
from nearer.domain.errors import BadInput
from nearer.domain.practice import Strategy
from nearer.domain.safety import Safety, safety_id
from nearer.domain.values import Fear, Moment, Person, Preferences
from nearer.domain.words import Wording
from nearer.practice.ladder import DEPTHS

NOW = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)
DAYS = 40
OWN_RECORD = {"fears that ask", "today", "leaving first", "people beside the inquiry"}
"""What tells somebody's own record, and may hold the id of whoever was deleted."""


@pytest.fixture(scope="module")
def life() -> list[Any]:
    return [one for one in sample_life(7, NOW) if not isinstance(one, Preferences)]


@pytest.fixture
def sam(settle, clock, life) -> Space:
    clock.set(NOW)
    return settle(*life, zone="Europe/Berlin").space


def most_met(space: Space) -> Person:
    """Whom nearly everything is about: the one most likely to be suggested."""
    uses = people.with_uses(space, people.present(space))
    return max(uses, key=lambda use: use.moments).person


def suggestions(space: Space) -> dict[str, Callable[[], object]]:
    """Every function that suggests, by a name for the report of a failure."""
    around = today.today(space)
    return {
        "invitation": lambda: invitations.today(space),
        "planned": lambda: invitations.planned(space),
        "today": lambda: (around.step, around.planned, around.word, around.due, around.outcome),
        "offered for a step": lambda: steps.offered_people(space),
        "ladder": lambda: steps.wanted(space, None, ""),
        "within reach": lambda: tries.next_up(space, steps.wanted(space, None, "")),
        "fears that ask": lambda: fears.due(space),
        "ledger by person": lambda: ledger.ledger(space).people,
        "map": lambda: relationships.read_map(space),
        "leaving first": lambda: leaving.leaving(space),
        "whom to tell": lambda: [confiding.whom(space, depth) for depth in DEPTHS],
        "gaps": lambda: [one.givers for one in gaps.given(space)],
        "old ties": lambda: gaps.old_ties(space),
        "notes on drafts": lambda: [
            one for one in drafts.newest_first(space) if worded(space, one)
        ],
        "rhythms": lambda: (rhythms.offered(space), rhythms.for_today(space)),
        "nearer": lambda: why.why(space).closeness,
        "action": lambda: why.why(space).away,
        "closeness by person": lambda: why_averages.averages(space, "closeness"),
        "weeks": lambda: [week_of(space, back) for back in range(3)],
        "people beside the inquiry": lambda: [
            shelf.found
            for question in inquiry_questions()
            for shelf in inquiry_beside.beside(space, question)
            if shelf.kind in {"people", "pulled_away", "nearer"}
        ],
    }


def worded(space: Space, draft: Wording) -> list[str]:
    """What is suggested to be said instead of what stands in a draft."""
    looked = notes.noted(space, drafts.text_of(draft), asked=True).looked
    return [note.suggestion for note in looked.notes if note.suggestion] if looked else []


def week_of(space: Space, back: int) -> tuple[object, ...]:
    name = week.week_of((space.now() - timedelta(weeks=back)).date()).name
    found = week.review(space, week.lived(space, name))
    return found.tried, found.fears, found.urges, found.tried_told, found.fears_told


def naming(space: Space, person: Person) -> list[str]:
    """Which suggestions hold the person's id or name."""
    name = re.compile(rf"{person.id}|\b{re.escape(person.alias)}\b")
    return [key for key, asked in suggestions(space).items() if name.search(repr(asked()))]


def test_without_a_mark_the_same_person_is_suggested_in_many_ways(sam) -> None:
    assert len(naming(sam, most_met(sam))) >= 6, "else the next tests could not fail"


def test_once_marked_they_are_in_no_suggestion_on_any_day(sam, clock) -> None:
    one = most_met(sam)
    safety.mark(sam, one.id, unsafe=True)
    assert naming(sam, one) == []
    for _day in range(DAYS):
        clock.move(days=1)
        offer = invitations.today(sam)
        assert offer is None or (offer.person is None or offer.person.id != one.id)
        assert one.alias not in repr(offer)


def test_nobody_in_the_whole_life_slips_through(sam) -> None:
    for one in sam.all(Person):
        safety.mark(sam, one.id, unsafe=True)
        assert naming(sam, one) == [], one.alias
        safety.mark(sam, one.id, unsafe=False)


def test_with_everybody_marked_nothing_is_left_to_suggest(sam) -> None:
    for one in sam.all(Person):
        safety.mark(sam, one.id, unsafe=True)
    offer = invitations.today(sam)
    assert offer is None or offer.person is None
    assert steps.offered_people(sam) == ()
    assert confiding.whom(sam, "facts").found == ()
    assert {one.about for one in relationships.read_map(sam).placed} <= {""}


def test_what_was_drawn_for_today_is_taken_back_by_a_mark(sam, clock) -> None:
    for _day in range(DAYS):
        clock.move(days=1)
        offer = invitations.today(sam)
        if offer is not None and offer.person is not None:
            break
    safety.mark(sam, offer.person.id, unsafe=True)
    again = invitations.today(sam)
    assert again is None or again.person is None or again.person.id != offer.person.id


def test_moving_away_from_them_is_counted_nowhere(sam) -> None:
    one = most_met(sam)
    before = why_averages.all_fates(sam)
    with_them = [
        m
        for m in sam.all(Moment)
        if one.id in m.people and m.action and m.way == "prompt" and m.urge
    ]
    safety.mark(sam, one.id, unsafe=True)
    after = why_averages.all_fates(sam)
    assert before.answered - after.answered == len(with_them) > 0
    shown = [
        m
        for question in inquiry_questions()
        for shelf in inquiry_beside.beside(sam, question)
        if shelf.kind == "pulled_away"
        for m in shelf.found
    ]
    assert all(one.id not in m.people for m in shown)


def test_a_pattern_with_them_is_not_told_as_gone(sam) -> None:
    one = most_met(sam)
    told = why.why(sam)
    safety.mark(sam, one.id, unsafe=True)
    assert one.alias not in repr(why.why(sam).withdrawn)
    assert len(told.urge.claims) == len(why.why(sam).urge.claims), "an urge to go may be told of"


def test_the_urge_with_them_asks_nobody_to_stay(sam) -> None:
    one = most_met(sam)
    safety.mark(sam, one.id, unsafe=True)
    urge = urges.begin(sam, person=one.id)
    assert urges.offered(sam, urge) == ("leave", "break")


def test_no_weekly_form_is_offered_after_a_moment_with_them(sam, clock) -> None:
    one = most_met(sam)
    clock.move(days=30)
    moment = Moment(id="0c" * 16, when=sam.now(), people=(one.id,), urge=3)
    assert relationships.offered_after(sam, moment) is not None
    safety.mark(sam, one.id, unsafe=True)
    assert relationships.offered_after(sam, moment) is None


def test_no_scene_of_opening_up_is_offered_about_them(sam) -> None:
    one = most_met(sam)
    before = drafts.scenes(sam, one.id)
    safety.mark(sam, one.id, unsafe=True)
    after = drafts.scenes(sam, one.id)
    assert {scene.task for scene in before} == set(TASKS)
    assert after
    assert {scene.task for scene in after} <= {"say_a_need", "set_a_boundary", "take_a_break"}
    assert drafts.keeps_distance(sam, one.id)


def test_no_draft_to_them_and_none_that_names_them_gets_other_words(sam) -> None:
    one = most_met(sam)
    said = "I feel ignored. You never listen. I need you to come at once."
    kept = [
        drafts.write(sam, Written(said, person=one.id)),
        drafts.write(sam, Written(f"{one.alias}, {said}")),
        drafts.write(sam, Written(said, replying_to=f"{one.alias} says hello.")),
    ]
    assert all(worded(sam, draft) for draft in kept)
    safety.mark(sam, one.id, unsafe=True)
    for draft in kept:
        assert worded(sam, draft) == []
        assert drafts.rests(sam, draft)
        for note in noticed.look(said).notes:
            with pytest.raises(BadInput):
                drafts.use(sam, draft.id, note.key)


def test_a_fear_about_them_asks_nothing_but_can_be_answered(sam, clock) -> None:
    one = most_met(sam)
    fear = fears.write(sam, "They shout at me", 60, person=one.id)
    clock.move(days=5)
    assert fear.id in {found.id for found in fears.due(sam)}
    safety.mark(sam, one.id, unsafe=True)
    assert fear.id not in {found.id for found in fears.due(sam)}
    assert fears.answer(sam, fear.id, "no").outcome == "no"
    assert isinstance(sam.get(Fear, fear.id), Fear)


def test_their_own_record_stays_whole(sam) -> None:
    one = most_met(sam)
    before = kept_moments.find(sam, kept_moments.Wanted(person=one.id)).count
    safety.mark(sam, one.id, unsafe=True)
    assert kept_moments.find(sam, kept_moments.Wanted(person=one.id)).count == before > 0
    assert echoes.offered(sam)
    assert one.id in people.names(sam)


def test_suggestions_at_rest_stop_as_much_as_a_mark(sam) -> None:
    one = most_met(sam)
    rest(sam, one)
    assert naming(sam, one) == []
    safety.lift(sam, one.id)
    assert len(naming(sam, one)) >= 6


def test_another_name_for_somebody_unsafe_brings_nothing_back(sam) -> None:
    one = most_met(sam)
    steps.write(sam, steps.Written(f"Tell {one.alias} what I miss", "fear"))
    safety.mark(sam, one.id, unsafe=True)
    people.change(sam, replace(one, alias="T."))
    assert naming(sam, one) == []


def test_nothing_comes_back_when_somebody_unsafe_is_deleted(sam, clock) -> None:
    one = most_met(sam)
    steps.write(sam, steps.Written(f"Tell {one.alias} what I miss", "fear"))
    safety.mark(sam, one.id, unsafe=True)
    parting.erase(sam, one.id)
    assert set(naming(sam, one)) <= OWN_RECORD
    for _day in range(DAYS):
        clock.move(days=1)
        assert one.alias not in repr(invitations.today(sam))


def rest(space: Space, person: Person) -> None:
    space.put(Safety(id=safety_id(person.id), person=person.id, since=space.now(), rests=True))


def test_a_step_of_ones_own_that_only_names_them_is_about_them(sam, clock) -> None:
    one = most_met(sam)
    words = f"Ring {one.alias.lower()} and say that I miss them."
    kept = steps.write(sam, steps.Written(words, "facts", line="It is me.", hard=1))
    planned = tries.plan(sam, kept.key, tries.Plan())
    assert kept in steps.wanted(sam, None, "")
    assert invitations.planned(sam) is not None
    safety.mark(sam, one.id, unsafe=True)
    assert steps.is_about_unsafe(sam, kept)
    assert kept not in steps.wanted(sam, None, "")
    assert (found := invitations.planned(sam)) is None or found.id != planned.id
    for _day in range(DAYS):
        clock.move(days=1)
        while (offer := invitations.today(sam)) is not None:
            assert words not in repr(offer)
            if invitations.say(sam, "another", offer.number) is None:
                break
    safety.mark(sam, one.id, unsafe=False)
    assert kept in steps.wanted(sam, None, "")


def test_a_way_of_ones_own_that_names_them_is_not_offered_but_kept(sam) -> None:
    one = most_met(sam)
    way = strategies.keep(sam, Strategy(id="", noted=NOW, name=f"Lean on {one.alias}"))
    assert way.id in {found.id for found in strategies.offered(sam)}
    safety.mark(sam, one.id, unsafe=True)
    assert way.id not in {found.id for found in strategies.offered(sam)}
    assert way.id in {found.id for found in strategies.put_away(sam)}


def test_while_heavy_words_wait_nothing_leads_closer_to_anybody(sam) -> None:
    sam.put(Moment(id="0e" * 16, when=sam.now(), words="I am going to kill myself tonight."))
    assert safety.suggestions_held(sam)
    assert invitations.today(sam) is None
    assert invitations.planned(sam) is None
    assert confiding.whom(sam, "facts").found == ()
    assert rhythms.offered(sam) == ()
    assert gaps.old_ties(sam) == ()
    assert all(scene.distance or scene.task == "set_a_boundary" for scene in drafts.scenes(sam))
    around = today.today(sam)
    assert (around.step, around.planned, around.word, around.outcome) == (None, None, None, None)
    assert around.invitation not in {"person", "place"}
    urge = urges.begin(sam)
    assert urges.offered(sam, urge) == ("leave", "break")
    safety.lift_all(sam)
    assert confiding.whom(sam, "facts").found
