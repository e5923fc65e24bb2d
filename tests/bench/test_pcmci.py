"""The rule that comes from another project, where it is installed."""

import numpy as np
import pytest
from bench.lives.life import live
from bench.lives.pcmci import EVERY, pcmci_plus
from bench.lives.world import Answers, Moods, Triggers, World

pytest.importorskip("tigramite", reason="in the dependency group `bench` only")

pytestmark = pytest.mark.filterwarnings("default")  # warnings of a library that is not ours


def test_pcmci_finds_a_strong_trigger_and_looks_once_in_thirty_days():
    strong = Triggers(number=(1, 1), size=(2.5, 2.5), raising=1.0)
    world = World(moods=Moods(usual=4.0), triggers=strong)
    life = live(world, np.random.default_rng(1), days=65, tags=4)
    shown = pcmci_plus(life)
    assert set(life.days[shown.any(axis=1)]) <= {EVERY, 2 * EVERY}
    assert shown[:, 0].any()


def test_pcmci_says_nothing_of_an_outcome_that_never_changes():
    world = World(answers=Answers(scale="one answer"))
    life = live(world, np.random.default_rng(1), days=35, tags=3)
    assert not pcmci_plus(life).any()
