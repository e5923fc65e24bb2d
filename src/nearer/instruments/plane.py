"""The plane of attachment anxiety and avoidance: a point, its error, and four regions in words.

The place is where the answers point; where the person stands lies around it, normally distributed
with the errors of measurement. The chance of a region is the part of that distribution which lies
in it, all places taken as equally likely beforehand: a description of how sure the place is, not
of how common it is among people. The lines between the regions are the middle of the scale, where
somebody neither agrees nor disagrees; on Nearer's own inventory that is 4.
"""

from math import asin, atan2, cos, erfc, isfinite, log, pi, sin, sqrt
from typing import Literal

import numpy as np
from msgspec import Struct

from nearer.instruments.errors import BadPlace

Region = Literal["secure", "anxious", "avoidant", "fearful"]

NODES = 40  # of the integral: twelve digits for correlations up to 0.9


class Place(Struct, frozen=True, kw_only=True):
    """A point with the standard errors of its two scores and the correlation of those errors."""

    anxiety: float
    avoidance: float
    anxiety_sem: float
    avoidance_sem: float
    correlation: float = 0.0
    lowest: float = 1.0
    highest: float = 7.0

    @property
    def line(self) -> float:
        """Where the regions meet, on both scales."""
        return (self.lowest + self.highest) / 2


class Ellipse(Struct, frozen=True, kw_only=True):
    """``long`` and ``short``: half axes; ``angle``: of the long one to the anxiety axis, rad."""

    anxiety: float
    avoidance: float
    long: float
    short: float
    angle: float


def regions(place: Place) -> dict[Region, float]:
    """The probability of each region; together 1. Raises BadPlace."""
    _check(place)
    low_anxiety = (place.line - place.anxiety) / place.anxiety_sem
    low_avoidance = (place.line - place.avoidance) / place.avoidance_sem
    secure = _both_below(low_anxiety, low_avoidance, place.correlation)
    anxious = _both_below(-low_anxiety, low_avoidance, -place.correlation)
    avoidant = _both_below(low_anxiety, -low_avoidance, -place.correlation)
    fearful = _both_below(-low_anxiety, -low_avoidance, place.correlation)
    return {"secure": secure, "anxious": anxious, "avoidant": avoidant, "fearful": fearful}


def ellipse(place: Place, level: float = 0.95) -> Ellipse:
    """The smallest region that holds the true place with this probability. Raises BadPlace.

    For two dimensions the quantile of χ² is −2 log(1 − level) exactly.
    """
    _check(place)
    if not 0 < level < 1:
        raise BadPlace("The level of an ellipse is a probability between 0 and 1.")
    a, b = place.anxiety_sem**2, place.avoidance_sem**2
    shared = place.correlation * place.anxiety_sem * place.avoidance_sem
    middle, spread = (a + b) / 2, sqrt(((a - b) / 2) ** 2 + shared**2)
    size = -2 * log(1 - level)
    return Ellipse(
        anxiety=place.anxiety,
        avoidance=place.avoidance,
        long=sqrt(size * (middle + spread)),
        short=sqrt(size * max(middle - spread, 0.0)),
        angle=atan2(2 * shared, a - b) / 2,
    )


def outline(
    place: Place, level: float = 0.95, corners: int = 72
) -> tuple[tuple[float, float], ...]:
    """(anxiety, avoidance) around the ellipse's edge; may leave the scales. Raises BadPlace."""
    one = ellipse(place, level)
    found = []
    for i in range(corners):
        turn = 2 * pi * i / corners
        along, across = one.long * cos(turn), one.short * sin(turn)
        found.append(
            (
                one.anxiety + along * cos(one.angle) - across * sin(one.angle),
                one.avoidance + along * sin(one.angle) + across * cos(one.angle),
            )
        )
    return tuple(found)


def _both_below(h: float, k: float, correlation: float) -> float:
    """P(X < h, Y < k) of two standard normals.

    The product of two normal distribution functions, and for correlated errors Plackett's (1954)
    integral over the correlation on top of it, in the angle whose sine it is.
    """
    product = _below(h) * _below(k)
    if correlation == 0:
        return product
    half = asin(correlation) / 2
    nodes, weights = np.polynomial.legendre.leggauss(NODES)
    angles = half * (1 + nodes)
    exponents = -(h * h + k * k - 2 * h * k * np.sin(angles)) / (2 * np.cos(angles) ** 2)
    further = half * float(weights @ np.exp(exponents)) / (2 * pi)
    return min(max(product + further, 0.0), 1.0)


def _below(z: float) -> float:
    return erfc(-z / sqrt(2)) / 2


def _check(place: Place) -> None:
    if not all(map(isfinite, (place.anxiety, place.avoidance, place.correlation, place.line))):
        raise BadPlace("A place on the plane has two scores that are numbers.")
    if not all(isfinite(sem) and sem > 0 for sem in (place.anxiety_sem, place.avoidance_sem)):
        raise BadPlace("The error of a score is a number above 0.")
    if not -1 < place.correlation < 1:
        raise BadPlace("The correlation of two errors lies between −1 and 1.")
    if place.highest <= place.lowest:
        raise BadPlace("The scales of the plane end above where they begin.")
