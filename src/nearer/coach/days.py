"""A day in words, its month through gettext."""

from datetime import date

from nearer.domain.tongue import gettext as _


def day(when: date) -> str:
    """3 Mar 2026."""
    return _("%(day)d %(month)s %(year)d") % {
        "day": when.day,
        "month": short_months()[when.month - 1],
        "year": when.year,
    }


def short_months() -> tuple[str, ...]:
    first = (_("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"))
    return (*first, _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"))
