"""One week of the record on one page: noticed, tried, learned, and a sentence to keep.

A week is seven of the person's own days from the weekday they begin it with, named after the ISO
week of the Monday in it: a night belongs to the day before, and hours are those where they were.
Nothing is due, and an empty week is a week.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from nearer.coach import weeks as told
from nearer.companion import moments, prompts, strategies, tries, urges
from nearer.companion.pages import Page, page_of
from nearer.companion.prompts import local
from nearer.companion.safety import unsafe_people
from nearer.companion.space import Space
from nearer.companion.why import why
from nearer.companion.why_claims import Answer, Claim
from nearer.domain.days import EARLIEST, day_of
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.practice import Attempt, Drawn, Urge, Week
from nearer.domain.text import tidy
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Fear, Moment, Shown
from nearer.domain.worth import Thought

SENTENCE = 400  # characters
NAME = re.compile(r"(\d{4})-W(\d{2})")
APART = timedelta(days=2)  # a time's own day and its instant are never further apart
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Which:
    """A week by the ISO name of its Monday, with its first day."""

    name: str
    first: date

    @property
    def last(self) -> date:
        return self.first + timedelta(days=6)

    @property
    def before(self) -> "Which":
        return week_of(self.first - A_WEEK, self.first.weekday())

    @property
    def after(self) -> "Which":
        return week_of(self.first + A_WEEK, self.first.weekday())


@dataclass(frozen=True)
class Review:
    """``noticed``, ``urges``, ``tried_told``, ``fears_told``: sentences. ``patterns``: claims told
    as established for the first time in this week that still stand. Nothing of it is about
    somebody unsafe: going away from them is counted nowhere. ``lessons``: when, and what
    the person wrote down as learned. ``kept``: the sentence kept of it.
    """

    week: Which
    noticed: tuple[str, ...]
    patterns: tuple[Claim, ...]
    urges: str
    tried_told: str
    tried: tuple[Attempt, ...]
    strategies: tuple[str, ...]
    fears_told: str
    fears: tuple[Fear, ...]
    lessons: tuple[tuple[datetime, str], ...]
    kept: Week | None

    @property
    def is_empty(self) -> bool:
        return not any((self.noticed, self.patterns, self.urges, self.has_tried, self.has_learned))

    @property
    def has_tried(self) -> bool:
        return bool(self.tried or self.strategies)

    @property
    def has_learned(self) -> bool:
        return bool(self.fears or self.lessons)


def week_of(day: date, starts: int = 0) -> Which:
    """``starts``: the weekday that weeks begin with, 0 is Monday."""
    year, number, nth = (day + _before_monday(starts)).isocalendar()
    return Which(f"{year}-W{number:02}", day - timedelta(days=nth - 1))


def this_week(space: Space) -> Which:
    return week_of(prompts.today(space), space.preferences().week_starts)


def which(name: str, starts: int = 0) -> Which:
    """The week of that ISO name, as 2026-W47. Raises NotFound."""
    found = NAME.fullmatch(name)
    try:
        year, number = (int(part) for part in found.groups()) if found else (0, 0)
        return Which(name, date.fromisocalendar(year, number, 1) - _before_monday(starts))
    except (ValueError, OverflowError) as error:
        raise NotFound("There is no such week.") from error


def lived(space: Space, name: str) -> Which:
    """The same, for a week that has begun. Raises NotFound."""
    week = which(name, space.preferences().week_starts)
    if not EARLIEST <= week.first <= prompts.today(space):
        raise NotFound("This week is still to come.")
    return week


def review(space: Space, week: Which) -> Review:
    found, unsafe = _Within(space, week), unsafe_people(space)
    checked = [one for one in _moments(space, week) if not one.skipped]
    tried = tuple(
        one for one in tries.told(space) if found.has(tries.when(one)) and one.person not in unsafe
    )
    feared = tuple(
        one
        for one in space.all(Fear)
        if one.answered
        and one.outcome in {"no", "partly", "yes"}
        and found.has(one.answered)
        and one.person not in unsafe
    )
    return Review(
        week=week,
        noticed=told.noticed_told(len(checked), [m.urge for m in checked if m.urge is not None]),
        patterns=_patterns(space, found),
        urges=_urges(
            one
            for one in space.all(Urge)
            if found.has(one.when) and not urges.names_the_unsafe(space, one)
        ),
        tried_told=told.steps_told(*(_count(tried, did) for did in ("did", "part", "not"))),
        tried=tried,
        strategies=_strategies(space, found),
        fears_told=told.fears_told(*(_outcomes(feared, one) for one in ("no", "partly", "yes"))),
        fears=feared,
        lessons=tuple(sorted(_lessons(space, tried, found))),
        kept=space.find(Week, _id(week)),
    )


def keep(space: Space, week: Which, sentence: str) -> Week | None:
    """Keep one sentence of a week; an empty one takes it out. Raises BadInput."""
    sentence = " ".join(tidy(sentence, "sentence").split())
    if len(sentence) > SENTENCE:
        raise BadInput(
            _("One sentence to keep has up to %(most)s characters.") % {"most": SENTENCE},
            "sentence",
        )
    with space.working():
        before = space.find(Week, _id(week))
        if not sentence:
            if before:
                space.erase(before.id)
            return None
        now = local(space, space.now())
        fresh = Week(id=_id(week), week=week.name, sentence=sentence, written=now)
        kept = replace(before, sentence=sentence) if before else fresh
        space.put(kept)
        return kept


def kept(space: Space, number: int = 1) -> Page[tuple[Which, Week]]:
    """A page of the sentences that were kept, each with its week, the newest first."""
    found = sorted(space.all(Week), key=lambda one: one.week, reverse=True)
    starts = space.preferences().week_starts
    return page_of([(which(one.week, starts), one) for one in found if _is_week(one.week)], number)


def offered(space: Space) -> Which | None:
    """The week to look back on: on its last day this one, on its first the one before; where
    something was noted in it.
    """
    today, this = prompts.today(space), this_week(space)
    if today not in {this.first, this.last}:
        return None
    week = this if today == this.last else this.before
    return week if _moments(space, week) else None


@dataclass(frozen=True)
class _Within:
    """Tells what belongs to a week, by the day the person lived it on."""

    space: Space
    week: Which

    def has(self, when: datetime) -> bool:
        day = day_of(local(self.space, when), self.space.preferences().day_starts)
        return self.week.first <= day <= self.week.last


def _moments(space: Space, week: Which) -> list[Moment]:
    """Check-ins keep the hour of the place where they were noted."""
    ordered = moments.in_order(space)
    monday = datetime.combine(week.first, datetime.min.time(), UTC)
    first = bisect_left(ordered, (monday - APART).timestamp(), key=lambda m: m.when.timestamp())
    last = (monday + A_WEEK + APART).timestamp()
    starts = space.preferences().day_starts
    found = []
    for moment in ordered[first:]:
        if moment.when.timestamp() > last:
            break
        if week.first <= day_of(moment.when, starts) <= week.last:
            found.append(moment)
    return found


def _patterns(space: Space, found: _Within) -> tuple[Claim, ...]:
    """Nothing is worked out for a week in which nothing was shown first."""
    new = {(one.analysis, one.column) for one in space.all(Shown) if found.has(one.first)}
    if not new:
        return ()
    read = why(space)
    answers: tuple[Answer, ...] = (read.urge, read.closeness, read.away)
    return tuple(
        claim
        for answer in answers
        for claim in answer.of("established")
        if (claim.analysis.id, claim.column) in new and not claim.retired
    )


def _urges(urges: Iterable[Urge]) -> str:
    acted = [one.acted for one in urges]
    ways = (acted.count(one) for one in ("toward", "stayed", "away"))
    return told.came_told(len(acted), *ways)


def _strategies(space: Space, found: _Within) -> tuple[str, ...]:
    """Names of what was drawn and taken in this week's urges, each once."""
    taken = [
        strategies.find(space, one.arm)
        for one in space.all(Drawn)
        if one.arm and not one.refused and found.has(one.when)
    ]
    return tuple(dict.fromkeys(one.name for one in taken if one is not None))


def _lessons(
    space: Space, tried: Iterable[Attempt], found: _Within
) -> Iterable[tuple[datetime, str]]:
    yield from ((tries.when(one), one.learned) for one in tried if one.learned)
    for thought in space.all(Thought):
        if thought.fairer and found.has(thought.noted):
            yield thought.noted, thought.fairer


def _count(tried: Iterable[Attempt], did: str) -> int:
    return sum(one.did == did for one in tried)


def _outcomes(fears: Iterable[Fear], outcome: str) -> int:
    return sum(fear.outcome == outcome for fear in fears)


def _before_monday(starts: int) -> timedelta:
    """How long before its Monday a week begins."""
    return timedelta(days=-starts % 7)


def _is_week(name: str) -> bool:
    """A name no week has, from a damaged or foreign record, is passed over."""
    try:
        return bool(which(name))
    except NotFound:
        return False


def _id(week: Which) -> str:
    return f"week-{week.name}"
