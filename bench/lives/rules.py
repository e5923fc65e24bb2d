"""Rules that read a life at the end of every day: Nearer's, and what people use instead."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from bench.lives.autoregression import autoregression
from bench.lives.calendar import Floats, Ints, Mask
from bench.lives.life import Life
from bench.lives.student import as_normal, bar, benjamini_hochberg

from nearer.insight import Readings, TriggerEngine

Rule = Callable[[Life], Mask]
"""Which tags are shown at each look, (looks, p)."""

LEAST = 40
LEAST_EACH = 6


@dataclass(frozen=True)
class Seen:
    """What Nearer said at each look, (looks, p)."""

    shown: Mask
    low: Floats
    high: Floats


def nearer(life: Life) -> Mask:
    """The engine as it is."""
    return read_nearer(life).shown


def read_nearer(life: Life) -> Seen:
    """The engine as it is; tags invented on the way join when they were invented."""
    first = life.joined == 0
    engine = TriggerEngine([tag for tag, there in zip(life.tags, first, strict=True) if there])
    parts, start = [], 0
    for j in [*np.flatnonzero(~first), -1]:
        end = int(life.joined[j]) if j >= 0 else len(life.outcome)
        if end > start:
            parts.append(_observe(engine, life, start, end))
        if j >= 0:
            engine.add_tag(life.tags[j])
        start = max(start, end)
    return Seen(*(np.concatenate(part) for part in zip(*parts, strict=True)))


def _observe(
    engine: TriggerEngine, life: Life, start: int, end: int
) -> tuple[Mask, Floats, Floats]:
    looks = life.looks[(life.looks > start) & (life.looks <= end)]
    known = len(engine.tags)
    out = engine.observe_many(
        life.when[start:end], life.outcome[start:end], life.present[start:end, :known], looks
    )
    return _wide(out, len(life.tags))


def _wide(out: Readings, tags: int) -> tuple[Mask, Floats, Floats]:
    """With columns also for tags not yet invented: never shown, anything possible."""
    shown = np.zeros((len(out.occasions), tags), bool)
    low, high = np.full(shown.shape, -np.inf), np.full(shown.shape, np.inf)
    known = len(out.tags)
    shown[:, :known], low[:, :known], high[:, :known] = out.established, out.low, out.high
    return shown, low, high


def naive(life: Life) -> Mask:
    """With or without the tag, p < .05."""
    return welch(life) >= bar(0.05)


def bonferroni(life: Life) -> Mask:
    """With or without the tag, p < .05 divided by the number of tags."""
    return welch(life) >= bar(0.05 / len(life.tags))


def false_discovery_rate(life: Life) -> Mask:
    """With or without the tag, Benjamini–Hochberg over the tags at .05."""
    return benjamini_hochberg(welch(life))


def autoregressive(life: Life) -> Mask:
    """Least squares on all tags, the last outcome, the hour and the weekday; BH at .05."""
    return benjamini_hochberg(autoregression(life))


PEERS: Mapping[str, Rule] = {
    "with/without": naive,
    "Welch, BH": false_discovery_rate,
    "Welch, Bonferroni": bonferroni,
    "OLS with autoregression, BH": autoregressive,
}


def welch(life: Life) -> Floats:
    """Welch's t of each tag at each look as a normal deviate; 0 before there is enough."""
    y, on = life.outcome[:, None], life.present
    rows = life.looks - 1
    (n1, mean1, part1), (n0, mean0, part0) = (_moments(y, side, rows) for side in (on, ~on))
    error2 = part1 + part0
    # They wait as long as Nearer does, so as not to be the worse for haste.
    fit = (np.minimum(n1, n0) >= LEAST_EACH) & (life.looks >= LEAST)[:, None] & (error2 > 0)
    error2 = np.where(fit, error2, 1.0)
    spread = part1**2 / np.maximum(n1 - 1, 1) + part0**2 / np.maximum(n0 - 1, 1)
    freedom = np.where(fit, error2**2 / np.where(fit, spread, 1.0), 1.0)
    return np.where(fit, as_normal((mean1 - mean0) / np.sqrt(error2), freedom), 0.0)


def _moments(y: Floats, side: Mask, rows: Ints) -> tuple[Floats, Floats, Floats]:
    """How many, their mean and its squared error, so far."""
    n = np.cumsum(side, axis=0)[rows].astype(float)
    some = np.maximum(n, 1)
    mean = np.cumsum(y * side, axis=0)[rows] / some
    square = np.cumsum(y * y * side, axis=0)[rows] / some
    return n, mean, np.maximum(square - mean**2, 0) / np.maximum(n - 1, 1)
