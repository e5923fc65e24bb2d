"""The names of days and months as pictures write them, in the reader's language."""

from nearer.coach.days import short_months
from nearer.domain.tongue import gettext as _


def short_days() -> tuple[str, ...]:
    """Monday first."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def time_locale() -> dict[str, object]:
    """A locale of d3-time-format, which pictures with an axis of time are drawn by. They use no
    long names, so the short ones stand for these too.
    """
    days = short_days()
    from_sunday = [*days[-1:], *days[:-1]]
    months = list(short_months())
    return {
        "dateTime": "%x, %X",
        "date": "%-d %b %Y",
        "time": "%H:%M",
        "periods": ["", ""],
        "days": from_sunday,
        "shortDays": from_sunday,
        "months": months,
        "shortMonths": months,
    }
