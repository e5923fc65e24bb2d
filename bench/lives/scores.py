"""How often a rule was wrong, and how soon it was right."""

from collections.abc import Iterable, Sequence
from math import comb, sqrt

import numpy as np
from bench.lives.life import Life
from bench.lives.rules import Rule


def lives_with_false(lives: Iterable[Life], rule: Rule) -> int:
    """In how many lives the rule ever showed a tag that does nothing."""
    return sum(bool(rule(life)[:, life.effects == 0].any()) for life in lives)


def days_found(lives: Iterable[Life], rule: Rule) -> list[float]:
    """For every true trigger of every life: the day it was first shown; infinite if never."""
    days: list[float] = []
    for life in lives:
        shown = rule(life)[:, life.effects != 0]
        first = life.days[np.argmax(shown, axis=0)]
        days += np.where(shown.any(axis=0), first, np.inf).tolist()
    return days


def day_of_half(lives: Iterable[Life], rule: Rule) -> float:
    """The first day on which a rule read on that day alone shows half of all true triggers."""
    shares: dict[int, list[bool]] = {}
    for life in lives:
        shown = rule(life)[:, life.effects != 0]
        for day, row in zip(life.days.tolist(), shown, strict=True):
            shares.setdefault(day, []).extend(row.tolist())
    reached = [day for day, found in shares.items() if 2 * sum(found) >= len(found)]
    return min(reached, default=np.inf)


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
    return float(np.median(days)) if len(days) else np.inf
