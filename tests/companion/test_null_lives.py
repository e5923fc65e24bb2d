"""Whole lives in which nothing helps and nothing is over-expected, lived through the app itself.

Whoever lives them looks every day, answers late or never, puts answers right, tries to put them
right once the result is seen, and notes good news sooner than bad. What the app then says must be
false of no more than one life in twenty, within chance; a simpler rule, on the same lives, fails.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log
from pathlib import Path
from typing import Any

import pytest
from bench.lives.scores import allowed

from nearer import storage
from nearer.companion import check_in, fears, trials, urges
from nearer.companion.check_in import Feeling, Situation
from nearer.companion.gate import Gate
from nearer.companion.ledger import ledger
from nearer.companion.space import Space
from nearer.companion.trial_draws import draws_of
from nearer.companion.trial_results import standing
from nearer.domain.errors import BadInput
from nearer.domain.values import Fear, Preferences
from nearer.insight import StrategyTrial, feared
from nearer.settings import Database
from nearer.vault import LEAST_COST

pytestmark = pytest.mark.guarantee

LIVES = 12
DRAWS, FEARS = 60, 40
ARM = "long_out_breath"
LATE, NEVER, UNKNOWN, CORRECTED = 0.25, 0.1, 0.05, 0.15  # shares of the answers
A_WHILE = timedelta(days=2)  # after which an answer is settled, and the result was looked at
BAR = log(20)


def opened(folder: Path, clock: Any, seed: int) -> Space:
    records = storage.open_records(Database("sqlite", path=folder / f"{seed}.db"))
    gate = Gate(records, clock, random.Random(seed).randbytes, LEAST_COST)
    space, _code = gate.create("velvet otters borrow thunder", Preferences(id="preferences"), ())
    return space


@dataclass
class Tried:
    """What was said of one experiment at any time."""

    helps: bool = False
    harms: bool = False
    put_right: bool = False  # the app's own rule, had it taken answers once the result was seen


def tried(folder: Path, clock: Any, seed: int) -> Tried:
    """Nothing helps; how often it goes well drifts from 30 to 60 in 100 and back."""
    space, chance, told = opened(folder, clock, seed), random.Random(seed), Tried()
    trial = trials.begin(space, trials.planned(space, (ARM,)), consent=True)
    owed: dict[str, float] = {}
    wished: dict[str, float] = {}
    for number in range(DRAWS):
        urge = urges.begin(space, 7)
        if trials.offer(space, urge) is None:  # it was said to do harm, so nothing more is drawn
            break
        found = trials.draw(space, urge)
        base = 0.3 + 0.3 * abs(2 * number / DRAWS - 1)
        good, fate = float(chance.random() < base), chance.random()
        clock.move(hours=24.5)
        for draw_id, late in owed.items():
            trials.answer(space, draw_id, late)
        owed = {}
        if fate < LATE:
            owed[found.draw.id] = good
        elif fate < LATE + UNKNOWN:
            trials.answer(space, found.draw.id, None)
        elif fate < LATE + UNKNOWN + CORRECTED:
            trials.answer(space, found.draw.id, 1 - good)
            clock.move(minutes=20)
            trials.answer(space, found.draw.id, good)
        elif fate < 1 - NEVER:
            trials.answer(space, found.draw.id, good)
        _look(space, trial, told)
        _wish(space, trial, wished, found.draw.when)
    told.put_right = _had_it_taken_them(space, trial, wished)
    return told


def _look(space: Space, trial: Any, told: Tried) -> None:
    now = standing(space, trial).told
    told.helps |= now.compared[0].status == "helps"
    told.harms |= now.compared[0].status == "harms"


def _wish(space: Space, trial: Any, wished: dict[str, float], before: datetime) -> None:
    """Seen to be short of an answer, a "no" of days ago after the strategy is made a "yes"."""
    for one in draws_of(space, trial):
        draw = one.draw
        seen = draw.when < before - A_WHILE and draw.id not in wished
        if seen and draw.arm == ARM and draw.good == 0:
            wished[draw.id] = 1.0
            with pytest.raises(BadInput):
                trials.answer(space, draw.id, 1.0)


def _had_it_taken_them(space: Space, trial: Any, wished: dict[str, float]) -> bool:
    learner = StrategyTrial(trial.arms, trial.floor, trial.alpha)
    for one in draws_of(space, trial):
        good = wished.get(one.draw.id, one.draw.good)
        if good is not None:
            learner.record(one.draw.arm, one.draw.probabilities, good)
    return learner.results()[0].helps


@pytest.fixture(scope="module")
def experiments(tmp_path_factory: Any, standing_clock: Any) -> list[Tried]:
    folder = tmp_path_factory.mktemp("trials")
    return [tried(folder, standing_clock(), seed) for seed in range(LIVES)]


@dataclass
class Feared:
    """Whether it was said that too much was expected, at any look."""

    told: bool = False
    hasty: bool = False  # by a ledger that takes a fear in once it is answered


def lived(folder: Path, clock: Any, seed: int) -> Feared:
    """Fears come true as often as they say. Half are written at the end of a check-in begun up to a
    day before; good news is noted within hours, bad news after weeks or never.
    """
    space, chance, said = opened(folder, clock, seed), random.Random(100 + seed), Feared()
    news: list[tuple[datetime, str, str]] = []
    for number in range(FEARS):
        likely = chance.choice((30, 40, 50, 60, 70, 80))
        fear = _written(space, clock, f"fear {number}", likely, late=chance.random() < 0.5)
        came = chance.random() < likely / 100
        wait = timedelta(hours=6) if not came else timedelta(days=chance.choice((6, 25, 400)))
        news.append((clock.now + wait, fear.id, "yes" if came else "no"))
        for _evening in range(2):
            clock.move(hours=12)
            for when, fear_id, outcome in [one for one in news if one[0] <= clock.now]:
                fears.answer(space, fear_id, outcome)
                news.remove((when, fear_id, outcome))
            said.told |= ledger(space).finding.evidence == "over_predicted"
            answered = [one for one in space.all(Fear) if one.outcome]
            course = feared.course(sorted(answered, key=lambda one: one.answered or one.when))
            said.hasty |= bool(course) and course[-1] >= BAR
    return said


def _written(space: Space, clock: Any, words: str, likely: int, *, late: bool) -> Fear:
    if not late:
        return fears.write(space, words, likely)
    draft = check_in.begin(space, Situation())
    clock.move(hours=12)
    moment = check_in.finish(space, draft, Feeling(urge=5, fear=words, likely=likely))
    fear = space.get(Fear, check_in.fear_id(moment.id))
    assert fear.when == clock.now, "dated when it was written, not when it was begun"
    return fear


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: Any, standing_clock: Any) -> list[Feared]:
    folder = tmp_path_factory.mktemp("ledgers")
    return [lived(folder, standing_clock(), seed) for seed in range(LIVES)]


def test_of_what_does_nothing_help_or_harm_is_told_in_at_most_one_life_of_twenty(
    experiments: list[Tried],
) -> None:
    assert sum(one.helps for one in experiments) <= allowed(LIVES)
    assert sum(one.harms for one in experiments) <= allowed(LIVES)


def test_taking_answers_once_the_result_is_seen_fails_on_the_same_lives(
    experiments: list[Tried],
) -> None:
    assert sum(one.put_right for one in experiments) > allowed(LIVES)


def test_who_expects_what_comes_is_not_told_of_expecting_too_much(ledgers: list[Feared]) -> None:
    assert sum(one.told for one in ledgers) <= allowed(LIVES)


def test_taking_fears_in_as_they_are_answered_fails_on_the_same_lives(
    ledgers: list[Feared],
) -> None:
    assert sum(one.hasty for one in ledgers) > allowed(LIVES)
