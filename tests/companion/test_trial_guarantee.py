"""Hundreds of draws through a real space: what was stored is what was used."""

import random
from math import sqrt

import pytest

from nearer.companion import trials, urges
from nearer.companion.trial_draws import draws_of
from nearer.companion.trial_results import standing
from nearer.insight import StrategyTrial, seeded

pytestmark = pytest.mark.guarantee

DRAWS = 240
MOVES = {"just_notice": 0.3, "long_out_breath": 0.3, "name_it": 0.75}
LATE = 0.3  # share of the outcomes that are answered a day late
NEVER = 0.1


@pytest.fixture
def lived(space, clock):
    """A trial of 240 days, with answers that come late or never; every seed is written down."""
    chance, seeds = random.Random(8), []
    plan = trials.planned(space, ("long_out_breath", "name_it"))
    trial = trials.begin(space, plan, consent=True)
    entropy, late = space.entropy, []

    def noted(count: int) -> bytes:
        given = entropy(count)
        if count == trials.SEED_BYTES:
            seeds.append(given)
        return given

    space.entropy = noted
    for _ in range(DRAWS):
        found = trials.draw(space, urges.begin(space, 7))
        good = float(chance.random() < MOVES[found.draw.arm])
        clock.move(hours=24.5)
        for draw_id, owed in late:
            trials.answer(space, draw_id, owed)
        late, fate = [], chance.random()
        if fate > NEVER + LATE:
            trials.answer(space, found.draw.id, good)
        elif fate > NEVER:
            late.append((found.draw.id, good))
    clock.move(days=5)
    return space, trial, seeds


def test_what_was_stored_is_what_was_used(lived) -> None:
    space, trial, seeds = lived
    draws = draws_of(space, trial)
    assert len(draws) == len(seeds) == DRAWS
    assert trials.learned(space, trial).occasions == standing(space, trial).told.counted > 200

    # Each draw again, from its seed and from what had settled when it was made: the same.
    for number, (one, seed) in enumerate(zip(draws, seeds, strict=True)):
        learner = StrategyTrial(trial.arms, trial.floor, trial.alpha)
        for earlier in draws[:number]:
            if not earlier.settled(one.draw.when):
                break
            if earlier.draw.good is not None:
                learner.record(earlier.draw.arm, earlier.draw.probabilities, earlier.draw.good)
        assert learner.draw(seeded(seed)) == (one.draw.arm, one.draw.probabilities)

    # The arms came as often as their stored chances say, which leaned to what went well.
    for k, arm in enumerate(trial.arms):
        chances = [one.draw.probabilities[k] for one in draws]
        came = sum(one.draw.arm == arm for one in draws)
        spread = sqrt(sum(chance * (1 - chance) for chance in chances))
        assert abs(came - sum(chances)) < 3.5 * spread
        assert min(chances) >= trial.floor - 1e-9
    assert max(one.draw.probabilities[2] for one in draws) > 0.55
    assert standing(space, trial).told.compared[1].status == "helps"
