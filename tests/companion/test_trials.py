"""An experiment from consent to its end: what is offered, asked, learned from and deleted."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from nearer.companion import safety, strategies, trial_draws, trials, urges
from nearer.companion.trial_results import standing
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.practice import Drawn, NotBefore, Strategy, Trial
from nearer.domain.values import Moment, Person, Revision

ARMS = ("just_notice", "long_out_breath")
DAY = timedelta(days=1)


def begin(space, *keys: str, **wishes) -> Trial:
    plan = trials.planned(space, keys or ("long_out_breath",), **wishes)
    return trials.begin(space, plan, consent=True)


def drawn_now(space, strength: int = 7):
    return trials.draw(space, urges.begin(space, strength))


def revisions(space, draw_id: str) -> int:
    return len(space.history(draw_id))


# Beginning


def test_nothing_begins_without_consent(space) -> None:
    plan = trials.planned(space, ("long_out_breath",))
    with pytest.raises(BadInput) as refused:
        trials.begin(space, plan, consent=False)
    assert refused.value.field == "consent"
    assert trials.all_trials(space) == ()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"strategies": ()}, "strategies"),
        ({"strategies": ("feed_the_cat",)}, "strategies"),
        ({"strategies": ("just_notice",)}, "strategies"),
        ({"strategies": ("name_it", "small_ask", "next_year")}, "strategies"),
        ({"strategies": ("name_it",), "good": "obeyed"}, "good"),
        ({"strategies": ("name_it",), "urge_from": 0}, "urge_from"),
        ({"strategies": ("name_it",), "urge_from": 10}, "urge_from"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(space, given, field) -> None:
    with pytest.raises(BadInput) as refused:
        trials.planned(space, **given)
    assert refused.value.field == field


def test_one_runs_at_a_time_and_the_same_consent_sent_twice_is_one(space, clock) -> None:
    first = begin(space)
    assert begin(space).id == first.id
    for other in (("name_it",), ("long_out_breath", "name_it")):
        with pytest.raises(BadInput):
            begin(space, *other)
    with pytest.raises(BadInput):
        begin(space, good="closeness")
    clock.move(hours=1)
    with pytest.raises(BadInput):
        begin(space)
    trials.end(space, first.id)
    assert begin(space, "name_it").id != first.id


def test_of_two_processes_that_begin_at_once_the_first_counts(mira, monkeypatch) -> None:
    one, two = mira.space, mira.opened_again()
    first = begin(one, "name_it")
    monkeypatch.setattr(two, "refresh", late_once(two.refresh))
    with pytest.raises(BadInput, match="running already"):
        begin(two)
    one.refresh()
    for space in (one, two):
        assert [trial.id for trial in trials.all_trials(space)] == [first.id]


def test_the_same_plan_begun_by_two_processes_at_once_is_one(mira, monkeypatch) -> None:
    one, two = mira.space, mira.opened_again()
    first = begin(one)
    monkeypatch.setattr(two, "refresh", late_once(two.refresh))
    assert begin(two) == first
    assert len(mira.opened_again().all(Trial)) == 1


def late_once(refresh):
    """A refresh that sees nothing the first time, as for a process that is a moment too early."""
    calls = iter([lambda: None])
    return lambda: next(calls, refresh)()


def test_the_id_of_a_deleted_one_is_never_given_again(space) -> None:
    first = begin(space)
    old = drawn_now(space).draw
    trials.erase(space, first.id)
    second = begin(space, "name_it")
    space.put(old)  # as from a backup
    assert second.id != first.id
    assert trial_draws.draws_of(space, second) == ()


# When something is offered


def test_a_draw_is_offered_at_an_urge_that_is_strong_enough_and_now(space, clock) -> None:
    trial = begin(space, urge_from=6)
    assert trials.offer(space, urges.begin(space, 6)) == trial
    assert trials.offer(space, urges.begin(space, 5)) is None
    assert trials.offer(space, urges.begin(space, None)) is None
    late = urges.begin(space, 8)
    clock.move(hours=2)
    assert trials.offer(space, late) is None


def test_an_urge_from_before_the_trial_is_not_drawn_for(space, clock) -> None:
    urge = urges.begin(space, 8)
    clock.move(minutes=1)
    begin(space)
    assert trials.offer(space, urge) is None


def test_nothing_is_drawn_while_paused_or_after_the_end(space) -> None:
    trial = begin(space)
    trials.pause(space, trial.id, paused=True)
    assert trials.offer(space, urges.begin(space, 7)) is None
    trials.pause(space, trial.id, paused=False)
    assert trials.offer(space, urges.begin(space, 8)) == trial
    trials.end(space, trial.id)
    assert trials.offer(space, urges.begin(space, 9)) is None
    with pytest.raises(BadInput):
        trials.pause(space, trial.id, paused=False)


def test_one_draw_to_a_window_so_that_no_outcome_belongs_to_two(space, clock) -> None:
    begin(space)
    drawn_now(space)
    clock.move(hours=23)
    assert trials.offer(space, urges.begin(space, 8)) is None
    clock.move(hours=1)
    assert trials.offer(space, urges.begin(space, 8)) is not None


def test_one_draw_to_a_window_of_whichever_experiment(space, clock) -> None:
    first = begin(space)
    drawn_now(space)
    trials.end(space, first.id)
    begin(space, "name_it")
    clock.move(hours=23)
    assert trials.offer(space, urges.begin(space, 8)) is None
    clock.move(hours=1)
    assert trials.offer(space, urges.begin(space, 8)) is not None


def test_nothing_is_drawn_about_somebody_unsafe_or_under_a_flag(space, monkeypatch) -> None:
    begin(space)
    urge = replace(urges.begin(space, 8), person="robin")
    assert trials.offer(space, urge) is not None
    monkeypatch.setattr(urges, "unsafe_people", lambda _space: frozenset({"robin"}))
    assert trials.offer(space, urge) is None
    monkeypatch.setattr(urges, "unsafe_people", lambda _space: frozenset())
    monkeypatch.setattr(urges, "suggestions_held", lambda _space: True)
    assert trials.offer(space, urge) is None


def test_no_way_that_names_somebody_unsafe_is_drawn(space) -> None:
    robin = Person(id="0a" * 16, alias="Robin")
    space.put(robin)
    own = strategies.keep(space, Strategy(id="", noted=space.now(), name="Lean on Robin"))
    begin(space, own.id)
    urge = urges.begin(space, 8)
    assert trials.offer(space, urge) is not None
    safety.mark(space, robin.id, unsafe=True)
    assert trials.offer(space, urge) is None


def test_somebody_unsafe_counts_from_the_check_in_and_after_their_name_was_taken_out(
    space, monkeypatch
) -> None:
    begin(space)
    moment = Moment(id="m", when=space.now(), way="self", people=("robin", "kim"), urge=8)
    robin = Person(id="robin", alias="Robin")
    space.put(moment, robin)
    from_check_in = urges.begin(space, 8, moment="m")
    renamed = urges.change(space, urges.begin(space, 9, person="robin").id, person="")
    for urge in (from_check_in, renamed):
        assert trials.offer(space, urge) is not None
    monkeypatch.setattr(urges, "unsafe_people", lambda _space: frozenset({"robin"}))
    for urge in (from_check_in, renamed):
        assert trials.offer(space, urge) is None


def test_no_outcome_is_asked_while_closeness_is_held(space, clock, monkeypatch) -> None:
    begin(space)
    space.put(Person(id="robin", alias="Robin"))
    trials.draw(space, urges.begin(space, 8, person="robin"))
    clock.move(days=1)
    assert len(trials.due(space)) == 1
    monkeypatch.setattr(urges, "unsafe_people", lambda _space: frozenset({"robin"}))
    assert trials.due(space) == ()
    monkeypatch.setattr(urges, "unsafe_people", lambda _space: frozenset())
    monkeypatch.setattr(urges, "suggestions_held", lambda _space: True)
    assert trials.due(space) == ()


def test_what_was_done_already_is_not_drawn_for(space) -> None:
    begin(space)
    urge = urges.begin(space, 8)
    assert trials.offer(space, urges.did(space, urge.id, "stayed")) is None


def test_nothing_is_planned_while_a_flag_is_open(space, monkeypatch) -> None:
    monkeypatch.setattr(trials, "suggestions_held", lambda _space: True)
    with pytest.raises(BadInput, match="whether you are safe"):
        trials.planned(space, ("long_out_breath",))


# The outcome


def test_the_outcome_is_asked_once_when_its_window_is_over(space, clock) -> None:
    begin(space)
    found = drawn_now(space)
    assert trials.due(space) == ()
    with pytest.raises(BadInput):
        trials.answer(space, found.draw.id, 1.0)
    clock.move(days=1)
    assert len(trials.due(space)) == 1
    trials.answer(space, found.draw.id, 1.0)
    assert trials.due(space) == ()


def test_the_same_answer_twice_is_one_and_another_within_the_hour_puts_it_right(
    space, clock
) -> None:
    trial = begin(space)
    found = drawn_now(space)
    clock.move(days=1)
    trials.answer(space, found.draw.id, 1.0)
    trials.answer(space, found.draw.id, 1.0)
    assert revisions(space, found.draw.id) == 2
    clock.move(minutes=59)
    assert trials.learned(space, trial).occasions == 0, "it can still change, so nothing is learned"
    assert trials.answer(space, found.draw.id, 0.0).draw.good == 0.0
    clock.move(minutes=1)
    with pytest.raises(BadInput):
        trials.answer(space, found.draw.id, 1.0)
    assert trials.learned(space, trial).occasions == 1
    assert standing(space, trial).told.arms[ARMS.index(found.draw.arm)].good == 0.0


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan")])
def test_an_outcome_outside_its_range_is_refused(space, clock, wrong) -> None:
    begin(space)
    found = drawn_now(space)
    clock.move(days=1)
    with pytest.raises(BadInput):
        trials.answer(space, found.draw.id, wrong)


def test_do_not_know_and_no_answer_leave_it_out(space, clock) -> None:
    trial = begin(space)
    first = drawn_now(space)
    clock.move(days=1)
    trials.answer(space, first.draw.id, None)
    drawn_now(space)
    clock.move(days=4)
    told = standing(space, trial).told
    assert (told.unknown, told.missing, told.counted, told.open) == (1, 1, 0, 0)
    assert trials.due(space) == ()


def test_an_answer_from_elsewhere_that_comes_too_late_changes_nothing(space, clock) -> None:
    trial = begin(space)
    found = drawn_now(space)
    clock.move(days=4.1)
    space.put(replace(found.draw, good=1.0, answered=clock.now))
    clock.move(days=1)
    told = standing(space, trial).told
    assert (told.missing, told.counted) == (1, 0)


@pytest.mark.parametrize(
    ("given", "written"),
    [(-0.5, 240), (0.5, 240), (-0.5, 0.5), (-30, -30)],
    ids=["earlier", "within the hour", "written within the hour too", "both earlier"],
)
def test_a_settled_answer_is_changed_by_nothing_that_comes_in(mira, given, written) -> None:
    """Hours from the first answer to the one from elsewhere: as it says, and as it was written."""
    space, clock = mira.space, mira.clock
    trial = begin(space)
    found = drawn_now(space)
    clock.move(days=2)
    first = trials.answer(space, found.draw.id, 1.0)
    at = clock.now
    clock.move(days=10)
    late = replace(found.draw, good=0.0, answered=at + timedelta(hours=given))
    comes_in(space, late, at + timedelta(hours=written))
    assert trial_draws.draws_of(space, trial) == (first,)
    assert trials.learned(space, trial).results()[0].good in {None, 1.0}


def test_what_was_missing_stays_missing_whatever_comes_in(space, clock) -> None:
    trial = begin(space)
    found = drawn_now(space)
    clock.move(days=10)
    in_time = found.draw.when + timedelta(hours=30)
    comes_in(space, replace(found.draw, good=1.0, answered=in_time), clock.now)
    assert standing(space, trial).told.missing == 1


@pytest.mark.parametrize("answered", [True, False])
def test_what_was_learned_from_stays_though_another_machine_was_in_time(
    mira, clock, answered
) -> None:
    """Both were used; the other one's answer comes in days after this one was learned from."""
    space, trial = mira.space, begin(mira.space)
    found = drawn_now(space)
    clock.move(days=1)
    at = clock.now
    if answered:
        trials.answer(space, found.draw.id, 1.0)
    clock.move(days=4)
    occasions = trials.learned(space, trial).occasions
    assert occasions == answered
    there = at + timedelta(minutes=30)
    comes_in(space, replace(found.draw, good=0.0, answered=there), there)
    comes_in(space, replace(found.draw, good=0.0, answered=there, settled=True), there)
    for one in (space, mira.opened_again()):
        (seen,) = trial_draws.draws_of(one, trial)
        assert seen.draw.good == (1.0 if answered else None)
        assert trials.learned(one, trial).occasions == occasions
    assert not trials.may_answer(space, seen)


