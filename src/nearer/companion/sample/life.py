"""The whole of an invented life as values of the subject."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time

from nearer.companion.sample.cast import SAM, Life, Someone
from nearer.companion.sample.days import MOST_A_DAY, Day, first_day, lived
from nearer.companion.sample.drafts import drafted
from nearer.companion.sample.fears import feared
from nearer.companion.sample.moments import Cast, new_id, noted
from nearer.companion.sample.past import remembered
from nearer.companion.sample.people import met
from nearer.companion.sample.places import answered
from nearer.companion.sample.steps import stepped
from nearer.companion.sample.thoughts import thought_of
from nearer.companion.sample.urges import felt
from nearer.companion.space import PREFERENCES
from nearer.content import sample_words, starter_tags
from nearer.domain.days import zone
from nearer.domain.errors import BadInput
from nearer.domain.values import Entry, Person, Preferences, PromptDay, Reason, Tag


def sample_life(
    seed: int, now: datetime, days: int = 365, per_day: int = 3, life: Life = SAM
) -> list[Entry]:
    """Preferences, reason, people, tags, today's prompts, moments and fears of ``days`` up to now.

    The same seed and ``now`` give the same life. ``per_day``: prompts a day, after two weeks with
    at least four. Moments come in the order of time. Raises BadInput.
    """
    _check(now, days, per_day)
    chance = random.Random(seed)  # noqa: S311 - an invented life, not a key
    wishes = Preferences(id=PREFERENCES, zone=life.zone)
    first = first_day(now, days, wishes)
    began = datetime.combine(first, time(wishes.prompts_from), zone(life.zone))
    people = tuple((one, _person(one, chance)) for one in life.people)
    tags = _tags(life, chance)
    by_habit = {tag.starter or tag.name: tag.id for tag in tags}
    plan = list(lived(life, wishes, first, days, per_day, chance))
    cast = Cast(life, people, by_habit, sample_words())
    everything = noted(cast, _with_passed(plan, first, days), chance)
    moments = [moment for moment in everything if moment.when <= now]
    fears = feared(life, moments, cast.words.fear, days, now, chance)
    return [
        _preferences(life, min(began, now)),
        Reason(id="reason", when=min(began, now), words=cast.words.reason),
        *met([person for _someone, person in people], min(began, now), now, seed),
        *tags,
        *_prompts(plan[-1]),
        *moments,
        *fears,
        *answered(people, began, now, seed),
        *remembered(people, moments, min(began, now), now, seed),
        *thought_of([person for _someone, person in people], began, now, seed),
        *felt(moments, began, now, seed),
        *stepped([person for _someone, person in people], began, now, seed),
        *drafted([person for _someone, person in people], began, now, seed),
    ]


def _check(now: datetime, days: int, per_day: int) -> None:
    if now.tzinfo is None:
        raise BadInput("This time needs a time zone.", "now")
    if days < 1:
        raise BadInput("A life has at least one day.", "days")
    if not 1 <= per_day <= MOST_A_DAY:
        raise BadInput(f"Choose from 1 to {MOST_A_DAY} prompts a day.", "per_day")


def _preferences(life: Life, began: datetime) -> Preferences:
    return Preferences(
        id=PREFERENCES,
        called=life.called,
        country=life.country,
        zone=life.zone,
        began=began,
        sample=True,
        code_confirmed=True,
        welcomed=("learn",),
    )


def _person(one: Someone, chance: random.Random) -> Person:
    return Person(
        id=new_id(chance),
        alias=one.alias,
        kinship=one.kinship,
        circle=one.circle,
        archived=one.until < 1,
        note=one.note,
    )


def _tags(life: Life, chance: random.Random) -> list[Tag]:
    """The starter set, then the life's own."""
    hunches = {habit.tag: habit.hunch for habit in life.habits}
    starters = starter_tags()
    keys = {starter.key for starter in starters}
    own = [habit.tag for habit in life.habits if habit.tag not in keys]
    return [
        *(
            Tag(id=new_id(chance), name=s.name, starter=s.key, hunch=hunches.get(s.key, ""))
            for s in starters
        ),
        *(Tag(id=new_id(chance), name=name, hunch=hunches[name]) for name in own),
    ]


def _with_passed(plan: list[Day], first: date, days: int) -> Iterator[tuple[float, Day]]:
    return (((day.day - first).days / days, day) for day in plan)


def _prompts(last: Day) -> Iterator[PromptDay]:
    """The prompts of the present day, so that the app draws no others for it."""
    yield PromptDay(id=f"prompts-{last.day}", day=str(last.day), times=last.asked)
