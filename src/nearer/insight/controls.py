"""What is held equal while a tag is judged: built from the past and the clock alone."""

from collections.abc import Iterable

import numpy as np

from nearer.insight.clock import (
    JETLAG,
    MONTH,
    TIMETABLE,
    WIDE,
    Body,
    body_rows,
    clock_rows,
    month_rows,
    timetable_rows,
)
from nearer.insight.past import HINGED, LINEAR, Past, past_rows
from nearer.insight.times import Floats, Times

PLAIN = 2 + 7 + LINEAR  # constant, trend, weekdays, levels
CURVED = PLAIN + HINGED + WIDE + JETLAG
COUNT = CURVED + TIMETABLE + MONTH
"""How many controls there are."""

TREND = 100 * 86_400.0  # seconds in one unit of trend: a hundred days
CONSTANT_PRECISION = 1e-3
PLAIN_PRECISION = 1.0  # heavy tails need it: 1e-3 here let 6.1 % of null lives through
BENT_PRECISION = 4.0  # hinges and clock
# Timetable and month: 25 left 3 % of lives with a timetable false, 4 found triggers two days later.
CALENDAR_PRECISION = 12.0


def control_precisions(held: int = 0) -> Floats:
    """Prior precisions (COUNT + held,) in the order of the columns."""
    precision = np.full(COUNT + held, BENT_PRECISION)
    precision[:PLAIN] = PLAIN_PRECISION
    precision[CURVED:COUNT] = CALENDAR_PRECISION
    precision[COUNT:] = PLAIN_PRECISION
    precision[0] = CONSTANT_PRECISION
    return precision


def control_rows(
    times: Times, outcome: Iterable[float], past: Past, body: Body, began: float
) -> tuple[Floats, Past, Body]:
    """Controls (n, COUNT) for occasions in order, and past and body after the last of them.

    ``began`` is the instant of the very first occasion: the trend counts from there, since raw
    day numbers would cost six digits. Outcomes are in 0–10.
    """
    rows, past = past_rows(past, times.day.tolist(), outcome)
    weekday = times.weekday
    jetlag, body = body_rows(times, body)
    controls = np.hstack(
        [
            np.ones((len(rows), 1)),
            ((times.instant - began) / TREND)[:, None],
            np.eye(7)[weekday],
            rows,
            clock_rows(times.hour, weekday >= 5),
            jetlag,
            timetable_rows(times.hour, weekday),
            month_rows(times.day),
        ]
    )
    return controls, past, body
