"""From numbers to findings."""

from collections.abc import Sequence

import numpy as np

from nearer.domain.finding import Recent, Status, TriggerFinding
from nearer.insight.course import Course
from nearer.insight.forecast import occasions_needed
from nearer.insight.reading import Readings, read
from nearer.insight.regression import Counts
from nearer.insight.view import view


def findings_of(course: Course, tags: Sequence[str]) -> tuple[TriggerFinding, ...]:
    """One finding for each of ``tags``, as things stand."""
    sums, plan = course.regression.sums, course.plan
    now = np.array([course.latest])
    seen = view(sums.each(lambda part: part[None]), now, course.restarts, plan)
    readings = read(course.tags, seen, course.crossed, plan)
    needed = occasions_needed(sums, plan)
    place = {tag: j for j, tag in enumerate(course.tags)}
    return tuple(_finding(readings, place[tag], needed) for tag in tags)


def _finding(readings: Readings, j: int, needed: Counts) -> TriggerFinding:
    status = _status(readings, j)
    awaited = status in {"leaning", "not_yet"} and needed[j] > 0
    return TriggerFinding(
        tag=readings.tags[j],
        effect=float(readings.effect[0, j]),
        low=float(readings.low[0, j]),
        high=float(readings.high[0, j]),
        log_e=float(readings.log_e[0, j]),
        status=status,
        with_tag=int(readings.with_tag[0, j]),
        without_tag=int(readings.without_tag[0, j]),
        forecast=int(needed[j]) if awaited else None,
        recent=_recent(readings, j),
    )


def _recent(readings: Readings, j: int) -> Recent | None:
    if not readings.recent_occasions[0] or not np.isfinite(readings.recent_low[0, j]):
        return None
    return Recent(
        effect=float(readings.recent_effect[0, j]),
        low=float(readings.recent_low[0, j]),
        high=float(readings.recent_high[0, j]),
        occasions=int(readings.recent_occasions[0]),
    )


def _status(readings: Readings, j: int) -> Status:
    if readings.established[0, j]:
        return "established"
    if readings.ruled_out[0, j]:
        return "ruled_out"
    return "leaning" if readings.leaning[0, j] else "not_yet"
