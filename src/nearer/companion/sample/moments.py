"""What goes on at an occasion and how it is: the model behind an invented life.

The urge rests at a level that swings with the hour; what is above or below it decays from one
check-in to the next; tags add their points; noise comes on top; it stops at 0 and 10. Mood and
closeness follow the urge and never change which tags are noted, so that nothing but the triggers
of the cast goes with the urge beyond the clock and the past.
"""

import math
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from nearer.companion.sample.cast import Habit, Life, Someone
from nearer.companion.sample.days import Day, Occasion
from nearer.content import SampleWords
from nearer.domain.values import Action, Kinship, Moment, Person

SATURDAY = 5
HIGH, LOW = 5, 2  # an urge from here on is far, up to here near
UNANSWERED = {"urge": 0.01, "closeness": 0.04, "mood": 0.08}
WRITTEN = {"prompt": 0.12, "self": 0.5}  # share of the moments with a few words
SELF_TAGS = 1.5  # people start a check-in when something happened
WITHIN, OUTSIDE = 1.4, 0.5  # how much more or less often a tag is noted in and out of its hours


@dataclass(frozen=True)
class Cast:
    """A life with its values: people and the ids of tags by what the habits call them."""

    life: Life
    people: tuple[tuple[Someone, Person], ...]
    tags: Mapping[str, str]
    words: SampleWords


class Mind:
    """What stays from one check-in to the next."""

    def __init__(self, life: Life) -> None:
        self.life = life
        self.above = 0.0
        self.day: date | None = None

    def urge(self, occasion: Occasion, points: float, chance: random.Random) -> float:
        """The urge now, before it is cut at 0 and 10 and rounded."""
        life = self.life
        stays = life.carry if self.day == occasion.day else life.overnight
        self.above = stays * self.above + points + chance.gauss(0, life.noise)
        self.day = occasion.day
        return life.urge + life.daily * _swing(occasion) + self.above


def noted(cast: Cast, days: Iterable[tuple[float, Day]], chance: random.Random) -> Iterator[Moment]:
    """Moments in the order of time. ``days`` come with the share of the life that has passed."""
    mind = Mind(cast.life)
    for passed, day in days:
        present = [pair for pair in cast.people if passed < pair[0].until]
        lasting = {h.tag for h in cast.life.habits if h.all_day and chance.random() < h.rate}
        for occasion in day.occasions:
            if occasion.skipped:
                yield replace(_noted(occasion, chance), skipped=True)
            else:
                yield _answered(cast, mind, occasion, present, lasting, chance)


def _answered(
    cast: Cast,
    mind: Mind,
    occasion: Occasion,
    present: list[tuple[Someone, Person]],
    lasting: set[str],
    chance: random.Random,
) -> Moment:
    company = _company(cast.life, present, chance)
    habits = _going_on(cast.life, occasion, company, lasting, chance)
    felt = mind.urge(occasion, sum(habit.points for habit in habits), chance)
    warmth = sum(one.warmth for one, _person in company) if company else -1.0
    urge = _rating(felt)
    return replace(
        _noted(occasion, chance),
        people=tuple(person.id for _one, person in company),
        alone=not company,
        tags=tuple(cast.tags[habit.tag] for habit in habits),
        urge=_maybe("urge", urge, chance),
        closeness=_maybe(
            "closeness", _rating(8 - 0.7 * felt + warmth + chance.gauss(0, 1)), chance
        ),
        mood=_maybe("mood", _rating(7 - 0.4 * felt + chance.gauss(0, 1.2)), chance),
        action=_action(urge, company=bool(company), chance=chance),
        words=_words(cast.words, occasion, urge, company=bool(company), chance=chance),
    )


def _noted(occasion: Occasion, chance: random.Random) -> Moment:
    """A moment of which only the occasion is known."""
    return Moment(
        id=new_id(chance),
        when=occasion.when,
        zone=occasion.zone,
        way=occasion.way,
        prompt=occasion.prompt,
    )


def new_id(chance: random.Random) -> str:
    """32 hex digits."""
    return f"{chance.getrandbits(128):032x}"


def _company(
    life: Life, present: list[tuple[Someone, Person]], chance: random.Random
) -> list[tuple[Someone, Person]]:
    if chance.random() < life.alone:
        return []
    often = [one.often for one, _person in present]
    first = chance.choices(present, often)[0]
    second = chance.choices(present, often)[0]
    return [first, second] if chance.random() < 0.2 and second is not first else [first]


def _going_on(
    life: Life,
    occasion: Occasion,
    company: list[tuple[Someone, Person]],
    lasting: set[str],
    chance: random.Random,
) -> list[Habit]:
    kin = {one.kinship for one, _person in company}
    more = SELF_TAGS if occasion.way == "self" else 1.0
    return [
        habit
        for habit in life.habits
        if habit.tag in lasting
        or (
            not habit.all_day
            and _fits(habit, occasion, kin)
            and chance.random() < habit.rate * more * _timely(habit, occasion)
        )
    ]


def _fits(habit: Habit, occasion: Occasion, kin: set[Kinship]) -> bool:
    if habit.company and (habit.company == "with") != bool(kin):
        return False
    if habit.kin and not kin & set(habit.kin):
        return False
    return not habit.workdays or occasion.day.weekday() < SATURDAY


def _timely(habit: Habit, occasion: Occasion) -> float:
    if habit.hours is None:
        return 1.0
    first, last = habit.hours
    return WITHIN if first <= _hour(occasion) < last else OUTSIDE


def _hour(occasion: Occasion) -> float:
    """The local hour, counted on after midnight: 25 is one in the night."""
    after = 24 * (occasion.when.date() - occasion.day).days
    return after + occasion.when.hour + occasion.when.minute / 60


def _swing(occasion: Occasion) -> float:
    """From −1 in the morning to 1 in the evening; two hours later at weekends."""
    peak = 23 if occasion.day.weekday() >= SATURDAY else 21
    return math.cos((_hour(occasion) - peak) / 24 * 2 * math.pi)


def _rating(felt: float) -> int:
    return min(10, max(0, round(felt)))


def _maybe(what: str, rating: int, chance: random.Random) -> int | None:
    return None if chance.random() < UNANSWERED[what] else rating


def _action(urge: int, *, company: bool, chance: random.Random) -> Action:
    if not company and chance.random() < 0.7:
        return ""
    away, toward = 0.09 * urge, 0.07 * (8 - urge)
    fate = chance.random()
    if fate < away:
        return "away"
    return "toward" if fate < away + toward else "stayed"


def _words(
    words: SampleWords, occasion: Occasion, urge: int, *, company: bool, chance: random.Random
) -> str:
    if chance.random() >= WRITTEN[occasion.way]:
        return ""
    if urge >= HIGH:
        pool = words.far_with if company else words.far_alone
    elif urge <= LOW:
        pool = words.near_with if company else words.near_alone
    else:
        pool = words.plain_with if company else words.plain_alone
    return chance.choice(pool)
