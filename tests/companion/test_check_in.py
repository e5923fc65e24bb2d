"""The check-in: a draft that becomes one moment, whatever is sent twice."""

from datetime import timedelta
from typing import Any

import pytest

from nearer.companion import check_in, people, prompts, tags
from nearer.companion.check_in import Feeling, Situation
from nearer.companion.fears import EARLIEST, LATEST, asks_at
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.values import Draft, Fear, Moment


def asked(mira: Any) -> str:
    """Move to just after the first prompt of the day; its name."""
    mira.clock.set(prompts.drawn(mira.space).times[0] + timedelta(minutes=1))
    return prompts.open_now(mira.space)


def test_the_first_screen_is_kept_and_the_second_turns_it_into_a_moment(space: Any) -> None:
    who, what = people.add(space, "Ada"), tags.add(space, "criticised")
    draft = check_in.begin(space, Situation((who.id,), tags=(what.id, what.id)))
    assert space.all(Draft) == (draft,)
    moment = check_in.finish(space, draft, Feeling(urge=7, closeness=3, words="  left early "))
    assert space.all(Draft) == ()
    assert space.all(Moment) == (moment,)
    assert (moment.id, moment.people, moment.tags) == (draft.id, (who.id,), (what.id,))
    assert (moment.urge, moment.closeness, moment.mood) == (7, 3, None)
    assert moment.words == "left early"


def test_finishing_erases_nothing_and_undo_never_brings_the_draft_back(mira: Any) -> None:
    space = mira.space
    before = mira.gate.records.mark(space.vault_id).erased
    moment = check_in.finish(space, check_in.begin(space, Situation(alone=True)), Feeling(urge=2))
    assert mira.gate.records.mark(space.vault_id).erased == before
    with pytest.raises(NotFound):
        space.undo(moment.id)
    again = mira.opened_again()
    assert again.all(Draft) == ()
    assert again.all(Moment) == (moment,)


def test_letting_go_of_a_finished_check_in_keeps_the_moment(space: Any) -> None:
    draft = check_in.begin(space, Situation(alone=True))
    moment = check_in.finish(space, draft, Feeling(urge=2))
    check_in.drop(space, draft.id)
    check_in.drop(space, "preferences")
    assert space.all(Moment) == (moment,)
    assert space.preferences().began is not None


def test_a_draft_finished_much_later_counts_as_self_started(mira: Any) -> None:
    assert asked(mira)
    draft = check_in.begin(mira.space, Situation(alone=True))
    assert draft.way == "prompt"
    mira.clock.move(hours=2)
    assert check_in.finish(mira.space, draft, Feeling(urge=2)).way == "self"


def test_a_draft_survives_a_kill_and_is_offered_for_two_days(mira: Any) -> None:
    draft = check_in.begin(mira.space, Situation(alone=True))
    again = mira.opened_again()
    assert check_in.unfinished(again) == draft
    mira.clock.move(days=2, minutes=1)
    assert check_in.unfinished(again) is None


def test_the_first_screen_sent_again_changes_the_same_draft(space: Any) -> None:
    draft = check_in.begin(space, Situation(alone=True))
    changed = check_in.begin(space, Situation((people.add(space, "Ada").id,)), draft.id)
    assert (changed.id, changed.when) == (draft.id, draft.when)
    assert space.all(Draft) == (changed,)
    assert not changed.alone


def test_the_first_screen_pressed_twice_makes_one_draft(space: Any) -> None:
    once = check_in.begin(space, Situation(alone=True))
    assert check_in.begin(space, Situation(alone=True)) == once
    assert space.all(Draft) == (once,)


def test_the_second_screen_sent_twice_makes_one_moment_and_one_fear(space: Any) -> None:
    draft = check_in.begin(space, Situation())
    feeling = Feeling(urge=8, fear="they will laugh", likely=70)
    assert check_in.finish(space, draft, feeling) == check_in.finish(space, draft, feeling)
    assert len(space.all(Moment)) == len(space.all(Fear)) == 1


def test_a_check_in_within_the_window_answers_the_prompt(mira: Any) -> None:
    prompt = asked(mira)
    draft = check_in.begin(mira.space, Situation())
    moment = check_in.finish(mira.space, draft, Feeling(urge=1))
    assert (moment.way, moment.prompt) == ("prompt", prompt)
    assert prompts.open_now(mira.space) == ""


