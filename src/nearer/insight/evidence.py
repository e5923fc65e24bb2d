"""From sums to an estimate, its e-value and its time-uniform interval.

The e-value is a t-type mixture on a robust (sandwich) error, with the variance of draws and the
bias that shrinking leaves. No theorem covers all of that together: its guarantee is checked by
simulation, not proved. Where it comes from: Lindon, Ham, Tingley, Bojinov (2025), anytime-valid
linear models; Howard, Ramdas, McAuliffe, Sekhon (2021), time-uniform confidence sequences.
"""

from typing import NamedTuple

import numpy as np

from nearer.insight.regression import BURN_IN, SMALLEST, Sums
from nearer.insight.times import Floats

PRIOR_MEAN = 0.8  # size of an effect worth finding, in residual standard deviations
PRIOR_SPREAD = 0.3  # around that size
LENT = 100.0  # degrees of freedom of a noise that is mostly that of all: 20 cost two days
# Degrees of freedom lent by the noise of all: 60 let through 8 % of null lives with five tags of
# which one unsettles without raising, and found triggers no sooner.
BORROWED = 20.0
CAUTION = 1.1  # what no control catches whole; without it a third more lives are false
INTERVAL_SPREAD = 0.5  # τ of the interval's mixture, in residual standard deviations
LEAST_NOISE = 0.01  # points²: nobody answers a 0–10 scale more finely than a tenth of a point
LEAST_INFORMATION = 1e-6  # below this, information is rounding


class Estimate(NamedTuple):
    """Per tag, arrays of one shape. Effects and errors in points of 0–10."""

    effect: Floats  # 0 where nothing is known
    error: Floats  # infinite where nothing is known
    information: Floats  # V, in occasions
    freedom: Floats  # ν*


class Noise(NamedTuple):
    """How large the noise of one occasion is, (m, 1)."""

    level: Floats  # points², from the residuals
    scale: Floats  # what turns a squared forecast error into that measure


def noise_of(sums: Sums) -> Noise:
    level = np.maximum(sums.residual / np.maximum(sums.freedom, 1.0), LEAST_NOISE)
    forecast = sums.noise / np.maximum(sums.n - BURN_IN, 1)
    return Noise(level, divide(level, forecast))


def score(sums: Sums) -> Floats:
    """G = β̃ V of each tag: what came together for it so far, from which differences can be had."""
    value: Floats = sums.slope / sums.variance
    return value


def information(sums: Sums, precision: Floats) -> Floats:
    """V of each tag, in occasions. ``precision`` (p,): λ."""
    value: Floats = 1 / sums.variance - precision
    return value


def estimate(sums: Sums, precision: Floats) -> Estimate:
    """Effect of each tag, freed from the prior's pull. ``precision`` (p,): λ of each tag."""
    noise = noise_of(sums)
    met = noise.scale * divide(sums.meat, sums.weight) * (sums.n / np.maximum(sums.n - BURN_IN, 1))
    own = divide(sums.weight**2, sums.weight2)
    found = judged(
        score(sums),
        np.where(sums.n > BURN_IN, information(sums, precision), 0.0),
        mixed_noise(noise.level, met, own) * sums.dependence,
        np.minimum(own + LENT, np.maximum(sums.freedom, 1.0)),
    )
    # What the prior keeps from a true trigger falls to the tags that come along with it.
    passed_on = divide(np.abs(sums.bias), sums.variance * found.information)
    return found._replace(
        error=np.hypot(found.error * np.sqrt(sums.sampling), passed_on),
        information=found.information / sums.sampling,
    )


def judged(G: Floats, V: Floats, noise: Floats, freedom: Floats) -> Estimate:
    """The estimate G/V with the noise of one occasion as its tag meets it, in points²."""
    known = V > LEAST_INFORMATION
    counted = np.where(known, V, 1.0)
    return Estimate(
        np.where(known, G / counted, 0.0),
        np.where(known, np.sqrt(noise / counted), np.inf),
        np.where(known, V, 0.0),
        freedom,
    )


def mixed_noise(level: Floats, met: Floats, own: Floats) -> Floats:
    """The noise of all and the tag's own mixed, never below that of all. ``own``: its freedom."""
    value: Floats = CAUTION * np.maximum((BORROWED * level + own * met) / (own + BORROWED), level)
    return value


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


def half_width(estimate: Estimate, level: Floats) -> Floats:
    """Half the width of the interval that misses at any time with probability ``level``."""
    narrow = 1 / (1 + INTERVAL_SPREAD**2 * estimate.information)
    k = (level**2 * narrow) ** (1 / (estimate.freedom + 1))
    finite = k > narrow
    ratio = np.divide(1 - k, k - narrow, out=np.full_like(k, np.inf), where=finite)
    width: Floats = np.where(finite, estimate.error, np.inf) * np.sqrt(estimate.freedom * ratio)
    return width


def divide(part: Floats, whole: Floats) -> Floats:
    """Part by part; 0 where the whole is nothing."""
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > SMALLEST)
