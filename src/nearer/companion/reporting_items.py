"""Everything that could be in a report, item by item, for the chosen period and people."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import replace as with_changes
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal

from msgspec.structs import replace

from nearer.coach import ledger as of_fears
from nearer.coach import places
from nearer.coach.trial import Arm, in_short
from nearer.companion import fears, moments, trials, tries
from nearer.companion.ledger import ledger
from nearer.companion.map import read_map
from nearer.companion.reporting_names import Names, names_in
from nearer.companion.reporting_patterns import aliased, everything_told
from nearer.companion.space import Space
from nearer.companion.steps import find as find_step
from nearer.companion.steps import said_of
from nearer.companion.trial_results import Standing, standing
from nearer.domain.days import day_of
from nearer.domain.practice import Attempt, Trial
from nearer.domain.report import ReportPlan
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Fear, Moment, Person

Kind = Literal["patterns", "fears", "map", "steps", "trials", "people", "words"]
LISTED = 100  # of one kind on a page, the newest first
START = 90  # characters of own words that are listed

LEDGER, STEPS = "ledger", "steps"
"""The sums over all fears, and over all steps of the period."""


@dataclass(frozen=True)
class Item:
    """``key``: what the plan keeps. ``when``: None where it has no day of its own."""

    key: str
    words: str
    when: datetime | None = None
    suggested: bool = False


@dataclass(frozen=True)
class Group:
    """``items``: those of one page of them. ``page``: its number, from 1, of ``pages``."""

    kind: Kind
    items: tuple[Item, ...]
    page: int = 1
    pages: int = 1


@dataclass(frozen=True)
class Period:
    """Days, both included; None has no end there."""

    first: date | None
    last: date | None
    starts: int  # the hour at which a day begins

    def holds(self, when: datetime) -> bool:
        day = day_of(when, self.starts)
        return not (self.first and day < self.first) and not (self.last and day > self.last)

    def meets(self, begun: datetime, ended: datetime | None) -> bool:
        """Whether something that lasted was there on one of these days."""
        after = self.last is not None and day_of(begun, self.starts) > self.last
        before = self.first and ended is not None and day_of(ended, self.starts) < self.first
        return not after and not before


def period_of(space: Space, plan: ReportPlan) -> Period:
    return Period(
        date.fromisoformat(plan.since) if plan.since else None,
        date.fromisoformat(plan.until) if plan.until else None,
        space.preferences().day_starts,
    )


def groups(
    space: Space, plan: ReportPlan, pages: Mapping[str, int] = MappingProxyType({})
) -> tuple[Group, ...]:
    """What there is to choose from; kinds of which there is nothing are left out.

    ``pages``: by kind, which page of them is listed; the first where nothing is said.
    """
    made = (_group(kind, tuple(items), pages.get(kind, 1)) for kind, items in _offered(space, plan))
    return tuple(group for group in made if group.items)


def keys_offered(space: Space, plan: ReportPlan) -> frozenset[str]:
    """Of everything that could be in it, on whatever page it is listed."""
    return frozenset(item.key for _kind, items in _offered(space, plan) for item in items)


def fears_of(space: Space, names: Names, period: Period) -> Iterator[Fear]:
    """The newest first; none about, or noted with, somebody who is left out."""
    for one in fears.in_order(space):
        moment = space.find(Moment, one.moment) if one.moment else None
        with_ = moment.people if moment else ()
        if period.holds(one.when) and names.has(one.person, *with_):
            yield one


def trials_of(space: Space, period: Period) -> tuple[Trial, ...]:
    return tuple(one for one in trials.all_trials(space) if period.meets(one.begun, one.ended))


def step_words(space: Space, one: Attempt, names: Names) -> str:
    """The step that was done, about whom it was done with."""
    step, person = find_step(space, one.step), space.find(Person, one.person)
    if step is None:
        return _("A step that is gone")
    known = replace(person, alias=names.of(person.id)) if person else None
    return said_of(names.inside(step.words), known)


def aliased_trial(one: Standing, names: Names) -> Standing:
    """An experiment with everybody called as in the report, in its strategies' names too."""

    def known(arms: tuple[Arm, ...]) -> tuple[Arm, ...]:
        return tuple(with_changes(arm, name=names.inside(arm.name)) for arm in arms)

    halves = tuple(map(known, one.told.halves))
    return with_changes(one, told=with_changes(one.told, arms=known(one.told.arms), halves=halves))


def _offered(space: Space, plan: ReportPlan) -> tuple[tuple[Kind, Iterable[Item]], ...]:
    names, period = names_in(space, plan), period_of(space, plan)
    return (
        ("patterns", _patterns(space, names)),
        ("fears", _fears(space, names, period)),
        ("map", _map(space, names, period)),
        ("steps", _steps(space, names, period)),
        ("trials", _trials(space, names, period)),
        ("people", _people(space, names)),
        ("words", _words(space, names, period)),
    )


def _patterns(space: Space, names: Names) -> Iterator[Item]:
    for claim in everything_told(space):
        known = aliased(space, claim, names)
        if known is not None:
            yield Item(f"pattern:{claim.analysis.id}:{claim.column}", known.sentence, None, True)


def _fears(space: Space, names: Names, period: Period) -> Iterator[Item]:
    if ledger(space).finding.counted:
        yield Item(LEDGER, of_fears.came_told(ledger(space).finding), None, True)
    for one in fears_of(space, names, period):
        yield Item(f"fear:{one.id}", _start(names.inside(one.words)), one.when)


def _map(space: Space, names: Names, period: Period) -> Iterator[Item]:
    for one in read_map(space).placed:
        inside = [stop for stop in one.stops if period.holds(stop.assessment.when)]
        if inside and names.has(one.about):
            called = places.about(names.of(one.about))
            yield Item(f"map:{one.about}", called, inside[-1].assessment.when, True)


def _steps(space: Space, names: Names, period: Period) -> Iterator[Item]:
    inside = [one for one in tries.told(space) if period.holds(tries.when(one))]
    if inside:
        yield Item(STEPS, _("All of them: counts, and how hard they felt"), None, True)
    for one in inside:
        if names.has(one.person, one.backed_by):
            yield Item(f"try:{one.id}", _start(step_words(space, one, names)), tries.when(one))


def _trials(space: Space, names: Names, period: Period) -> Iterator[Item]:
    for one in trials_of(space, period):
        told = in_short(aliased_trial(standing(space, one), names).told)
        yield Item(f"trial:{one.id}", told, one.begun, True)


def _people(space: Space, names: Names) -> Iterator[Item]:
    for one in space.all(Person):
        if names.of(one.id):
            yield Item(f"person:{one.id}", names.of(one.id))


def _words(space: Space, names: Names, period: Period) -> Iterator[Item]:
    for one in reversed(moments.in_order(space)):
        if one.words and period.holds(one.when) and names.has(*one.people):
            yield Item(f"words:{one.id}", _start(names.inside(one.words)), one.when)


def _group(kind: Kind, items: tuple[Item, ...], page: int) -> Group:
    pages = max(1, -(-len(items) // LISTED))
    page = min(max(1, page), pages)
    return Group(kind, items[(page - 1) * LISTED : page * LISTED], page, pages)


def _start(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= START else line[: START - 1] + "…"
