"""The pictures of Why, as SVG text; drawn once for each state of the record."""

from collections.abc import Callable
from gettext import gettext as _

from nearer.companion.space import Space
from nearer.companion.why import Claim, days, why
from nearer.report.charts import CalendarDay, ForestRow, calendar, forest

MOST_ROWS = 12


def forest_of(space: Space) -> str:
    """Established and leaning patterns with their ranges; "" while there are none."""
    answer = why(space)
    shown = [*answer.established, *answer.leaning][:MOST_ROWS]
    if not shown:
        return ""
    return _kept(space, "forest", lambda: _forest(shown))


def calendar_of(space: Space) -> str:
    """The last half year, a square a day; "" while there are no check-ins."""
    shown = days(space)
    if not shown:
        return ""
    return _kept(
        space,
        "calendar",
        lambda: calendar(
            [CalendarDay(day.day, day.urge, day.count) for day in shown],
            _("Urge to pull away, day by day"),
            _("One square a day, darker for a stronger urge. The table below has the numbers."),
        ),
    )


def _forest(claims: list[Claim]) -> str:
    rows = [
        ForestRow(claim.name, claim.finding.effect, claim.finding.low, claim.finding.high)
        for claim in claims
    ]
    return forest(
        rows,
        _("What goes with the urge to pull away"),
        _(
            "One line for each pattern: the dot is the estimate, the line its likely range. Right "
            "of zero the urge was stronger, left of it weaker. The table below has the numbers."
        ),
        _("← weaker urge · points · stronger urge →"),
    )


def _kept(space: Space, name: str, draw: Callable[[], str]) -> str:
    version, picture = space.derived.get(name, (-1, ""))
    if version != space.version:
        version, picture = space.version, draw()
        space.derived[name] = version, picture
    drawn: str = picture
    return drawn
