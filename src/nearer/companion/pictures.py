"""The pictures of Why, as SVG text; drawn again only when what they show has changed."""

from collections.abc import Callable, Sequence
from math import isfinite

from nearer.companion.growth import growth
from nearer.companion.space import Space
from nearer.companion.why_averages import FateBand, Felt, Group
from nearer.companion.why_claims import Answer, Claim
from nearer.companion.why_days import days
from nearer.domain.finding import Outcome, Recent, Status, TriggerFinding
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import language
from nearer.report.charts import CalendarDay, ForestRow, calendar, forest
from nearer.report.course import CoursePoint, course
from nearer.report.shares import ShareRow, shares
from nearer.report.spread import SpreadRow, spread

MOST_ROWS = 12
FINE = 2  # decimals: a hundredth of a point is less than can be seen


def forest_of(space: Space, read: Answer, outcome: Outcome, status: Status) -> str:
    """Patterns of one standing with their ranges; "" while there are none."""
    shown = read.of(status)[:MOST_ROWS]
    if not shown:
        return ""
    rows = [ForestRow(claim.name, *_sizes(claim, claim.finding)) for claim in shown]
    return drawn_once(
        space, f"forest-{outcome}-{status}", rows, lambda: _forest(rows, outcome, status)
    )


def calendar_of(space: Space) -> str:
    """The last half year, a square a day; "" while there are no check-ins."""
    squares = [CalendarDay(day.day, day.urge) for day in days(space)]
    starts = space.preferences().week_starts
    if not squares:
        return ""
    return drawn_once(
        space,
        "calendar",
        [starts, *squares],
        lambda: calendar(
            squares,
            _("Urge to pull away, day by day"),
            _("One square a day, darker for a stronger urge. The table below has the numbers."),
            starts,
        ),
    )


def course_of(space: Space, claim: Claim) -> str:
    """How the evidence for one pattern grew; "" while withheld or without two weeks."""
    if claim.withheld:
        return ""
    grown = growth(space, claim.analysis, claim.column)
    if len(grown.points) < 2:
        return ""
    points = [CoursePoint(p.when.date(), p.log_e / grown.bar) for p in grown.points]
    return drawn_once(
        space,
        f"course-{claim.analysis.id}-{claim.column}",
        [claim.name, way_of(claim), *points],
        lambda: course(
            points,
            _("How sure, week by week: %(name)s") % {"name": claim.name},
            _(
                "A line over time. Where it reaches the upper rule there is enough to stand on; "
                "at the dotted rule the check-ins say nothing either way. "
                "The table below has the numbers."
            ),
            _("enough to stand on"),
            way_of(claim),
        ),
    )


def lately_of(space: Space, claim: Claim) -> str:
    """The newest check-ins beside the whole; "" before there is a quarter of a year."""
    finding, recent = claim.finding, claim.finding.recent
    if not claim.told or recent is None or not isfinite(recent.high - recent.low):
        return ""
    rows = [
        ForestRow(_("the whole time"), *_sizes(claim, finding)),
        ForestRow(_("the newest check-ins"), *_sizes(claim, recent)),
    ]
    return drawn_once(
        space,
        f"lately-{claim.analysis.id}-{claim.column}",
        [claim.name, *rows],
        lambda: _lately(rows, claim.name, claim.analysis.outcome),
    )


def spread_of(space: Space, name: str, felt: Felt, groups: Sequence[Group], title: str) -> str:
    """Averages of groups with their middle half; "" where there are none."""
    if not groups:
        return ""
    shown = groups[:MOST_ROWS]
    rows = [SpreadRow(g.name, round(g.mean, FINE), g.low, g.high, g.few) for g in shown]
    urge = felt == "urge"
    return drawn_once(
        space,
        f"spread-{felt}-{name}",
        rows,
        lambda: spread(
            rows,
            title,
            _(
                "One line for each: the dot is the average, the line the middle half of the "
                "check-ins. Rings and pale lines rest on few. The table below has the numbers."
            ),
            _("urge to pull away, 0–10") if urge else _("closeness, 0–10"),
            way="away" if urge else "near",
        ),
    )


