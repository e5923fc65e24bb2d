"""What was expected against what came: forecasts of one's own, scored, and what was learned.

Probabilities and outcomes are numbers from 0 to 1; an outcome may lie between ("partly").
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nearer.insight.errors import BadOutcome, BadPrediction, BadSetting, BadShape, NoOccasions
from nearer.insight.times import Floats


class CalibrationBin(NamedTuple):
    """Predictions of about one size, and how often they came true."""

    low: float  # predictions from here …
    high: float  # … to below here; the last bin includes 1
    fears: int
    predicted: float  # their mean
    came_true: float  # share, 0 to 1


def brier_score(predicted: npt.ArrayLike, outcome: npt.ArrayLike) -> float:
    """Mean squared distance of (n,) predictions from (n,) outcomes: 0 is perfect, 1 the worst.

    Saying 0.5 every time scores 0.25. Source: Brier (1950). Raises BadPrediction, BadOutcome,
    BadShape, NoOccasions.
    """
    said, came = _pairs(predicted, outcome)
    return float(np.mean((said - came) ** 2))


def calibration(
    predicted: npt.ArrayLike, outcome: npt.ArrayLike, bins: int = 5
) -> tuple[CalibrationBin, ...]:
    """Predictions in ``bins`` equal steps from 0 to 1; empty steps are left out.

    A person's own words are true to size where ``predicted`` and ``came_true`` agree. A picture,
    not a test. Raises what ``brier_score`` does, and BadSetting.
    """
    if bins < 1:
        raise BadSetting("Predictions are sorted into one bin or more.")
    said, came = _pairs(predicted, outcome)
    edges = np.linspace(0, 1, bins + 1)
    place = np.searchsorted(edges[1:-1], said, side="right")
    return tuple(_bin(edges, k, said[place == k], came[place == k]) for k in np.unique(place))


def expectancy_violation(before: float, outcome: float) -> float:
    """How far what came stayed behind what was feared, −1 to 1. Raises as ``learning_rate``."""
    return _chance(before) - _share(outcome)


def expectancy_change(before: float, after: float) -> float:
    """How far the fear came down, −1 to 1. Raises BadPrediction."""
    return _chance(before) - _chance(after)


def learning_rate(before: float, outcome: float, after: float) -> float | None:
    """The part of the surprise that was learned: change ÷ violation; ``None`` without surprise.

    1: the next expectation is what came; 0: nothing was taken from it; below 0: the other way.
    Change and learning rate, not violation itself, went with getting better over many exposures.
    Raises BadPrediction, BadOutcome.
    """
    violation = expectancy_violation(before, outcome)
    return expectancy_change(before, after) / violation if violation else None


def mean_learning_rate(
    before: npt.ArrayLike, outcome: npt.ArrayLike, after: npt.ArrayLike
) -> float | None:
    """The one rate that fits (n,) fears best in after = before − rate × violation.

    That is the mean of the single rates, each weighted with the square of its surprise, so that a
    fear that hardly surprised does not decide. ``None`` where nothing did. Source: the delta rule
    of Rescorla and Wagner (1972), by least squares. Raises BadPrediction, BadOutcome, BadShape,
    NoOccasions.
    """
    said, came = _pairs(before, outcome)
    again, _came = _pairs(after, outcome)
    violation = said - came
    surprise = float(violation @ violation)
    return float((said - again) @ violation) / surprise if surprise else None


def check_chances(predicted: npt.ArrayLike) -> Floats:
    """The same probabilities as an array. Raises BadPrediction."""
    values = _numbers(predicted)
    if values is None or not np.all((values >= 0) & (values <= 1)):
        raise BadPrediction("A prediction is a probability from 0 to 1.")
    return values


def check_shares(outcome: npt.ArrayLike) -> Floats:
    """The same outcomes as an array. Raises BadOutcome."""
    values = _numbers(outcome)
    if values is None or not np.all((values >= 0) & (values <= 1)):
        raise BadOutcome("What came of a fear is a number from 0 no to 1 yes.")
    return values


def _numbers(given: npt.ArrayLike) -> Floats | None:
    try:
        values = np.asarray(given)
    except ValueError:
        return None
    return values.astype(np.float64) if values.dtype.kind in "biuf" else None


def _chance(given: float) -> float:
    return _single(check_chances(given))


def _share(given: float) -> float:
    return _single(check_shares(given))


def _single(values: Floats) -> float:
    if values.ndim:
        raise BadShape("One number is asked for.")
    return float(values)


def _pairs(predicted: npt.ArrayLike, outcome: npt.ArrayLike) -> tuple[Floats, Floats]:
    said, came = check_chances(predicted), check_shares(outcome)
    if said.shape != came.shape or said.ndim != 1:
        raise BadShape("There must be one outcome for each prediction.")
    if not len(said):
        raise NoOccasions("There are no predictions to score.")
    return said, came


def _bin(edges: Floats, k: int, said: Floats, came: Floats) -> CalibrationBin:
    return CalibrationBin(
        float(edges[k]), float(edges[k + 1]), len(said), float(said.mean()), float(came.mean())
    )
