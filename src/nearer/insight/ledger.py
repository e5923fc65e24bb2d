"""The fear ledger: how often fears come true, and whether they are feared too likely.

Exact at every moment of looking: products of bets on each fear, made before it is answered
(Waudby-Smith, Ramdas 2024). Assumes that fears enter in the order in which they were written, or
at least that neither the order nor the leaving out depends on what came of them. That is why a fear
whose time has come without an answer enters too, as come true.
"""

from bisect import bisect_left
from collections.abc import Callable
from math import log
from typing import NamedTuple

import numpy as np

from nearer.insight.errors import BadOutcome, BadSetting, BadShape
from nearer.insight.expectation import CalibrationBin, brier_score, calibration, check_chances
from nearer.insight.times import Floats

TILTS = np.linspace(-4, 4, 81)  # ℓ, bets on the rate
TILT_GROWTH = np.expm1(TILTS)
TILT_SPREAD = 1.6  # standard deviation of their weights
TILT_LOG_WEIGHTS = -0.5 * (TILTS / TILT_SPREAD) ** 2
TILT_LOG_WEIGHTS -= np.logaddexp.reduce(TILT_LOG_WEIGHTS)
BETS = np.linspace(0.1, 4, 40)  # β, bets on over-prediction, all weighted alike
HALVINGS = 60  # of an interval of 1: to the last bits
FARTHEST = 1_000  # fears that a forecast looks ahead


class RateInterval(NamedTuple):
    """How often fears come true, 0 to 1: the mean over those so far."""

    low: float
    high: float


class FearLedger:
    """Learns fear by fear; every call either succeeds or leaves it as it was.

    ``alpha``: the chance that the interval ever misses, and that over-prediction is ever told of
    someone who does not over-predict; one α for each of the two. ``unresolved_came_true``: whether
    a fear without an answer counts as come true. Otherwise it is left out, and the guarantee holds
    only if being left out has nothing to do with what happened. Raises BadSetting.
    """

    def __init__(self, alpha: float = 0.05, *, unresolved_came_true: bool = True) -> None:
        if not 0 < alpha < 1:
            raise BadSetting("The error level lies between 0 and 1.")
        self._alpha = float(alpha)
        self._unresolved_came_true = unresolved_came_true
        self._predicted: list[float] = []
        self._came_true: list[bool] = []
        self._unresolved = 0
        self._log_wealth = np.zeros(len(BETS))

    @property
    def counted(self) -> int:
        """Fears that count."""
        return len(self._predicted)

    @property
    def came_true(self) -> int:
        """How many of them came true, or count as if they had."""
        return sum(self._came_true)

    @property
    def unresolved(self) -> int:
        """Fears recorded without an answer, whether they count or not."""
        return self._unresolved

    def record(self, predicted: float, came_true: bool | None) -> None:
        """Enter one fear, once. ``predicted``: its probability beforehand, 0 to 1.

        ``came_true``: ``None`` without an answer. "Partly" is for the caller to settle the same
        way for every fear; yes is the careful way. When an answer changes, build a new ledger from
        the entries. Raises BadPrediction, BadOutcome, BadShape.
        """
        chance = check_chances(predicted)
        if chance.ndim:
            raise BadShape("One number is asked for.")
        if not _is_answer(came_true):
            raise BadOutcome("A fear came true, did not, or has no answer yet.")
        self._unresolved += came_true is None
        if came_true is None and not self._unresolved_came_true:
            return
        came = came_true is None or bool(came_true)
        self._log_wealth += _log_bets(float(chance), came)
        self._predicted.append(float(chance))
        self._came_true.append(came)

    def rate_interval(self) -> RateInterval:
        """Time-uniform at 1 − α for the mean chance of coming true over the fears so far."""
        return rate_interval(self.came_true, self.counted, self._alpha)

    def overprediction_log_e(self) -> float:
        """Natural logarithm of the e-value against "comes true as often as feared, or more".

        Over-prediction may be told at log 1/α or more. Whatever the order of the fears.
        """
        return _log_mean(self._log_wealth)

    def overpredicts(self) -> bool:
        """Whether over-prediction may be told now."""
        return self.overprediction_log_e() >= -log(self._alpha)

    def forecast(self) -> int | None:
        """How many more fears, if they go on like those so far, until over-prediction may be told.

        ``None`` where that is more than ``FARTHEST``, or where they do not point that way.
        """
        n, bar = self.counted, -log(self._alpha)

        def enough(more: int) -> bool:
            return _log_mean(self._log_wealth * (1 + more / n)) >= bar

        if not n or not enough(FARTHEST):
            return None
        # Growing like this the mean over bets is convex in ``more``: it crosses the bar once.
        return bisect_left(range(FARTHEST), True, key=enough)

    def brier_score(self) -> float:
        """See ``insight.brier_score``. Raises NoOccasions."""
        return brier_score(self._predicted, self._came_true)

    def calibration(self, bins: int = 5) -> tuple[CalibrationBin, ...]:
        """See ``insight.calibration``. Raises NoOccasions, BadSetting."""
        return calibration(self._predicted, self._came_true, bins)


def rate_interval(came_true: int, of: int, alpha: float) -> RateInterval:
    """All rates p with Σ w e^{ℓS} / (1 + p(e^ℓ − 1))ⁿ < 1/α, for S came true of n.

    The sum is convex in p and at most 1 at S/n, so that each end is found by halving. Where the
    chance drifts the interval is for its mean so far: (1 + p̄c)ⁿ is never below Π (1 + p_t c).
    """
    if not of:
        return RateInterval(0.0, 1.0)
    bar = -log(alpha)

    def outside(rate: float) -> bool:
        return _log_e_against(rate, came_true, of) >= bar

    observed = came_true / of
    return RateInterval(_edge(observed, 0.0, outside), _edge(observed, 1.0, outside))


def _log_e_against(rate: float, came_true: int, of: int) -> float:
    """Against "the mean chance so far is ``rate``"."""
    terms = TILT_LOG_WEIGHTS + TILTS * came_true - of * np.log1p(rate * TILT_GROWTH)
    return float(np.logaddexp.reduce(terms))


def _edge(inside: float, end: float, outside: Callable[[float], bool]) -> float:
    """The border between ``inside`` and ``end``, told on the outer side."""
    if not outside(end):
        return end
    outer = end
    for _ in range(HALVINGS):
        middle = (inside + outer) / 2
        if outside(middle):
            outer = middle
        else:
            inside = middle
    return outer


def _is_answer(given: object) -> bool:
    return given is None or (isinstance(given, int | float | np.generic) and given in (0, 1))


def _log_bets(predicted: float, came_true: bool) -> Floats:
    """log e^{−βY} / (1 + q(e^{−β} − 1)) for every β."""
    logs: Floats = -BETS * came_true - np.log1p(predicted * np.expm1(-BETS))
    return logs


def _log_mean(logs: Floats) -> float:
    return float(np.logaddexp.reduce(logs) - np.log(len(logs)))
