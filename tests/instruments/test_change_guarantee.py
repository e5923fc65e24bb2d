"""Whoever does not change is hardly ever told of a change: in whole lives, as the app looks."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from bench.changes import ITEMS, SCALES, Life, answers, naive, told

from bench import changes
from nearer.instruments import (
    LEVEL,
    Error,
    Repeat,
    changes_of,
    instrument,
    share,
)

OWN = instrument("own")
NAMES = ("anxiety", "avoidance", "mixed")
START = datetime(2026, 1, 4, 20, tzinfo=UTC)


def forms(life: Life, given: np.ndarray) -> list[Repeat]:
    """One simulated life as somebody would have typed it, round by round."""
    found = []
    for number in range(given.shape[1]):
        for person in range(life.people):
            typed = [0] * (SCALES * ITEMS)
            for name, values in zip(NAMES, given[person, number], strict=True):
                scale = OWN.scale(name)
                for item, value in zip(scale.items, values, strict=True):
                    typed[item - 1] = int(8 - value if item in scale.reversed else value)
            when = START + timedelta(days=life.apart * number)
            found.append(Repeat(when=when, answers=tuple(typed), about=str(person)))
    return found


def first_told(life: Life, repeats: list[Repeat]) -> np.ndarray:
    """(people, forms, scales): the round in which the app tells the first change of a trail.

    Read after every round, as somebody would who looks at the map each time.
    """
    found = np.zeros((life.people, life.forms, SCALES), bool)
    for rounds in range(1, life.forms + 1):
        known = repeats[: rounds * life.people]
        for column, name in enumerate(NAMES):
            error = Error(OWN, name, known)
            for person in range(life.people):
                level = LEVEL * share(person + 1) / SCALES
                if changes_of(error, str(person), level) and not found[person, :, column].any():
                    found[person, rounds - 1, column] = True
    return found


@pytest.mark.parametrize("apart", [30, 91])
def test_the_simulation_tells_what_the_app_tells(apart: int) -> None:
    life = Life(people=2, apart=apart, item=0.7, years=1 if apart < 90 else 4)
    step = np.zeros((3, 2, life.forms, SCALES, ITEMS))
    step[:2, 0, 6:, 0] = 3
    step[1:, 1, 8:, 2] = -3
    given = answers(np.random.default_rng(3), 3, life, step)
    ended = told(given, life)
    assert ended.any()
    first = ended & (ended.cumsum(axis=2) == 1)
    for number in range(3):
        assert (first_told(life, forms(life, given[number])) == first[number]).all()


def test_what_was_told_once_stays_told() -> None:
    life = Life(people=1, item=0.7)
    step = np.zeros((1, 1, life.forms, SCALES, ITEMS))
    step[:, :, 20:40, 0] = 3
    repeats = forms(life, answers(np.random.default_rng(3), 1, life, step)[0])
    before: list[tuple[datetime, datetime]] = []
    for rounds in range(1, life.forms + 1):
        error = Error(OWN, "anxiety", repeats[:rounds])
        now = [(one.since, one.seen) for one in changes_of(error, "0", LEVEL)]
        assert now[: len(before)] == before
        before = now
    assert len(before) == 2


@pytest.mark.guarantee
@pytest.mark.parametrize(
    "life", [Life(), Life(item=0.7, mood=0.6, between=0.5), Life(apart=91, mood=0.6, between=0.5)]
)
def test_of_a_hundred_lives_without_change_at_most_five_are_ever_told_of_one(life: Life) -> None:
    ours, theirs = changes.rates(life, 400)
    assert ours <= 0.025  # measured over 2,000 lives: 2 % and less
    assert theirs > 0.05  # by 1.96·√2, with the error known


@pytest.mark.guarantee
def test_a_naive_rule_fails_where_ours_holds() -> None:
    given = answers(np.random.default_rng(5), 200, Life())
    ever = naive(given, Life()).any(axis=(1, 2, 3)).mean()
    assert ever > 2 * LEVEL


@pytest.mark.guarantee
def test_a_move_of_three_points_is_found_within_a_year_for_most() -> None:
    life = Life(people=3)
    step = np.zeros((200, 3, life.forms, SCALES, ITEMS))
    before = answers(np.random.default_rng(6), 200, life)
    inwards = np.where(before[:, 0, :24, 0].mean(axis=(1, 2)) > 4, -3, 3)
    step[:, 0, 24:, 0] = inwards[:, None, None]
    given = answers(np.random.default_rng(6), 200, life, step)
    ended = told(given, life)
    assert ended[:, 0, 24:36, 0].any(axis=1).mean() > 0.9
