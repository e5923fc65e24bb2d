"""Which tags are there: drawn for a whole life at once."""

from typing import NamedTuple

import numpy as np
from bench.lives.calendar import Calendar, Floats, Ints, Mask
from bench.lives.currents import lasting
from bench.lives.world import Habits

IN_COMMON = 5  # tags in one cluster
MIDDLE = 3.0  # points; a mood above it pulls tags up
WEEK = 28  # check-ins


class Noted(NamedTuple):
    """For n check-ins and p tags."""

    present: Mask  # (n, p)
    chance: Floats  # (n, k) of the first k tags, given all that came before
    known: Ints  # (p,) the day on which each tag was invented


def note_tags(
    habits: Habits, calendar: Calendar, pull: Floats, rng: np.random.Generator, p: int, k: int
) -> Noted:
    """``pull`` (n,): what moves all tags at each check-in, each to a degree of its own."""
    n = len(calendar.day)
    drive = logit(rng.uniform(*habits.rates, p)) + pull[:, None] * rng.uniform(0.5, 1.0, p)
    if habits.clusters:
        common = [lasting(calendar, rng) for _ in range(-(-p // IN_COMMON))]
        drive += habits.clusters * np.column_stack(common)[:, np.arange(p) // IN_COMMON]
    if habits.wander:
        walks = np.cumsum(rng.standard_normal((calendar.days, p)), axis=0)
        drive += habits.wander * walks[calendar.day]
    present = _hold(drive + logit(rng.random((n, p))), habits.stickiness)
    before = np.vstack([np.zeros((1, k), bool), present[:-1, :k]])
    chance = 1 / (1 + np.exp(-(drive[:, :k] + habits.stickiness * before)))
    known = _known(habits, calendar, rng, p)
    _repeat(habits, present)
    present &= calendar.day[:, None] >= known
    return Noted(present, chance, known)


def pull_of_moods(habits: Habits, calendar: Calendar, outcome: Floats) -> Floats:
    """What earlier outcomes do to the tags of each check-in, (n,)."""
    before = np.concatenate([[MIDDLE], outcome[:-1]])
    further = np.concatenate([[MIDDLE, MIDDLE], outcome[:-2]])[: len(outcome)]
    return (
        habits.follows_last * (before - MIDDLE)
        + habits.follows_yesterday * (_yesterday(calendar, outcome) - MIDDLE)
        + habits.follows_week * (_last_week(outcome) - MIDDLE)
        + habits.follows_shock * np.abs(before - further)
        + habits.follows_now * (outcome - MIDDLE)
    )


def logit(chance: Floats) -> Floats:
    return np.log(chance / (1 - chance))


def _hold(drive: Floats, stickiness: float) -> Mask:
    """Present where the drive alone suffices; where it needs the stickiness, as it was before."""
    on = drive > 0
    settled = on | (drive + stickiness <= 0)
    rows = np.arange(1, len(drive) + 1, dtype=np.int32)[:, None]
    latest = np.maximum.accumulate(np.where(settled, rows, 0), axis=0)
    return np.take_along_axis(np.vstack([np.zeros_like(on[:1]), on]), latest, axis=0)


def _repeat(habits: Habits, present: Mask) -> None:
    if habits.copies:
        pairs = present.shape[1] // 2 * 2
        original = present[:, 0:pairs:2]
        present[:, 1:pairs:2] = original if habits.copies == "twins" else ~original
    if habits.fixed:
        present[:, 0], present[:, 1] = True, False


def _known(habits: Habits, calendar: Calendar, rng: np.random.Generator, p: int) -> Ints:
    """The last tags are the late ones."""
    known = np.zeros(p, np.int64)
    late = round(habits.late * p)
    if late:
        known[-late:] = np.sort(rng.uniform(0.1, 0.8, late)) * calendar.days
    return known


def _yesterday(calendar: Calendar, outcome: Floats) -> Floats:
    _, place = np.unique(calendar.day, return_inverse=True)
    means = np.bincount(place, outcome) / np.bincount(place)
    return np.concatenate([[MIDDLE], means])[place]


def _last_week(outcome: Floats) -> Floats:
    total = np.concatenate([np.full(WEEK, MIDDLE), outcome]).cumsum()
    return (total[WEEK - 1 : -1] - np.concatenate([[0.0], total[: len(outcome) - 1]])) / WEEK
