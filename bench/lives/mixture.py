"""A world put together by chance, so that nobody can have made the engine for it."""

from typing import cast

import numpy as np
from bench.lives import currents as c
from bench.lives.calendar import Clock
from bench.lives.currents import Current, Shape
from bench.lives.world import Answers, Habits, Moods, Scale, World

SHARED: tuple[Shape, ...] = (c.daily_wave, c.any_curve, c.workdays, c.season, c.new_life)
MOODS_ALONE: tuple[Shape, ...] = (c.drift, c.regimes, c.learning, c.month_end, c.a_day, c.week_plan)
SCALES: tuple[Scale, ...] = ("whole", "whole", "whole", "tenths", "three answers", "ends")


def mixture(rng: np.random.Generator) -> World:
    """Any clock, moods, habits and answers together; tags carry nothing that is not recorded."""
    return World(_clock(rng), _moods(rng), _habits(rng), _answers(rng), currents=_currents(rng))


def _clock(rng: np.random.Generator) -> Clock:
    prompts = () if rng.random() < 0.6 else tuple(np.sort(rng.uniform(7, 22, 4)).tolist())
    return Clock(
        prompts=prompts,
        answered=rng.uniform(0.5, 1.0),
        daily=(0, int(rng.integers(3, 9))),
        bursts=bool(rng.random() < 0.1),
        gaps=int(rng.integers(0, 4)),
        trips=int(rng.integers(0, 4)),
        zone=str(rng.choice(("", "Europe/Berlin", "America/New_York"))),
    )


def _moods(rng: np.random.Generator) -> Moods:
    return Moods(
        usual=rng.uniform(0.0, 7.0),
        noise=rng.uniform(0.5, 2.5),
        persistence=rng.uniform(0.0, 0.85),
        tails=rng.choice((0.0, 0.0, 3.0, 6.0)),
        blows=rng.choice((0.0, 0.0, 0.05)),
        louder=((c.season, rng.uniform(0, 0.8)), (c.daily_wave, rng.uniform(0, 0.5))),
    )


def _habits(rng: np.random.Generator) -> Habits:
    rare = rng.uniform(0.01, 0.1)
    return Habits(
        rates=(rare, rare + rng.uniform(0.02, 0.5)),
        stickiness=rng.exponential(1.5),
        follows_last=rng.choice((0.0, 0.3)) * rng.random(),
        follows_yesterday=rng.choice((0.0, 0.6)) * rng.random(),
        clusters=rng.choice((0.0, 1.5)) * rng.random(),
        wander=rng.choice((0.0, 0.1)) * rng.random(),
        fixed=bool(rng.random() < 0.1),
        late=float(rng.choice((0.0, 0.0, 0.2))),
    )


def _answers(rng: np.random.Generator) -> Answers:
    start = rng.uniform(0, 0.8)
    return Answers(
        scale=cast("Scale", str(rng.choice(SCALES))),
        silence=(start, start + rng.choice((0.0, 0.0, 0.2))),
        repeats=rng.choice((0.0, 0.0, 0.3)),
    )


def _currents(rng: np.random.Generator) -> tuple[Current, ...]:
    both = rng.choice(len(SHARED), 2, replace=False)
    alone = rng.choice(len(MOODS_ALONE), 2, replace=False)
    return (
        *(Current(SHARED[i], rng.uniform(0, 1.5), rng.uniform(0, 1.5)) for i in both),
        *(Current(MOODS_ALONE[i], rng.uniform(0, 0.15 if i == 0 else 1.5)) for i in alone),
    )