def test_what_was_learned_from_is_marked_once(space, clock) -> None:
    trial = begin(space)
    found = drawn_now(space)
    clock.move(days=1)
    trials.answer(space, found.draw.id, 1.0)
    clock.move(hours=2)
    for _ in range(3):
        standing(space, trial)
    assert revisions(space, found.draw.id) == 3


def comes_in(space, value, written) -> None:
    """A revision from elsewhere, added after those that are here, with the time it was written."""
    row = space._seal(Revision(space.new_id(), written, value))
    space._records.write(space.vault_id, [row], [])
    space.refresh()


@pytest.mark.parametrize("paused", [True, False])
def test_an_older_revision_neither_pauses_nor_goes_on(space, clock, paused) -> None:
    trial = begin(space)
    before = clock.now
    clock.move(hours=1)
    trials.pause(space, trial.id, paused=not paused)
    clock.move(hours=1)
    trials.pause(space, trial.id, paused=paused)
    comes_in(space, replace(trial, paused=not paused), before)
    assert trials.running_trial(space).paused == paused
    trials.pause(space, trial.id, paused=not paused)
    assert trials.running_trial(space).paused != paused


def test_a_strategy_that_does_harm_is_stopped_and_nothing_more_is_offered(space, clock) -> None:
    trial = begin(space)
    for number in range(80):  # all goes well after noticing, and nothing after the strategy
        when = clock.now + timedelta(minutes=number)
        arm = ARMS[number % 2]
        space.put(
            Drawn(
                id=f"drawn-{trial.id}-{number}",
                trial=trial.id,
                occasion=str(number),
                when=when,
                arm=arm,
                probabilities=(0.5, 0.5),
                good=float(arm == "just_notice"),
                answered=when + DAY,
            )
        )
    clock.move(days=5)
    assert standing(space, trial).told.compared[0].status == "harms"
    assert standing(space, trial).over
    assert trials.offer(space, urges.begin(space, 9)) is None


