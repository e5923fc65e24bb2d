"""Ordinary least squares with the outcome before, as a careful analyst would run it each evening.

All tags at once, the last outcome and the last of the day before, four slots of the day, weekdays.
"""

import numpy as np
from bench.lives.calendar import Floats
from bench.lives.life import Life
from bench.lives.student import as_normal

SLOTS = 4
SPARE = 10  # degrees of freedom below which nothing is read
TINY = 1e-8  # ridge that keeps columns without spread from stopping it


def autoregression(life: Life) -> Floats:
    """The t of each tag at each look as a normal deviate, (looks, p); 0 while it cannot be told."""
    controls = _controls(life)
    design = np.hstack([controls, life.present])
    c, q = controls.shape[1], design.shape[1]
    cross, moment, square = np.zeros((q, q)), np.zeros(q), 0.0
    z, start = np.zeros((len(life.looks), len(life.tags))), 0
    for look, end in enumerate(life.looks.tolist()):
        rows, y = design[start:end], life.outcome[start:end]
        cross += rows.T @ rows
        moment += rows.T @ y
        square += float(y @ y)
        start = end
        if end >= q + SPARE:
            z[look] = _deviates(cross, moment, square, end)[c:]
    return z


def _deviates(cross: Floats, moment: Floats, square: float, n: int) -> Floats:
    q = len(moment)
    inverse = np.linalg.inv(cross + TINY * n * np.eye(q))
    slope = inverse @ moment
    noise = max(square - float(slope @ moment), 0.0) / (n - q)
    error2 = noise * np.diag(inverse)
    # A column without spread has an error as large as the tiny ridge allows: no deviate.
    told = (error2 > 1e-12) & (np.diag(inverse) < 10)
    t = np.divide(slope, np.sqrt(np.maximum(error2, 1e-12)), out=np.zeros(q), where=told)
    return as_normal(t, n - q)


def _controls(life: Life) -> Floats:
    """A constant, the outcome before, the last of the day before, slots, weekdays but one each."""
    y, rows = life.outcome, np.arange(len(life.outcome))
    day = np.array([when.toordinal() for when in life.when])
    slot = np.array([(when.hour - 6) % 24 * SLOTS // 24 for when in life.when])
    last = np.concatenate([y[:1], y[:-1]])
    began = np.maximum.accumulate(np.where(np.diff(day, prepend=day[0] - 1) != 0, rows, 0))
    slots, weekdays = np.eye(SLOTS)[slot][:, 1:], np.eye(7)[day % 7][:, 1:]
    return np.column_stack([np.ones(len(y)), last, last[began], slots, weekdays])
