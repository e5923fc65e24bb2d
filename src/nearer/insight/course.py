"""How far an engine has come, as one frozen value, and how it goes on."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nearer.insight.controls import control_precisions, control_rows
from nearer.insight.errors import BadTags
from nearer.insight.occasions import Occasions
from nearer.insight.past import Past
from nearer.insight.plan import Plan, with_late_tag
from nearer.insight.regression import Counts, Regression, Sums, learn, unlearned, with_tag
from nearer.insight.standing import note_crossings

BLOCK = 64  # occasions per matrix product; 32 to 128 are about equally quick


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
    return Course(plan, tags, regression, np.zeros(len(tags), np.int64), Past(), held)


def with_new_tag(course: Course, tag: str) -> Course:
    """One more tag from the reserve. Raises BadTags."""
    if not isinstance(tag, str) or tag in course.tags:
        raise BadTags("A new tag needs a name of its own.")
    plan = with_late_tag(course.plan, course.occasions)
    return replace(
        course,
        plan=plan,
        tags=(*course.tags, tag),
        regression=with_tag(course.regression, float(plan.precision[-1])),
        crossed=np.append(course.crossed, 0),
    )


def go_on(course: Course, occasions: Occasions, at: Counts) -> tuple[Course, Sums]:
    """The course after further occasions, and the sums at the counts ``at`` (m,), as (m, p)."""
    times = occasions.times
    began = course.began if course.occasions else float(times.instant[0])
    controls, past = control_rows(times, occasions.outcome.tolist(), course.past, began)
    controls = np.hstack([controls, occasions.held])
    regression, crossed, kept = course.regression, course.crossed, []
    order = np.argsort(at, kind="stable")
    due = at[order] - course.occasions - 1  # rows to read at
    for start in range(0, len(controls), BLOCK):
        rows = slice(start, start + BLOCK)
        regression, sums = learn(
            regression, controls[rows], occasions.present[rows], occasions.outcome[rows]
        )
        crossed = note_crossings(crossed, sums, course.plan)
        inside = due[(due >= start) & (due < start + BLOCK)]
        kept.append(_rows(sums, inside - start))
    read = Sums(*(np.concatenate(parts) for parts in zip(*kept, strict=True)))
    after = replace(
        course,
        regression=regression,
        crossed=crossed,
        past=past,
        began=began,
        latest=float(times.instant[-1]),
    )
    return after, _rows(read, np.argsort(order, kind="stable"))


def _rows(sums: Sums, rows: npt.NDArray[np.intp]) -> Sums:
    return sums.each(lambda part: part[rows])
