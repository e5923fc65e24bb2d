"""What files, kinds of things and columns are called on the pages of importing."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from nearer.companion.arrivals import Arrival
from nearer.companion.importing import counted
from nearer.companion.prompts import local
from nearer.companion.space import Space
from nearer.domain.values import Moment

SOURCES = {
    "nearer": _("An export from Nearer"),
    "table": _("A table of your own"),
    "daylio": _("A table from Daylio"),
    "bearable": _("A table from Bearable"),
    "jrnl": _("A journal from jrnl"),
    "dayone": _("A journal from Day One"),
}
ROLES = {
    "when": _("When (date, or date and time)"),
    "clock": _("Time of day, if it has a column of its own"),
    "urge": _("Urge to pull away"),
    "closeness": _("Closeness"),
    "mood": _("Mood"),
    "action": _("What you did (toward, stayed, away)"),
    "alone": _("Alone (0 or 1)"),
    "people": _("With whom"),
    "tags": _("What was going on"),
    "words": _("Words"),
}
SCALES = (
    ("0-10", _("0 to 10")),
    ("1-10", _("1 to 10")),
    ("1-5", _("1 to 5")),
    ("1-7", _("1 to 7")),
    ("0-100", _("0 to 100")),
)
ORDERS = (
    ("year", _("year, month, day: 2026-03-01")),
    ("day", _("day, month, year: 1.3.2026")),
    ("month", _("month, day, year: 3/1/2026")),
)
BETWEEN = (("semicolon", _("semicolon")), ("comma", _("comma")), ("bar", _("bar |")))


@dataclass(frozen=True)
class Line:
    """One moment as a preview shows it."""

    when: datetime
    urge: int | None
    closeness: int | None
    mood: int | None
    around: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Shown:
    """One import that was made, in words."""

    batch: str
    when: datetime
    name: str
    source: str
    counts: tuple[tuple[str, str], ...]


def shown(space: Space, one: Arrival) -> Shown:
    return Shown(
        one.batch, local(space, one.when), one.name, str(SOURCES[one.source]), counted(one.counts)
    )


def line(moment: Moment, people: dict[str, str], tags: dict[str, str]) -> Line:
    around = [people[one] for one in moment.people if one in people]
    around += [tags[one] for one in moment.tags if one in tags]
    return Line(
        moment.when, moment.urge, moment.closeness, moment.mood, tuple(around), moment.words
    )
