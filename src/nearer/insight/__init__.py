"""The statistics: arrays in, numbers out."""

from nearer.insight.engine import TriggerEngine, replay
from nearer.insight.plan import hunch_weights
from nearer.insight.reading import Readings

__all__ = ["Readings", "TriggerEngine", "hunch_weights", "replay"]
