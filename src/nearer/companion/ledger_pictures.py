"""The pictures of the fear ledger, as SVG text; drawn again only when they show something else."""

from dataclasses import dataclass
from datetime import date

from nearer.coach.ledger import ENOUGH
from nearer.companion.ledger import Ledger
from nearer.companion.pictures import drawn_once
from nearer.companion.space import Space
from nearer.domain.ledger import Level
from nearer.domain.tongue import gettext as _
from nearer.report.calibration import CalibrationPoint, CalibrationWords, calibrated
from nearer.report.course import CoursePoint, course

MOST_POINTS = 100


@dataclass(frozen=True)
class Month:
    """As it stood after the last fear written in a month. ``share``: of what it takes, 0–100."""

    last: date
    fears: int
    share: int


def calibration_of(space: Space, one: Ledger) -> str:
    """Predicted against came; "" while too few fears count."""
    if one.finding.counted < ENOUGH:
        return ""
    points = [_point(level) for level in one.finding.levels]
    words = CalibrationWords(
        title=_("What you said against what came"),
        description=_(
            "One dot for fears you held about equally likely: further right for likelier, further "
            "up for come true more often, with a line for its likely range. On the dashed line "
            "fears come as often as said; below it, less often. Rings and pale lines rest on few. "
            "The table below has the numbers."
        ),
        predicted=_("you said, of 100"),
        came=_("came true or no answer, of 100"),
        even=_("as often as said"),
    )
    return drawn_once(space, "calibration", points, lambda: calibrated(points, words))


def course_of_fears(space: Space, one: Ledger) -> str:
    """How the evidence for expecting too much grew; "" while too few fears or days are there."""
    days = {
        fear.when.date(): log_e / one.finding.bar
        for fear, log_e in zip(one.counted, one.finding.course, strict=True)
    }
    if one.finding.counted < ENOUGH or len(days) < 2:
        return ""
    points = _thinned([CoursePoint(day, share) for day, share in days.items()])
    return drawn_once(
        space,
        "course-of-fears",
        points,
        lambda: course(
            points,
            _("How sure, fear by fear"),
            _(
                "A line over the days on which fears were written. Where it reaches the upper "
                "rule there is enough to say that you expected too much; at the dotted rule the "
                "fears say nothing either way."
            ),
            _("enough to stand on"),
        ),
    )


def months(one: Ledger) -> tuple[Month, ...]:
    """The course as a table, the newest month first."""
    found: dict[tuple[int, int], Month] = {}
    for n, (fear, log_e) in enumerate(zip(one.counted, one.finding.course, strict=True), start=1):
        day = fear.when.date()
        share = max(0, round(100 * log_e / one.finding.bar))
        found[day.year, day.month] = Month(day, n, share)
    return tuple(reversed(found.values()))


def _thinned(points: list[CoursePoint]) -> list[CoursePoint]:
    """No more than can be told apart: evenly fewer, the first and the last among them."""
    every = -(-len(points) // MOST_POINTS)
    return [*points[:-1:every], points[-1]]


def _point(level: Level) -> CalibrationPoint:
    rate = level.rate
    return CalibrationPoint(
        predicted=round(100 * level.predicted, 1),
        came=round(100 * rate.came_true / rate.of, 1),
        low=round(100 * rate.low, 1),
        high=round(100 * rate.high, 1),
        few=rate.of < ENOUGH,
    )