def test_learning_stops_at_the_first_draw_that_may_still_be_answered(space, clock) -> None:
    """However late the first is answered, the second is never learned from before it."""
    trial = begin(space)
    first = drawn_now(space)
    clock.move(days=1)
    second = drawn_now(space)
    clock.move(days=1)
    trials.answer(space, second.draw.id, 1.0)
    clock.move(hours=2)
    assert trials.learned(space, trial).occasions == 0
    trials.answer(space, first.draw.id, 0.0)
    clock.move(hours=1)
    assert trials.learned(space, trial).occasions == 2


def test_an_outcome_is_asked_and_counts_after_the_end(space, clock) -> None:
    trial = begin(space)
    found = drawn_now(space)
    trials.end(space, trial.id)
    clock.move(days=1)
    trials.answer(space, found.draw.id, 1.0)
    clock.move(hours=1)
    assert standing(space, trials.all_trials(space)[0]).told.counted == 1


def test_an_ended_trial_does_not_begin_again_by_an_older_revision(space, clock) -> None:
    trial = begin(space)
    trials.end(space, trial.id)
    space.put(trial)
    assert trials.running_trial(space) is None


def test_a_draw_that_this_trial_cannot_have_made_is_left_out(space, clock) -> None:
    trial = begin(space)
    for number, (arm, chances) in enumerate(
        [("feed_the_cat", (0.5, 0.5)), ("just_notice", (0.9, 0.9)), ("just_notice", (0.01, 0.99))]
    ):
        space.put(
            Drawn(
                id=f"d{number}",
                trial=trial.id,
                occasion=f"u{number}",
                when=clock.now,
                arm=arm,
                probabilities=chances,
                good=1.0,
                answered=clock.now + DAY,
            )
        )
    clock.move(days=3)
    assert trials.learned(space, trial).occasions == 0
    assert standing(space, trial).told.compared[0].status == "not_yet"


