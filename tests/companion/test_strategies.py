"""Strategies: the written ones and Mira's own, offered, kept, put away and deleted."""

import random
from datetime import timedelta

import pytest
from msgspec.structs import replace

from nearer import content
from nearer.companion import strategies, trials
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.practice import Strategy
from nearer.domain.values import Moment, Tag


def own(space, name: str = "Hum the bass line", **words: str) -> Strategy:
    return strategies.keep(space, Strategy(id="", noted=space.now(), name=name, **words))


def test_there_are_many_and_the_control_is_not_offered_as_one(space) -> None:
    ways = strategies.offered(space)
    assert len(ways) >= 25
    assert all(way.how and way.why and way.triggers for way in ways)
    assert content.CONTROL_STRATEGY not in {way.id for way in ways}
    assert strategies.get(space, content.CONTROL_STRATEGY).name == "Just notice"


def test_own_ones_stand_first_and_fit_everything(space) -> None:
    mine = own(space, how="Low part.\n\n Twice. ")
    for trigger, kind in (("", ""), ("no_reply", "alone"), ("affection", "with somebody")):
        first = strategies.offered(space, trigger, kind)[0]
        assert (first.id, first.how) == (mine.id, ("Low part.", "Twice."))


def test_they_are_narrowed_by_trigger_and_by_company(space) -> None:
    for way in strategies.offered(space, "no_reply"):
        assert "no_reply" in way.triggers
    assert not any(way.needs_other for way in strategies.offered(space, "", "alone"))
    assert all(way.needs_other for way in strategies.offered(space, "", "with somebody"))
    assert strategies.offered(space, "no such tag") == ()


def test_sent_twice_it_is_one_and_a_name_is_taken_once(space) -> None:
    assert own(space).id == own(space).id
    for taken in ("HUM THE BASS LINE", "Just Notice", "name it"):
        with pytest.raises(BadInput) as refused:
            own(space, taken, how="another way")
        assert refused.value.field == "name"


def test_put_away_it_is_offered_no_more_and_can_come_back(space) -> None:
    mine = own(space)
    strategies.set_aside(space, mine.id, away=True)
    assert mine.id not in {way.id for way in strategies.offered(space)}
    assert [way.id for way in strategies.put_away(space)] == [mine.id]
    strategies.set_aside(space, mine.id, away=False)
    assert mine.id in {way.id for way in strategies.offered(space)}


def test_while_it_is_in_a_running_experiment_its_words_stay(space) -> None:
    mine = own(space)
    strategies.keep(space, Strategy(id=mine.id, noted=mine.noted, name=mine.name, how="Once."))
    trial = trials.begin(space, trials.planned(space, (mine.id,)), consent=True)
    changed = Strategy(id=mine.id, noted=mine.noted, name="Hum", how="Twice.")
    for act in (
        lambda: strategies.keep(space, changed),
        lambda: strategies.undo(space, mine.id),
        lambda: strategies.erase(space, mine.id),
    ):
        with pytest.raises(BadInput):
            act()
    assert strategies.get(space, mine.id).how == ("Once.",)
    trials.end(space, trial.id)
    assert strategies.keep(space, changed).name == "Hum"


def test_what_came_with_nearer_cannot_be_deleted(space) -> None:
    for act in (strategies.erase, strategies.undo):
        with pytest.raises(NotFound):
            act(space, "name_it")


def test_a_few_are_offered_for_what_was_noted_the_most_fitting_first(settle) -> None:
    tags = [Tag(id=key, name=key, starter=key) for key in ("no_reply", "seemed_cold", "left_out")]
    space = settle(*tags).space
    few = strategies.for_moment(space, [tag.id for tag in tags])
    assert len(few) == strategies.A_FEW
    assert set(few[0].triggers) >= {tag.starter for tag in tags}
    assert strategies.for_moment(space, []) == ()
    mine = own(space)
    assert [way.id for way in strategies.for_moment(space, [])] == [mine.id]


def test_where_closeness_may_be_unsafe_none_is_done_with_somebody(settle) -> None:
    space = settle(Tag(id="t", name="praised", starter="affection")).space
    own(space)
    assert any(way.needs_other for way in strategies.for_moment(space, ["t"]))
    assert not any(way.needs_other for way in strategies.for_moment(space, ["t"], held=True))


def life(clock, raising: float, seed: int = 2) -> list[Moment]:
    """400 prompted check-ins; "quiet" raises the urge by that much."""
    chance, first = random.Random(seed), clock.now - timedelta(hours=9 * 400)
    moments = []
    for number in range(400):
        there = chance.random() < 0.4
        felt = chance.gauss(4 + (raising if there else 0), 1.2)
        moments.append(
            Moment(
                id=f"m{number:03d}",
                when=first + timedelta(hours=9 * number),
                way="prompt",
                tags=("quiet",) if there else (),
                urge=min(10, max(0, round(felt))),
            )
        )
    return moments


def test_strategies_are_offered_for_what_is_established_to_raise_the_urge(settle, clock) -> None:
    space = settle(Tag(id="quiet", name="no reply", starter="no_reply"), *life(clock, 3)).space
    (one,) = strategies.fitting(space)
    assert (one.name, one.key) == ("no reply", "no_reply")
    assert all("no_reply" in way.triggers for way in one.ways)


@pytest.mark.parametrize(
    ("raising", "starter"),
    [(0, "no_reply"), (-3, "no_reply"), (3, "")],
    ids=["none", "less", "own"],
)
def test_nothing_is_offered_for_what_does_not_raise_it_or_is_ones_own(
    settle, clock, raising, starter
) -> None:
    space = settle(Tag(id="quiet", name="quiet", starter=starter), *life(clock, raising)).space
    assert strategies.fitting(space) == ()


def test_while_a_flag_is_open_no_written_one_with_somebody_is_offered(space, monkeypatch) -> None:
    mine = own(space)
    assert any(way.needs_other and way.own is None for way in strategies.offered(space))
    monkeypatch.setattr(strategies, "suggestions_held", lambda _space: True)
    for trigger in ("", "no_reply", "affection"):
        ways = strategies.offered(space, trigger)
        assert [way.id for way in ways if way.needs_other] == [mine.id]
        assert len(ways) > 1


def test_a_trial_is_running_for_a_strategy_by_its_first_plan(space) -> None:
    mine = own(space)
    trial = trials.begin(space, trials.planned(space, (mine.id,)), consent=True)
    space.put(replace(trial, ended=space.now()))
    assert not strategies.in_running_trial(space, mine.id)
    space.put(trial)  # an older writing that comes in last
    assert not strategies.in_running_trial(space, mine.id)
    space.put(replace(trial, arms=("just_notice", "name_it")))
    assert not strategies.in_running_trial(space, "name_it")
