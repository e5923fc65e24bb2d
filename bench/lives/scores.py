"""How often a rule was wrong, and how soon it was right."""

from collections.abc import Iterable, Sequence
from math import comb, inf, sqrt

import numpy as np
from bench.lives.life import Life
from bench.lives.rules import Rule


def lives_with_false(lives: Iterable[Life], rule: Rule) -> int:
    """In how many lives the rule ever showed a tag that does nothing."""
    return sum(bool(rule(life)[:, life.triggers :].any()) for life in lives)


def days_found(lives: Iterable[Life], rule: Rule) -> list[float]:
    """For every true trigger of every life: the day it was first shown; infinite if never."""
    days: list[float] = []
    for life in lives:
        shown = rule(life)[:, : life.triggers]
        first = life.days[np.argmax(shown, axis=0)]
        days += np.where(shown.any(axis=0), first, np.inf).tolist()
    return days


def day_of_half(days: Sequence[int], shown: Sequence[float], triggers: int) -> float:
    """When ``shown`` of so many triggers, counted on each of ``days``, first reaches half.

    Between two of those days the count is taken to rise evenly. Infinite if never.
    """
    half = triggers / 2
    for i, count in enumerate(shown):
        if count >= half:
            if i == 0:
                return float(days[0])
            rise = (half - shown[i - 1]) / (count - shown[i - 1])
            return days[i - 1] + rise * (days[i] - days[i - 1])
    return inf


def allowed(lives: int, alpha: float = 0.05, confidence: float = 0.99) -> int:
    """The most lives with a false trigger that a rule keeping its promise would ever show."""
    below = 0.0
    for wrong in range(lives + 1):
        below += comb(lives, wrong) * alpha**wrong * (1 - alpha) ** (lives - wrong)
        if below >= confidence:
            return wrong
    return lives


def wilson(wrong: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """95 % limits of a share (Wilson 1927)."""
    share, square = wrong / of, z * z / of
    middle = (share + square / 2) / (1 + square)
    half = z * sqrt(share * (1 - share) / of + square / (4 * of)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def median(days: Sequence[float]) -> float:
    return float(np.median(days)) if len(days) else inf
