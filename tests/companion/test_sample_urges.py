"""The urges and experiments of the sample life: full pages, of its time, drawn as the app draws."""

from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest

from nearer.companion import strategies, trials, urges
from nearer.companion.sample import sample_life
from nearer.companion.trial_results import standing
from nearer.domain.practice import Drawn, Trial, Urge
from nearer.domain.values import Moment, Person

NOW = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)


@pytest.fixture
def sam(settle: Any) -> Any:
    life = sample_life(7, NOW)
    return settle(*(value for value in life if value.id != "preferences")).space


def test_every_page_is_full(sam: Any) -> None:
    assert urges.page(sam).pages > 1
    assert any(way.own for way in strategies.offered(sam))
    earlier, running = sorted(trials.all_trials(sam), key=lambda one: one.begun)
    assert earlier.ended is not None
    assert running.ended is None
    told = standing(sam, running).told
    assert told.counted > 40
    assert told.halves
    assert min(told.declined, told.unknown, told.missing) > 0
    assert not standing(sam, earlier).told.open


def test_every_draw_counts_as_if_the_app_had_made_it(sam: Any) -> None:
    for trial in trials.all_trials(sam):
        told = standing(sam, trial).told
        assert trials.learned(sam, trial).occasions == told.counted, "none had to be left out"


def test_no_outcome_belongs_to_two_draws(sam: Any) -> None:
    for trial in sam.all(Trial):
        whens = [one.when for one in sam.all(Drawn) if one.trial == trial.id and one.arm]
        apart = [(b - a).total_seconds() / 3600 for a, b in pairwise(whens)]
        assert min(apart) >= trial.hours


def test_it_is_of_its_time_and_of_people_who_are_there(sam: Any) -> None:
    people = {one.id for one in sam.all(Person)} | {""}
    moments = {one.id for one in sam.all(Moment)}
    assert {one.person for one in sam.all(Urge)} <= people
    assert {one.moment for one in sam.all(Urge)} <= moments
    assert max(one.when for kind in (Urge, Drawn) for one in sam.all(kind)) <= NOW


@pytest.mark.parametrize("days", [1, 2, 30])
def test_a_short_life_has_less_and_nothing_breaks(settle: Any, days: int) -> None:
    life = sample_life(7, NOW, days=days)
    space = settle(*(value for value in life if value.id != "preferences")).space
    for trial in trials.all_trials(space):
        assert standing(space, trial).told.counted >= 0
