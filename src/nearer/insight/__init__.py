"""The statistics: arrays in, numbers out."""

from nearer.insight.engine import TriggerEngine, replay
from nearer.insight.expectation import (
    CalibrationBin,
    brier_score,
    calibration,
    expectancy_change,
    expectancy_violation,
    learning_rate,
    mean_learning_rate,
)
from nearer.insight.lags import Lasting, lasting
from nearer.insight.ledger import FearLedger, RateInterval, rate_interval
from nearer.insight.plan import hunch_weights
from nearer.insight.reading import Readings
from nearer.insight.trial import Draw, StrategyTrial, TrialResult, seeded

__all__ = [
    "CalibrationBin",
    "Draw",
    "FearLedger",
    "Lasting",
    "RateInterval",
    "Readings",
    "StrategyTrial",
    "TrialResult",
    "TriggerEngine",
    "brier_score",
    "calibration",
    "expectancy_change",
    "expectancy_violation",
    "hunch_weights",
    "lasting",
    "learning_rate",
    "mean_learning_rate",
    "rate_interval",
    "replay",
    "seeded",
]