def shares_of(space: Space, bands: Sequence[FateBand]) -> str:
    """What urges ended in, by their strength; "" where nothing is answered."""
    if not bands:
        return ""
    rows = [_share(band) for band in bands]
    return drawn_once(
        space,
        "shares",
        rows,
        lambda: shares(
            rows,
            _("What urges ended in"),
            _(
                "One bar for each strength of the urge, from left to right: pulled away, stayed, "
                "moved toward. The table below has the numbers."
            ),
            _("pulled away · stayed · moved toward"),
        ),
    )


def way_of(claim: Claim) -> str:
    """Which direction a pattern goes with: away from people or near them; "" for no pattern."""
    if not claim.told:
        return ""
    raising = claim.finding.effect > 0
    if claim.analysis.outcome == "closeness":
        raising = not raising
    return "away" if raising else "near"


def _share(band: FateBand) -> ShareRow:
    found = band.fates
    return ShareRow(band.name, found.away, found.stayed, found.toward, band.few)


def _sizes(claim: Claim, found: TriggerFinding | Recent) -> tuple[float, float, float]:
    """Effect and range, in points or in times of a hundred."""
    per = 100.0 if claim.analysis.outcome == "away" else 1.0
    effect, low, high = (round(per * size, FINE) for size in (found.effect, found.low, found.high))
    return effect, low, high


def _forest(rows: Sequence[ForestRow], outcome: Outcome, status: Status) -> str:
    title, description, about = _forest_words(outcome)
    if status == "leaning":
        title = _("%(title)s: leaning, and may still be chance") % {"title": title}
    return _ranges(rows, outcome, title, description, about)


def _lately(rows: Sequence[ForestRow], name: str, outcome: Outcome) -> str:
    _title, _description, about = _forest_words(outcome)
    return _ranges(
        rows,
        outcome,
        _("The newest check-ins beside the whole time: %(name)s") % {"name": name},
        _(
            "Two lines for one pattern, the whole time and the newest check-ins: the dot is the "
            "estimate, the line its likely range."
        ),
        about,
    )


def _ranges(
    rows: Sequence[ForestRow], outcome: Outcome, title: str, description: str, about: str
) -> str:
    return forest(
        rows,
        title,
        f"{description} {_('The table below has the numbers.')}",
        about,
        raising_is="near" if outcome == "closeness" else "away",
        widest=100.0 if outcome == "away" else 20.0,
    )


def _forest_words(outcome: Outcome) -> tuple[str, str, str]:
    if outcome == "closeness":
        return (
            _("What goes with closeness"),
            _(
                "One line for each pattern: the dot is the estimate, the line its likely range. "
                "Right of zero you felt closer, left of it further."
            ),
            _("← further · points · closer →"),
        )
    if outcome == "away":
        return (
            _("What goes with an urge turning into pulling away"),
            _(
                "One line for each pattern: the dot is the estimate, the line its likely range. "
                "Right of zero an urge more often turned into pulling away, left of it less often."
            ),
            _("← less often · of 100 urges · more often →"),
        )
    return (
        _("What goes with the urge to pull away"),
        _(
            "One line for each pattern: the dot is the estimate, the line its likely range. "
            "Right of zero the urge was stronger, left of it weaker."
        ),
        _("← weaker urge · points · stronger urge →"),
    )


def drawn_once(space: Space, name: str, shown: Sequence[object], draw: Callable[[], str]) -> str:
    """The picture of that name as it was drawn last, if it showed the same in this language."""
    kept, picture = space.derived.get(f"picture-{name}", ((), ""))
    showing = (language(), *shown)
    if not picture or kept != showing:
        kept, picture = showing, draw()
        space.derived[f"picture-{name}"] = kept, picture
    drawn: str = picture
    return drawn
