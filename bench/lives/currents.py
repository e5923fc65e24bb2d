"""What moves with the calendar: shapes that moods, tags or both may follow.

A shape gives one number for each check-in, about −1 to 1 or with a standard deviation near 1.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from bench.lives.calendar import Calendar, Floats

Shape = Callable[[Calendar, np.random.Generator], Floats]


@dataclass(frozen=True)
class Current:
    """``mood`` in points of the outcome, ``tags`` as pull on the logit of every tag."""

    shape: Shape
    mood: float = 0.0
    tags: float = 0.0


def daily_wave(calendar: Calendar, rng: np.random.Generator) -> Floats:
    """One wave a day with a peak at any hour; reversed at weekends."""
    wave = _wave(calendar.hour, 24.0, rng)
    return np.where(calendar.weekend, -wave, wave)


def any_curve(calendar: Calendar, rng: np.random.Generator) -> Floats:
    """Any daily curve, another one at weekends."""
    return np.where(calendar.weekend, _bumps(calendar.hour, rng), _bumps(calendar.hour, rng))


def body_curve(calendar: Calendar, rng: np.random.Generator) -> Floats:
    """A daily wave of the body's clock, which lags behind on journeys."""
    return _wave(calendar.body, 24.0, rng)


def sharp_hour(calendar: Calendar, rng: np.random.Generator) -> Floats:
    """One half hour a day, at the same time every day."""
    apart = np.abs(calendar.hour - rng.uniform(9.0, 21.0))
    return np.exp(-0.5 * (apart / 0.25) ** 2)


def week_plan(calendar: Calendar, rng: np.random.Generator) -> Floats:
    """A timetable of the week: another level for every weekday and stretch of four hours."""
    return rng.standard_normal((7, 6))[calendar.weekday, (calendar.hour // 4).astype(int)]


def workdays(calendar: Calendar, rng: np.random.Generator) -> Floats:
    """A level for every weekday."""
    return rng.standard_normal(7)[calendar.weekday]


def one_evening(calendar: Calendar, rng: np.random.Generator) -> Floats:
    """Something on one evening of every week."""
    return ((calendar.weekday == rng.integers(0, 7)) & (calendar.hour >= 16)) * 1.0


def season(calendar: Calendar, rng: np.random.Generator) -> Floats:
    """A wave of four months to a year."""
    return _wave(calendar.day * 1.0, rng.uniform(120, 365), rng)


def four_weeks(calendar: Calendar, rng: np.random.Generator) -> Floats:
    """A wave of 28 days."""
    return _wave(calendar.day * 1.0, 28.0, rng)


def month_end(calendar: Calendar, rng: np.random.Generator) -> Floats:
    """The last days before pay: up to 1 in the four days before a drawn day of the month."""
    of_month = np.array([when.day for when in calendar.when])
    return np.maximum(0.0, 1 - ((int(rng.integers(1, 29)) - of_month) % 30) / 4)


def drift(calendar: Calendar, rng: np.random.Generator) -> Floats:
    """A random walk that takes a step every day."""
    return np.cumsum(rng.standard_normal(calendar.days))[calendar.day]


def regimes(calendar: Calendar, rng: np.random.Generator) -> Floats:
    """Two states, up and down, that change every few weeks."""
    changes = np.cumsum(rng.random(calendar.days) < 1 / 25)
    return (2.0 * (changes % 2) - 1)[calendar.day]


def learning(calendar: Calendar, rng: np.random.Generator) -> Floats:
    """From 1 towards 0, halved every one to four months."""
    return 0.5 ** (calendar.day / rng.uniform(30, 120))


def new_life(calendar: Calendar, rng: np.random.Generator) -> Floats:
    """From 0 to 1 on one day: a move, a job, a separation."""
    return (calendar.share >= rng.uniform(0.2, 0.8)) * 1.0


def tired_of_it(calendar: Calendar, _: np.random.Generator) -> Floats:
    """Rises with each check-in of the same day."""
    day = calendar.day
    first = np.maximum.accumulate(np.where(np.diff(day, prepend=-1) > 0, np.arange(len(day)), 0))
    return (np.arange(len(day)) - first) / 4.0


def after_a_gap(calendar: Calendar, _: np.random.Generator) -> Floats:
    """1 on the first day after three or more without a check-in, fading over a few days."""
    day = calendar.day
    back = np.where(np.diff(day, prepend=day[:1]) > 3, day, -1000)
    return np.exp(-(day - np.maximum.accumulate(back)) / 2.0)


def a_moment(calendar: Calendar, rng: np.random.Generator) -> Floats:
    """Something of the moment that is nowhere in the record."""
    return rng.standard_normal(len(calendar.day))


def a_day(calendar: Calendar, rng: np.random.Generator) -> Floats:
    """A state of the day that is nowhere in the record."""
    return rng.standard_normal(calendar.days)[calendar.day]


def lasting(calendar: Calendar, rng: np.random.Generator) -> Floats:
    """Comes and goes over some days (autoregression of 0.8 from day to day)."""
    steps, level = rng.standard_normal(calendar.days) * 0.6, 0.0
    for day, step in enumerate(steps.tolist()):
        steps[day] = level = 0.8 * level + step
    return steps[calendar.day]


def _wave(at: Floats, period: float, rng: np.random.Generator) -> Floats:
    return np.cos((at - rng.uniform(0, period)) * 2 * np.pi / period)


def _bumps(hour: Floats, rng: np.random.Generator) -> Floats:
    curve = np.zeros(len(hour))
    for _ in range(4):
        apart = np.abs(hour - rng.uniform(0, 24))
        apart = np.minimum(apart, 24 - apart)
        curve += rng.standard_normal() * np.exp(-0.5 * (apart / rng.uniform(0.7, 4.0)) ** 2)
    return curve
