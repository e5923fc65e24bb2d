"""Does it last? How a tag goes with the next check-in, or with the day after.

A local projection (Montiel Olea, Plagborg-Møller 2021): the later outcome on the tags of now and on
what was known before now's outcome. Now's outcome itself is left out: it may be the way there. So
the answer is the whole one, also through the tag being there still. Checked by simulation.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from nearer.insight.clock import Body
from nearer.insight.controls import control_precisions, control_rows
from nearer.insight.dependence import no_blocks, widen
from nearer.insight.evidence import Estimate, estimate, half_width
from nearer.insight.occasions import check_lengths, check_outcome, check_present
from nearer.insight.past import Past
from nearer.insight.plan import Plan, check_tags, make_plan
from nearer.insight.regression import AT_ONCE, Mask, learn, unlearned, widened
from nearer.insight.times import Floats, Times, read_times

Horizon = Literal["next check-in", "next day"]
WITHIN = 24 * 3600.0  # seconds within which the next check-in must come to be the next one


class Lasting(NamedTuple):
    """In points of the outcome; the range holds for all tags together, at any time of looking."""

    tag: str
    effect: float  # 0 where nothing is known
    low: float
    high: float
    occasions: int  # check-ins, or days, with the tag that something came after


class _Rows(NamedTuple):
    controls: Floats
    present: Mask
    later: Floats  # the outcome to come, in 0–10


def lasting(
    when: Sequence[datetime],
    outcome: npt.ArrayLike,
    present: npt.ArrayLike,
    tags: Sequence[str],
    to: Horizon = "next check-in",
    *,
    day_starts: int = 4,
    outcome_range: tuple[float, float] = (0.0, 10.0),
    alpha: float = 0.05,
) -> tuple[Lasting, ...]:
    """One for each of ``tags``; arrays and errors as for ``replay``.

    "next check-in": within 24 hours. "next day": the mean of the person's next day, for days with
    the tag at any check-in against days without.
    """
    plan = make_plan(check_tags(tags), None, alpha, 0.5, outcome_range, day_starts)
    values = check_outcome(outcome, plan)
    check_lengths(len(when), len(values))
    times = read_times(when, day_starts)
    there = check_present(present, len(when), len(tags))
    controls, *_ = control_rows(times, values.tolist(), Past(), Body(), float(times.instant[0]))
    known = _Rows(controls, there, values)
    rows = _check_ins(times, known) if to == "next check-in" else _days(times, known)
    return _told(rows, tuple(tags), plan)


def _check_ins(times: Times, now: _Rows) -> _Rows:
    soon = np.diff(times.instant) <= WITHIN
    return _Rows(now.controls[:-1][soon], now.present[:-1][soon], now.later[1:][soon])


def _days(times: Times, now: _Rows) -> _Rows:
    """Days followed by the next one: what was known as each began, all tags of it."""
    days = np.maximum.accumulate(times.day)
    first = np.flatnonzero(np.diff(days, prepend=days[0] - 1))
    counts = np.diff(np.append(first, len(days)))
    means = np.add.reduceat(now.later, first) / counts
    there = np.logical_or.reduceat(now.present, first, axis=0)
    followed = np.diff(days[first]) == 1
    return _Rows(now.controls[first][:-1][followed], there[:-1][followed], means[1:][followed])


def _told(rows: _Rows, tags: tuple[str, ...], plan: Plan) -> tuple[Lasting, ...]:
    found = _estimate(rows, plan)
    half = half_width(found, np.full_like(found.effect, plan.alpha / max(len(tags), 1)))
    return tuple(
        Lasting(
            tag,
            float(found.effect[j] * plan.scale),
            float((found.effect[j] - half[j]) * plan.scale),
            float((found.effect[j] + half[j]) * plan.scale),
            int(rows.present[:, j].sum()),
        )
        for j, tag in enumerate(tags)
    )


def _estimate(rows: _Rows, plan: Plan) -> Estimate:
    precisions = np.concatenate([control_precisions(), plan.precision])
    regression, blocks = unlearned(precisions, len(plan.precision)), no_blocks(len(plan.precision))
    for start in range(0, len(rows.later), AT_ONCE):
        block = slice(start, start + AT_ONCE)
        regression, sums = learn(
            regression, rows.controls[block], rows.present[block], rows.later[block]
        )
        blocks = widen(blocks, sums)
        regression = widened(regression, sums.dependence[-1])
    return estimate(regression.sums, plan.precision)
