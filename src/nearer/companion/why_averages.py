"""Averages by person, hour and weekday, and what urges ended in: descriptions, no findings.

Only check-ins that Nearer asked for count, as for patterns. Nothing here is compared against
chance; the words say no more than "so far, on average".
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from nearer import coach
from nearer.coach import Fates
from nearer.companion.analyses import CLOSENESS, URGE
from nearer.companion.columns import seen
from nearer.companion.evidence import evidence
from nearer.companion.safety import unsafe_people
from nearer.companion.space import Space
from nearer.companion.why_claims import subjects, unsafe_columns
from nearer.companion.withheld import withheld
from nearer.domain.bulk import collector_off
from nearer.domain.days import day_of
from nearer.domain.tongue import gettext as _
from nearer.insight.bridge import LEAST_URGE, Occasion

Felt = Literal["urge", "closeness"]

BANDS = ((6, 9), (9, 12), (12, 15), (15, 18), (18, 21), (21, 24), (0, 6))  # local hours
STRENGTHS = ((1, 3), (4, 6), (7, 10))  # of an urge


@dataclass(frozen=True)
class Group:
    """``low`` and ``high``: the middle half of the ratings, 0–10. ``count``: check-ins."""

    name: str
    mean: float
    low: float
    high: float
    count: int

    @property
    def few(self) -> bool:
        return self.count < coach.FEW


@dataclass(frozen=True)
class Averages:
    """Groups without a check-in are left out. The sentences are in the same order.

    ``people`` is empty while what goes with them is withheld.
    """

    people: tuple[Group, ...]  # most often first, being alone among them
    hours: tuple[Group, ...]
    weekdays: tuple[Group, ...]

    @property
    def said(self) -> dict[str, str]:
        """What can be said of each, in a sentence."""
        parts = {"people": self.people, "hours": self.hours, "weekdays": self.weekdays}
        return {name: _told(groups) for name, groups in parts.items()}


@dataclass(frozen=True)
class FateBand:
    name: str
    fates: Fates

    @property
    def few(self) -> bool:
        return self.fates.answered < coach.FEW


def averages(space: Space, felt: Felt) -> Averages:
    """Averages of the urge or of closeness; kept until the record changes."""
    key = f"averages-{felt}"
    with space.working():
        found = evidence(space, URGE if felt == "urge" else CLOSENESS)
        version, kept = space.derived.get(key, (-1, None))
        if version != found.version or kept is None:
            kept = _averages(space, found.occasions, _told_of(space, felt))
            space.derived[key] = found.version, kept
        answer: Averages = kept
        return answer


def fates(space: Space) -> tuple[FateBand, ...]:
    """What urges ended in, by how strong they were; bands without an answer are left out."""
    with space.working():
        version, kept = space.derived.get("fates", (-1, ()))
        if version != space.version:
            kept = tuple(band for band in _fates(space) if band.fates.answered)
            space.derived["fates"] = space.version, kept
        answer: tuple[FateBand, ...] = kept
        return answer


def all_fates(space: Space) -> Fates:
    """The same whatever the strength of the urge."""
    bands = [band.fates for band in fates(space)]
    return Fates(
        away=sum(one.away for one in bands),
        stayed=sum(one.stayed for one in bands),
        toward=sum(one.toward for one in bands),
    )


def _told_of(space: Space, felt: Felt) -> dict[str, coach.Subject]:
    """Of whom averages are told: nobody's closeness where nothing is suggested about them."""
    silent = unsafe_columns(space) if felt == "closeness" else frozenset()
    return {name: who for name, who in subjects(space).items() if name not in silent}


@collector_off()
def _averages(
    space: Space, occasions: Sequence[Occasion], known: dict[str, coach.Subject]
) -> Averages:
    wishes = space.preferences()
    starts, first = wishes.day_starts, wishes.week_starts
    company = frozenset(name for name, who in known.items() if who.kind in {"person", "alone"})
    if withheld(space, URGE):
        company = frozenset()
    people: dict[str, list[float]] = defaultdict(list)
    hours: list[list[float]] = [[] for _hour in range(24)]
    weekdays: list[list[float]] = [[] for _day in range(7)]
    for one in occasions:
        hours[one.when.hour].append(one.outcome)
        weekdays[day_of(one.when, starts).weekday()].append(one.outcome)
        for name in company & one.tags:
            people[name].append(one.outcome)
    met = _groups((coach.title(known[name]), ratings) for name, ratings in people.items())
    return Averages(
        people=tuple(sorted(met, key=lambda group: (-group.count, group.name))),
        hours=_groups((_hours(band), list(chain(*hours[slice(*band)]))) for band in BANDS),
        weekdays=_groups(_from(first, list(zip(_weekdays(), weekdays, strict=True)))),
    )


@collector_off()
def _fates(space: Space) -> list[FateBand]:
    counts = {band: {"away": 0, "stayed": 0, "toward": 0} for band in STRENGTHS}
    unsafe = unsafe_people(space)  # going away from them is counted nowhere
    for moment, _columns in seen(space):
        urge = moment.urge
        if unsafe and not unsafe.isdisjoint(moment.people):
            continue
        if moment.skipped or moment.way != "prompt" or not moment.action:
            continue
        if urge is None or urge < LEAST_URGE:
            continue
        band = next(band for band in STRENGTHS if urge <= band[1])
        counts[band][moment.action] += 1
    return [
        FateBand(
            _("urge %(first)d–%(last)d") % {"first": band[0], "last": band[1]}, Fates(**counted)
        )
        for band, counted in counts.items()
    ]


def _groups(named: Iterable[tuple[str, list[float]]]) -> tuple[Group, ...]:
    return tuple(_group(name, ratings) for name, ratings in named if ratings)


def _group(name: str, ratings: list[float]) -> Group:
    ordered = sorted(ratings)
    last = len(ordered) - 1
    low, high = ordered[round(0.25 * last)], ordered[round(0.75 * last)]
    return Group(name, sum(ordered) / len(ordered), low, high, len(ordered))


def _from(first: int, week: list[tuple[str, list[float]]]) -> list[tuple[str, list[float]]]:
    """The same seven, beginning with that weekday."""
    return week[first:] + week[:first]


def _weekdays() -> tuple[str, ...]:
    first = (_("Mondays"), _("Tuesdays"), _("Wednesdays"), _("Thursdays"))
    return (*first, _("Fridays"), _("Saturdays"), _("Sundays"))


def _hours(band: tuple[int, int]) -> str:
    return _("%(first)d–%(last)d h") % {"first": band[0], "last": band[1]}


def _told(groups: Sequence[Group]) -> str:
    return coach.spread_told([(group.name, group.mean, group.count) for group in groups])