def test_a_check_in_without_a_prompt_is_self_started(space: Any) -> None:
    draft = check_in.begin(space, Situation())
    assert (draft.way, draft.prompt) == ("self", "")


def test_two_tabs_on_one_prompt_give_one_prompted_moment(mira: Any) -> None:
    asked(mira)
    one = check_in.begin(mira.space, Situation())
    other = check_in.begin(mira.space, Situation(alone=True))
    ways = [check_in.finish(mira.space, draft, Feeling(urge=5)).way for draft in (one, other)]
    assert ways == ["prompt", "self"]


def test_the_second_screen_of_a_prompted_check_in_sent_twice_stays_prompted(mira: Any) -> None:
    asked(mira)
    draft = check_in.begin(mira.space, Situation())
    check_in.finish(mira.space, draft, Feeling(urge=5))
    assert check_in.finish(mira.space, draft, Feeling(urge=5)).way == "prompt"
    assert [m.way for m in mira.space.all(Moment)] == ["prompt"]


def test_the_moment_happened_when_the_first_screen_was_sent(mira: Any) -> None:
    draft = check_in.begin(mira.space, Situation())
    mira.clock.move(hours=1)
    moment = check_in.finish(mira.space, draft, Feeling(mood=2))
    assert moment.when == draft.when == mira.clock() - timedelta(hours=1)


def test_the_hour_is_kept_as_it_was_lived(settle: Any) -> None:
    mira = settle(zone="Asia/Kolkata")
    draft = check_in.begin(mira.space, Situation())
    kept = mira.opened_again().get(Draft, draft.id)
    assert kept.when.utcoffset() == timedelta(hours=5, minutes=30)
    assert (kept.when.hour, kept.when.minute) == (11, 30)


def test_a_skip_is_remembered_as_a_skip_once(mira: Any) -> None:
    prompt = asked(mira)
    check_in.skip(mira.space)
    check_in.skip(mira.space)
    assert [(m.skipped, m.prompt, m.urge) for m in mira.space.all(Moment)] == [(True, prompt, None)]


def test_skipping_halfway_drops_the_draft_and_remembers_the_skip(mira: Any) -> None:
    prompt = asked(mira)
    draft = check_in.begin(mira.space, Situation(alone=True))
    mira.clock.move(hours=3)  # the window is over, yet this check-in was asked for
    check_in.skip(mira.space, draft.id)
    assert mira.space.all(Draft) == ()
    assert [(m.skipped, m.prompt) for m in mira.space.all(Moment)] == [(True, prompt)]


def test_skipping_without_a_prompt_leaves_nothing(space: Any) -> None:
    check_in.skip(space)
    check_in.skip(space, check_in.begin(space, Situation()).id)
    assert space.all(Moment) == ()
    assert space.all(Draft) == ()


def test_nothing_chosen_is_refused_and_the_draft_stays(space: Any) -> None:
    draft = check_in.begin(space, Situation())
    with pytest.raises(BadInput) as told:
        check_in.finish(space, draft, Feeling(words=" \n "))
    assert told.value.field == "urge"
    assert space.all(Draft) == (draft,)
    assert space.all(Moment) == ()


def test_zero_is_an_answer(space: Any) -> None:
    moment = check_in.finish(space, check_in.begin(space, Situation()), Feeling(urge=0))
    assert moment.urge == 0


def test_alone_with_somebody_is_refused(space: Any) -> None:
    with pytest.raises(BadInput):
        check_in.begin(space, Situation((people.add(space, "Ada").id,), alone=True))
    assert space.all(Draft) == ()


@pytest.mark.parametrize("situation", [Situation(people=("x",)), Situation(tags=("x",))])
def test_people_and_tags_that_are_not_here_are_refused(space: Any, situation: Situation) -> None:
    with pytest.raises(BadInput):
        check_in.begin(space, situation)


def test_a_tag_merged_away_meanwhile_is_refused(space: Any) -> None:
    gone, into = tags.add(space, "cold"), tags.add(space, "seemed cold")
    tags.merge(space, gone.id, into.id)
    with pytest.raises(BadInput):
        check_in.begin(space, Situation(tags=(gone.id,)))


