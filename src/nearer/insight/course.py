"""How far an engine has come, as one frozen value, and how it goes on."""

from dataclasses import dataclass, replace

import numpy as np

from nearer.insight.clock import Body
from nearer.insight.controls import control_precisions, control_rows
from nearer.insight.dependence import Blocks, no_blocks, widen, with_absent_tag
from nearer.insight.errors import BadTags
from nearer.insight.occasions import Occasions
from nearer.insight.past import Past
from nearer.insight.plan import Plan, with_late_tag
from nearer.insight.regression import (
    AT_ONCE,
    Counts,
    Regression,
    learn,
    unlearned,
    widened,
    with_tag,
)
from nearer.insight.restarts import EVERY, Restarts, no_restarts, restarted, with_unknown_tag
from nearer.insight.standing import note_crossings
from nearer.insight.times import Floats
from nearer.insight.view import View, all_rows, view


@dataclass(frozen=True)
class Course:
    """``tags`` in the order of the columns; ``crossed`` (p,): see ``note_crossings``.

    ``held``: names of further numbers that every occasion brings to be held equal.
    """

    plan: Plan
    tags: tuple[str, ...]
    regression: Regression
    crossed: Counts
    past: Past
    blocks: Blocks
    restarts: Restarts
    body: Body
    held: tuple[str, ...] = ()
    began: float = np.nan  # instant of the first occasion
    latest: float = -np.inf  # instant of the last one

    @property
    def occasions(self) -> int:
        return int(self.regression.sums.n[0])


def begin(plan: Plan, tags: tuple[str, ...], held: tuple[str, ...] = ()) -> Course:
    """Before the first occasion. ``plan``'s arrays are in the order of ``tags``."""
    precisions = np.concatenate([control_precisions(len(held)), plan.precision])
    regression = unlearned(precisions, len(tags))
    p = len(tags)
    return Course(
        plan,
        tags,
        regression,
        np.zeros(p, np.int64),
        Past(),
        no_blocks(p),
        no_restarts(p),
        Body(),
        held,
    )


def with_new_tag(course: Course, tag: str) -> Course:
    """One more tag from the reserve. Raises BadTags."""
    if not isinstance(tag, str) or tag in course.tags:
        raise BadTags("A new tag needs a name of its own.")
    plan = with_late_tag(course.plan, course.occasions)
    return replace(
        course,
        plan=plan,
        tags=(*course.tags, tag),
        regression=with_tag(course.regression, float(plan.precision[-1]), course.blocks.together),
        crossed=np.append(course.crossed, 0),
        blocks=with_absent_tag(course.blocks),
        restarts=with_unknown_tag(course.restarts),
    )


def learned(course: Course, occasions: Occasions) -> Course:
    """The course after further occasions."""
    return _advance(course, occasions, np.zeros(0, np.int64))[0]


def go_on(course: Course, occasions: Occasions, at: Counts) -> tuple[Course, View]:
    """The course after further occasions, and what was seen at the counts ``at`` (m,)."""
    order = np.argsort(at, kind="stable")
    after, seen = _advance(course, occasions, at[order])
    if not seen:
        nothing = after.regression.sums.each(lambda part: part[None][:0])
        seen = [view(nothing, np.zeros(0), after.restarts, after.plan)]
    return after, all_rows(seen).rows(np.argsort(order, kind="stable"))


def _advance(course: Course, occasions: Occasions, at: Counts) -> tuple[Course, list[View]]:
    """What was seen at the counts ``at``, which never fall, block by block."""
    times, plan = occasions.times, course.plan
    began = course.began if course.occasions else float(times.instant[0])
    controls, past, body = control_rows(
        times, occasions.outcome.tolist(), course.past, course.body, began
    )
    if occasions.held.size:  # else it would only be a copy
        controls = np.hstack([controls, occasions.held])
    regression, crossed = course.regression, course.crossed
    blocks, restarts = course.blocks, course.restarts
    due = at - course.occasions - 1  # rows to read at
    seen = []
    start = 0
    while start < len(controls):
        if times.instant[start] - max(restarts.latest, began) >= EVERY:
            restarts = restarted(
                restarts,
                regression.sums,
                float(times.instant[start]),
                plan.precision,
                plan.raising,
            )
        rows = slice(
            start, _end(times.instant, start, course.occasions, max(restarts.latest, began))
        )
        regression, sums = learn(
            regression, controls[rows], occasions.present[rows], occasions.outcome[rows]
        )
        blocks = widen(blocks, sums)
        regression = widened(regression, sums.dependence[-1])
        crossed = note_crossings(crossed, sums, restarts, plan)
        inside = due[(due >= start) & (due < rows.stop)] - start
        if len(inside):
            seen.append(view(sums.rows(inside), times.instant[rows][inside], restarts, plan))
        start = rows.stop
    after = replace(
        course,
        regression=regression,
        crossed=crossed,
        past=past,
        body=body,
        blocks=blocks,
        restarts=restarts,
        began=began,
        latest=float(times.instant[-1]),
    )
    return after, seen


def _end(instant: Floats, start: int, before: int, latest: float) -> int:
    """Where the block that begins at ``start`` ends: at a multiple of AT_ONCE or at a restart."""
    whole = start + AT_ONCE - (before + start) % AT_ONCE
    restart = int(np.searchsorted(instant - latest, EVERY))
    return min(whole, max(restart, start + 1), len(instant))