@pytest.mark.parametrize(
    "wrong",
    [{"arms": ()}, {"arms": ("just_notice",)}, {"floor": 0.9}, {"alpha": 2.0}, {"hours": 0}],
)
def test_a_plan_that_no_trial_can_have_is_passed_over(space, clock, wrong) -> None:
    trial = replace(begin(space), id="trial-9", **wrong)
    space.put(trial, erase=[one.id for one in space.all(Trial)])
    assert trials.all_trials(space) == ()
    assert trials.due(space) == ()
    assert trials.offer(space, urges.begin(space, 8)) is None
    with pytest.raises(NotFound):
        trial_draws.plan_of(space, "trial-9")
    assert begin(space).id != "trial-9"


# Deleting


def test_a_deleted_trial_takes_its_draws_along(mira) -> None:
    trial = begin(mira.space)
    found = drawn_now(mira.space)
    trials.erase(mira.space, trial.id)
    again = mira.opened_again()
    assert again.find(Trial, trial.id) is None
    assert again.find(Drawn, found.draw.id) is None


def test_who_deletes_and_begins_again_draws_no_sooner(mira, clock) -> None:
    space = mira.space
    urge = urges.begin(space, 8)
    for _again in range(3):
        trial = begin(space)
        if _again == 0:
            trials.draw(space, urge)
        assert trials.offer(space, urge) is None
        assert trials.offer(space, urges.begin(space, 9)) is None
        trials.erase(space, trial.id)
        clock.move(minutes=1)
    assert len(space.all(Drawn)) == 0
    begin(mira.opened_again())
    clock.move(hours=23)
    assert trials.offer(mira.opened_again(), urges.begin(space, 9)) is None
    clock.move(hours=1)
    assert trials.offer(mira.opened_again(), urges.begin(space, 9)) is not None


def test_a_deleted_one_without_an_open_window_leaves_nothing(space, clock) -> None:
    trial = begin(space)
    drawn_now(space)
    clock.move(days=1)
    trials.erase(space, trial.id)
    assert space.all(NotBefore) == ()


def test_a_deleted_urge_leaves_its_draw(space, clock) -> None:
    begin(space)
    urge = urges.begin(space, 7)
    found = trials.draw(space, urge)
    urges.erase(space, urge.id)
    clock.move(days=1)
    assert trials.answer(space, found.draw.id, 1.0).draw.good == 1.0


def test_a_deleted_strategy_leaves_counts_without_its_name(space) -> None:
    own = strategies.keep(space, Strategy(id="", noted=space.now(), name="Hum a song"))
    trial = begin(space, own.id)
    with pytest.raises(BadInput):
        strategies.erase(space, own.id)
    trials.end(space, trial.id)
    strategies.erase(space, own.id)
    assert standing(space, trial).told.arms[1].name == ""
