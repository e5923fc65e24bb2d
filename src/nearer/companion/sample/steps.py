"""Steps, doings and kept weeks of an invented life."""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from nearer.companion.sample.moments import new_id
from nearer.companion.sample.thoughts import Span
from nearer.companion.week import week_of
from nearer.content import sample_steps
from nearer.content.sample_steps import SampleStep, SampleTry
from nearer.domain.days import day_of
from nearer.domain.practice import Attempt, Step, Week
from nearer.domain.values import Entry, Person

PLANNED_BEFORE = timedelta(hours=9)
DAY_STARTS = 4  # as in the preferences of an invented life


def stepped(people: Sequence[Person], began: datetime, now: datetime, seed: int) -> Iterator[Entry]:
    """Nothing in it depends on the check-ins. The same seed gives the same entries."""
    chance = random.Random(f"steps {seed}")  # noqa: S311 - an invented life, not a key
    words, span = sample_steps(), Span(began, now.astimezone(began.tzinfo))
    ids = {person.alias: person.id for person in people}
    own = {one.name: _step(one, ids, span, chance) for one in words.step}
    yield from own.values()
    for tried in words.tried:
        key = own[tried.step].id if tried.step in own else tried.step
        yield _tried(tried, key, ids, span, chance)
    yield from _weeks(span)


def _step(one: SampleStep, ids: dict[str, str], span: Span, chance: random.Random) -> Step:
    return Step(
        id=new_id(chance),
        noted=span.at(one.at),
        words=one.words,
        depth=one.depth,
        line=one.line,
        person=ids.get(one.person, ""),
        hard=one.hard,
    )


def _tried(
    one: SampleTry, key: str, ids: dict[str, str], span: Span, chance: random.Random
) -> Attempt:
    done = span.at(one.at)
    return Attempt(
        id=new_id(chance),
        step=key,
        planned=max(span.began, done - PLANNED_BEFORE),
        person=ids.get(one.person, ""),
        by=one.by,
        hard_before=one.before,
        backed_by=ids.get(one.backed_by, ""),
        did=one.did,
        done=done if one.did else None,
        hard_after=one.after,
        gave_back=one.gave_back,
        happened=one.happened,
        felt=one.felt,
        learned=one.learned,
    )


def _weeks(span: Span) -> Iterator[Week]:
    """Only of weeks that were lived."""
    for one in sample_steps().week:
        then = span.now - timedelta(weeks=one.ago)
        week = week_of(day_of(then, DAY_STARTS))
        if then > span.began:
            yield Week(id=f"week-{week.name}", week=week.name, sentence=one.sentence, written=then)