@pytest.mark.parametrize(
    ("feeling", "field"),
    [
        (Feeling(urge=11), "urge"),
        (Feeling(closeness=-1), "closeness"),
        (Feeling(mood=99), "mood"),
        (Feeling(urge=1, action="ran"), "action"),  # type: ignore[arg-type]
        (Feeling(urge=1, fear="they leave"), "likely"),
        (Feeling(urge=1, fear="they leave", likely=101), "likely"),
        (Feeling(urge=1, words="a\x00b"), "words"),
        (Feeling(urge=1, words="x" * 20_001), "words"),
        (Feeling(urge=1, fear="\x07", likely=5), "fear"),
    ],
)
def test_what_cannot_be_meant_is_refused_beside_its_field(
    space: Any, feeling: Feeling, field: str
) -> None:
    draft = check_in.begin(space, Situation())
    with pytest.raises(BadInput) as told:
        check_in.finish(space, draft, feeling)
    assert told.value.field == field
    assert check_in.unfinished(space) == draft


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "👩‍👩‍👧 🫂", "אני רוצה לברוח", "a\n\nb"]
)
def test_words_of_every_kind_come_back_as_typed(mira: Any, words: str) -> None:
    draft = check_in.begin(mira.space, Situation())
    check_in.finish(mira.space, draft, Feeling(words=words))
    assert [m.words for m in mira.opened_again().all(Moment)] == [words]


def test_a_fear_is_due_after_some_days_and_belongs_to_the_one_person_there(space: Any) -> None:
    who = people.add(space, "Ada")
    draft = check_in.begin(space, Situation((who.id,)))
    moment = check_in.finish(space, draft, Feeling(urge=6, fear="she is angry", likely=0))
    (fear,) = space.all(Fear)
    assert (fear.person, fear.moment, fear.likely) == (who.id, moment.id, 0)
    assert fear.due == asks_at(fear.id, moment.when)
    assert moment.when + EARLIEST <= fear.due <= moment.when + LATEST


def test_a_fear_is_dated_when_it_is_written_however_old_its_check_in(mira: Any) -> None:
    draft = check_in.begin(mira.space, Situation(alone=True))
    mira.clock.move(days=10)
    moment = check_in.finish(mira.space, draft, Feeling(urge=6, fear="a no", likely=90))
    (fear,) = mira.space.all(Fear)
    assert (fear.when, fear.moment) == (mira.clock(), moment.id)
    assert mira.clock() + EARLIEST <= fear.due <= mira.clock() + LATEST
    assert moment.when == draft.when


def test_a_fear_added_to_a_finished_check_in_changes_nothing_else_of_it(mira: Any) -> None:
    draft = check_in.begin(mira.space, Situation(alone=True))
    moment = check_in.finish(mira.space, draft, Feeling(urge=6))
    mira.clock.move(days=60)
    check_in.add_fear(mira.space, moment, Feeling(fear="a no", likely=95))
    check_in.add_fear(mira.space, moment, Feeling(fear="another", likely=5))
    (fear,) = mira.space.all(Fear)
    assert (fear.words, fear.likely, fear.when) == ("a no", 95, mira.clock())
    assert mira.space.all(Moment) == (moment,)


def test_the_second_screen_sent_again_cannot_move_a_number_whose_time_has_come(mira: Any) -> None:
    draft = check_in.begin(mira.space, Situation(alone=True))
    check_in.finish(mira.space, draft, Feeling(urge=6, fear="a no", likely=30))
    mira.clock.move(days=6)
    check_in.finish(mira.space, draft, Feeling(urge=6, fear="a no", likely=99))
    assert [fear.likely for fear in mira.space.all(Fear)] == [30]


def test_with_two_people_a_fear_belongs_to_none_unless_told(space: Any) -> None:
    both = people.add(space, "Ada"), people.add(space, "Ben")
    situation = Situation(tuple(p.id for p in both))
    for person in ("", both[1].id):
        draft = check_in.begin(space, situation)
        feeling = Feeling(fear="they will talk", likely=40, fear_person=person)
        check_in.finish(space, draft, feeling)
    assert [fear.person for fear in space.all(Fear)] == ["", both[1].id]
