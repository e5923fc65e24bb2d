"""From sums to an estimate, its e-value and its time-uniform interval.

The e-value is a t-type mixture on a robust (sandwich) error; its guarantee is asymptotic and
checked by simulation, not proved. Sources: Lindon, Ham, Tingley, Bojinov (2025), anytime-valid
linear models; Howard, Ramdas, McAuliffe, Sekhon (2021), time-uniform confidence sequences.
"""

from typing import NamedTuple

import numpy as np

from nearer.insight.regression import BURN_IN, Sums
from nearer.insight.times import Floats

PRIOR_MEAN = 0.8  # size of an effect worth finding, in residual standard deviations
PRIOR_SPREAD = 0.3  # around that size
BORROWED = 60.0  # degrees of freedom lent by the pooled noise: 30 found triggers 3 days later, and
# 120 let through 5.5 % of null lives in which a tag unsettles without raising
INTERVAL_SPREAD = 0.5  # τ of the interval's mixture, in residual standard deviations
LEAST_NOISE = 0.01  # points²: nobody answers a 0–10 scale more finely than a tenth of a point
LEAST_INFORMATION = 1e-6  # below this, information is rounding


class Estimate(NamedTuple):
    """Per tag, arrays of one shape. Effects and errors in points of 0–10."""

    effect: Floats  # 0 where nothing is known
    error: Floats  # infinite where nothing is known
    information: Floats  # V, in occasions
    freedom: Floats  # ν*


def estimate(sums: Sums, precision: Floats) -> Estimate:
    """Effect of each tag, freed from the prior's pull. ``precision`` (p,): λ of each tag."""
    information = 1 / sums.variance - precision
    known = information > LEAST_INFORMATION
    V = np.where(known, information, 1.0)
    effect = np.where(known, sums.slope / (sums.variance * V), 0.0)
    own = np.divide(
        sums.weight**2, sums.weight2, out=np.zeros_like(sums.weight), where=sums.weight2 > 0
    )
    known = known & (sums.n > BURN_IN)
    variance = np.where(known, _variance(sums, own) / V, np.inf)
    return Estimate(effect, np.sqrt(variance), np.where(known, V, 0.0), own + BORROWED)


def _variance(sums: Sums, own: Floats) -> Floats:
    """Noise per occasion as each tag meets it: pooled and own mixed, never below the pooled."""
    late = np.maximum(sums.n - BURN_IN, 1)
    pooled = np.maximum(sums.noise / late, LEAST_NOISE)
    met = np.divide(sums.meat, sums.weight, out=np.zeros_like(sums.meat), where=sums.weight > 0)
    mixed = (BORROWED * pooled + own * met * (sums.n / late)) / (own + BORROWED)
    return np.maximum(mixed, pooled)


def log_e(estimate: Estimate, raising: float) -> Floats:
    """Natural logarithm of the e-value against "no effect".

    ``raising``: the prior's share on effects that raise the outcome, fixed before looking.
    """
    T = estimate.effect / estimate.error
    z = np.sign(T) * np.sqrt((estimate.freedom + 1) * np.log1p(T * T / estimate.freedom))
    spread = 1 + PRIOR_SPREAD**2 * estimate.information
    shift = PRIOR_MEAN * np.sqrt(estimate.information)
    with np.errstate(divide="ignore"):  # a share of nothing on one side is meant
        up, down = np.log(raising), np.log1p(-raising)
    sides = np.logaddexp(
        up - 0.5 * (z - shift) ** 2 / spread, down - 0.5 * (z + shift) ** 2 / spread
    )
    value: Floats = sides - 0.5 * np.log(spread) + 0.5 * z * z
    return value


def log_e_ceiling(estimate: Estimate) -> Floats:
    """An upper bound of ``log_e`` without a logarithm: ½ z² ≤ ½ (1 + 1/ν*) T²."""
    T = estimate.effect / estimate.error
    return 0.5 * (1 + 1 / estimate.freedom) * T * T


def half_width(estimate: Estimate, level: Floats) -> Floats:
    """Half the width of the interval that misses at any time with probability ``level``."""
    narrow = 1 / (1 + INTERVAL_SPREAD**2 * estimate.information)
    k = (level**2 * narrow) ** (1 / (estimate.freedom + 1))
    finite = k > narrow
    ratio = np.divide(1 - k, k - narrow, out=np.full_like(k, np.inf), where=finite)
    width: Floats = np.where(finite, estimate.error, np.inf) * np.sqrt(estimate.freedom * ratio)
    return width
