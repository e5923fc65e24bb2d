"""An invented life, made by seed, to show every page full and to measure with."""

from nearer.companion.sample.cast import SAM, TRIGGERS, Habit, Life, Someone
from nearer.companion.sample.life import sample_life

__all__ = ["SAM", "TRIGGERS", "Habit", "Life", "Someone", "sample_life"]
