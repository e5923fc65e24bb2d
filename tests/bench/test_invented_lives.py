"""The simulator of lives: what is known of a life must be true of it."""

import numpy as np
import pytest
from bench.lives import currents
from bench.lives.calendar import Clock, keep_calendar
from bench.lives.currents import Current
from bench.lives.kinds import KINDS, NULL, POWER, UNMENDABLE, UNSEEN, life_of
from bench.lives.life import live
from bench.lives.world import Answers, Habits, Moods, Triggers, World


def drawn(world, seed=1, days=200, tags=6):
    return live(world, np.random.default_rng(seed), days, tags)


def gap(life, tag):
    on = life.present[:, tag]
    return life.outcome[on].mean() - life.outcome[~on].mean()


@pytest.mark.parametrize("kind", KINDS)
def test_a_life_is_the_same_whatever_else_was_drawn(kind):
    one, again = life_of(kind, 1, 3, days=60, tags=8), life_of(kind, 1, 3, days=60, tags=8)
    other = life_of(kind, 1, 4, days=60, tags=8)
    assert one.when == again.when
    assert np.array_equal(one.present, again.present)
    assert np.array_equal(one.outcome, again.outcome)
    assert not np.array_equal(one.present[:40], other.present[:40])


@pytest.mark.parametrize("kind", KINDS)
def test_every_life_is_a_record_that_can_be_replayed(kind):
    life = life_of(kind, 2, 0, days=60, tags=8)
    instants = [when.timestamp() for when in life.when]
    assert all(when.utcoffset() is not None for when in life.when)
    assert np.all(np.diff(instants) >= 0)
    assert life.outcome.min() >= 0
    assert life.outcome.max() <= 10
    assert life.present.shape == (len(life.when), 8)
    assert life.looks[-1] == len(life.when)
    assert np.all(np.diff(life.days) > 0)


def test_the_groups_share_no_kind_and_only_power_has_triggers():
    assert len(KINDS) == len(NULL) + len(UNSEEN) + len(UNMENDABLE) + len(POWER)
    for kind in KINDS:
        assert (life_of(kind, 1, 0, days=40, tags=8).triggers > 0) == (kind in POWER)


def test_the_truth_is_the_size_of_the_trigger_away_from_the_ends():
    world = World(
        moods=Moods(usual=5.0, noise=0.8),
        triggers=Triggers(number=(1, 1), size=(1.5, 1.5), raising=1.0),
        answers=Answers(scale="tenths"),
    )
    life = drawn(world, days=1500)
    assert life.truth[-1, 0] == pytest.approx(1.5, abs=0.02)
    assert gap(life, 0) == pytest.approx(1.5, abs=0.15)


def test_a_floor_makes_the_truth_smaller_than_what_is_felt():
    world = World(
        moods=Moods(usual=0.0), triggers=Triggers(number=(1, 1), size=(2.0, 2.0), raising=1.0)
    )
    life = drawn(world, days=1500)
    assert 0.7 < life.truth[-1, 0] < 1.6
    assert gap(life, 0) == pytest.approx(life.truth[-1, 0], abs=0.15)


def test_the_truth_of_a_trigger_that_vanished_fades():
    world = World(
        moods=Moods(usual=5.0),
        triggers=Triggers(number=(1, 1), size=(2.0, 2.0), raising=1.0, time=(0.0, 0.5)),
    )
    life = drawn(world, days=400)
    half = len(life.truth) // 2
    assert life.truth[half - 20, 0] == pytest.approx(2.0, abs=0.1)
    assert life.truth[-1, 0] == pytest.approx(1.0, abs=0.15)


def test_a_tag_that_lasts_stays_for_days():
    life = drawn(World(habits=Habits(rates=(0.01, 0.01), stickiness=8.0)), days=1000, tags=4)
    stays = life.present[1:][life.present[:-1]].mean()
    chance = 1 / (1 + np.exp(-(np.log(0.01 / 0.99) + 8)))
    assert stays == pytest.approx(chance, abs=0.02)


def test_tags_follow_the_outcome_before_and_not_their_own():
    life = drawn(World(habits=Habits(follows_last=0.8, stickiness=0.0)), days=1500)
    moods = World(moods=Moods(persistence=0.0), habits=Habits(follows_last=0.8, stickiness=0.0))
    alone = drawn(moods, days=1500)
    before = alone.outcome[:-1]
    on = alone.present[1:, 0]
    assert before[on].mean() - before[~on].mean() > 0.5
    assert abs(gap(alone, 0)) < 0.2
    assert gap(life, 0) > 0.3


def test_what_moves_both_shows_as_a_gap_that_no_trigger_made():
    world = World(currents=(Current(currents.season, 1.5, 1.5),))
    assert np.mean([gap(drawn(world, seed), 0) for seed in range(8)]) > 0.4


def test_summer_time_and_journeys_change_the_offset():
    rng = np.random.default_rng(3)
    calendar = keep_calendar(Clock(zone="Europe/Berlin", trips=2), rng, 365)
    offsets = {when.utcoffset().total_seconds() / 3600 for when in calendar.when}
    assert {1.0, 2.0} < offsets
    hours = np.array([when.hour + when.minute / 60 + when.second / 3600 for when in calendar.when])
    assert np.allclose(hours, calendar.hour, atol=1e-3)


def test_the_body_follows_a_journey_by_an_hour_a_day():
    calendar = keep_calendar(Clock(trips=1), np.random.default_rng(5), 365)
    behind = (calendar.hour - calendar.body + 12) % 24 - 12
    assert np.abs(behind).max() >= 3
    per_day = [behind[calendar.day == day].mean() for day in np.unique(calendar.day)]
    steps = np.abs(np.diff(per_day))
    assert np.sum(steps > 1.01) == 2  # setting out and coming home


def test_a_tag_invented_midway_is_never_there_before():
    life = life_of("tags invented midway", 1, 0)
    late = np.flatnonzero(life.joined)
    assert len(late) == 10
    for j in late:
        assert not life.present[: life.joined[j], j].any()
        assert life.present[life.joined[j] :, j].any()


def test_tags_cannot_both_follow_and_move_moods():
    with pytest.raises(ValueError, match="step by step"):
        World(habits=Habits(follows_last=0.4), triggers=Triggers(number=(3, 6)))
