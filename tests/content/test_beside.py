"""An exercise beside the pages to read: fitting, and always one for oneself alone."""

import pytest

from nearer.content import (
    exercise,
    exercise_beside,
    exercises,
    starter_tags,
    strategy,
    way_to_steady,
    ways_to_steady,
)
from nearer.content.learn import ELSEWHERE


@pytest.mark.parametrize("tag", starter_tags(), ids=lambda tag: tag.key)
def test_a_strategy_for_oneself_goes_with_every_starter_tag(tag) -> None:
    offered = exercise_beside(tag.key)
    assert offered is not None
    assert offered.kind == "strategy"
    assert tag.key in strategy(offered.key).triggers
    assert not strategy(offered.key).needs_other


@pytest.mark.parametrize("key", ["urge", "fear", "fear came true", "memory", "letter", "step"])
def test_something_to_do_goes_with_the_places_that_can_hurt(key) -> None:
    offered = exercise_beside(key)
    assert offered is not None
    find = {"kindness": exercise, "steady": way_to_steady}[offered.kind]
    assert key in find(offered.key).about
    assert offered.minutes >= 1


def test_the_first_place_that_has_something_is_taken() -> None:
    assert exercise_beside("", "criticised", "urge") == exercise_beside("criticised")
    assert exercise_beside("a tag of my own", "urge") == exercise_beside("urge")
    assert exercise_beside() is exercise_beside("nowhere") is None


def test_exercises_are_offered_at_places_that_there_are_and_one_at_each() -> None:
    places = [key for one in (*exercises(), *ways_to_steady()) for key in one.about]
    assert set(places) <= set(ELSEWHERE)
    assert len(set(places)) == len(places)
