"""What earlier outcomes say about the next one: levels, the same day and the day before."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from nearer.insight.times import Floats

FAST = 2.0 ** (-1 / 4)  # forgetting per occasion: half-life of 4 occasions
MIDDLE = 2.0 ** (-1 / 11)  # half-life of 11 occasions
SLOW = 2.0 ** (-1 / 28)  # half-life of 28 occasions
KNOTS_BEFORE = (2.0, 4.0, 6.0)  # points; hinges of the outcome before
KNOTS_YESTERDAY = (2.0, 3.5, 5.0)  # points; hinges of yesterday's mean
KNOT_TODAY = 4.0  # points; hinge of an earlier outcome of the same day

LINEAR = 9
HINGED = len(KNOTS_BEFORE) + len(KNOTS_YESTERDAY) + 1


class Past(NamedTuple):
    """Everything about earlier outcomes that later controls need. Outcomes are in 0–10.

    ``day`` is the newest day seen; ``total``, ``noted`` and ``last`` belong to it, and
    ``yesterday_…`` to the noted day before it (which a gap may put further back).
    """

    fast: float = 0.0
    fast_weight: float = 0.0
    middle: float = 0.0
    middle_weight: float = 0.0
    slow: float = 0.0
    slow_weight: float = 0.0
    day: int = 0
    total: float = 0.0
    noted: int = 0  # occasions of ``day`` so far
    last: float = 0.0
    yesterday_mean: float = 0.0
    yesterday_last: float = 0.0
    days: int = 0  # how many days before ``day`` had an outcome; 0: none yet


def with_outcome(past: Past, day: int, outcome: float) -> Past:
    """The past one occasion later."""
    same = past.noted > 0 and day <= past.day  # flying west may repeat a date: still that day
    begins = past.noted > 0 and not same
    return Past(
        fast=FAST * past.fast + outcome,
        fast_weight=FAST * past.fast_weight + 1.0,
        middle=MIDDLE * past.middle + outcome,
        middle_weight=MIDDLE * past.middle_weight + 1.0,
        slow=SLOW * past.slow + outcome,
        slow_weight=SLOW * past.slow_weight + 1.0,
        day=past.day if same else day,
        total=past.total + outcome if same else outcome,
        noted=past.noted + 1 if same else 1,
        last=outcome,
        yesterday_mean=past.total / past.noted if begins else past.yesterday_mean,
        yesterday_last=past.last if begins else past.yesterday_last,
        days=past.days + begins,
    )


def past_rows(past: Past, day: Iterable[int], outcome: Iterable[float]) -> tuple[Floats, Past]:
    """Controls (n, LINEAR + HINGED) for occasions in order, and the past after the last of them.

    Row t knows outcomes before t and nothing else; its own outcome only moves the past on.
    """
    seen = []
    for today, value in zip(day, outcome, strict=True):
        seen.append(_seen(past, today))
        past = with_outcome(past, today, value)
    linear, raw = np.split(np.array(seen).reshape(len(seen), -1), [LINEAR], axis=1)
    return np.hstack([linear, _hinges(raw)]), past


def _seen(past: Past, day: int) -> tuple[float, ...]:
    """The linear controls, then what the hinges bend: last outcome, yesterday's mean, today's."""
    slow = past.slow / past.slow_weight if past.noted else 0.0
    fast = past.fast / past.fast_weight if past.noted else 0.0
    middle = past.middle / past.middle_weight if past.noted else 0.0
    first = past.noted == 0 or day > past.day
    mean, last, known = past.yesterday_mean, past.yesterday_last, past.days > 0
    if first and past.noted:
        mean, last, known = past.total / past.noted, past.last, True
    return (
        fast,
        middle,
        slow,
        0.0 if first else past.last - slow,
        float(first),
        last - slow if known else 0.0,
        mean - slow if known else 0.0,
        past.last - slow if past.noted else 0.0,
        past.last - slow if past.noted and first else 0.0,
        past.last,
        mean,
        0.0 if first else past.last,
    )


def _hinges(raw: Floats) -> Floats:
    before, yesterday, today = raw[:, :1], raw[:, 1:2], raw[:, 2:]
    bent = [before - KNOTS_BEFORE, yesterday - KNOTS_YESTERDAY, today - KNOT_TODAY]
    return np.maximum(np.hstack(bent), 0.0)
