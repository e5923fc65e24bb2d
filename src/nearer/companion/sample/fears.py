"""Fears of an invented life: most of them answered, and fewer came true than was feared."""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from nearer.companion.check_in import fear_id
from nearer.companion.fears import HIGHEST, LATEST, asks_at
from nearer.companion.sample.cast import Life
from nearer.companion.sample.moments import HIGH, new_id
from nearer.content import SampleFear
from nearer.domain.values import Fear, FearOutcome, Moment

A_YEAR = 30
DUE = 2
BY_ITSELF = 0.25  # share written without a check-in
AHEAD = timedelta(minutes=90)  # of the moment it is about
ANSWERED_WITHIN = 30  # hours after it was due
SETTLED = LATEST + timedelta(hours=ANSWERED_WITHIN)
RATED = 0.75  # share of fears with more than words and a number
KINDER = {"no": 4, "partly": 1, "yes": -1}  # points of ten, above what was expected


def feared(
    life: Life,
    moments: Sequence[Moment],
    pool: Sequence[SampleFear],
    days: int,
    now: datetime,
    chance: random.Random,
) -> Iterator[Fear]:
    """About thirty a year in the order of time; two of them wait for an answer now."""
    felt = [moment for moment in moments if moment.urge is not None]
    waiting = [moment for moment in felt if moment.when <= now - LATEST][-DUE:]
    strong = [m for m in felt if (m.urge or 0) >= HIGH and m.when < now - SETTLED]
    strong = [moment for moment in strong if moment not in waiting]
    count = min(len(strong), max(1, round(days * A_YEAR / 365) - DUE))
    chosen = sorted(chance.sample(strong, count), key=lambda m: m.when)
    lines = _lines(pool, len(chosen) + DUE, chance)
    for moment, outcome in zip(chosen, _outcomes(life, len(chosen), chance), strict=True):
        line = next(lines)
        yield _answered(_fear(moment, line, chance), line, outcome, chance)
    for moment in waiting:
        yield _fear(moment, next(lines), chance)


def _lines(pool: Sequence[SampleFear], count: int, chance: random.Random) -> Iterator[SampleFear]:
    """Each line once before any comes again."""
    while count > 0:
        yield from chance.sample(pool, min(count, len(pool)))
        count -= len(pool)


def _fear(moment: Moment, line: SampleFear, chance: random.Random) -> Fear:
    alone = chance.random() < BY_ITSELF
    its_id = new_id(chance) if alone else fear_id(moment.id)
    when = moment.when - AHEAD if alone else moment.when
    person = moment.people[0] if len(moment.people) == 1 else ""
    fear = Fear(
        id=its_id,
        when=when,
        words=line.words,
        likely=chance.randrange(40, 96, 5),
        person=person,
        moment="" if alone else moment.id,
        due=asks_at(its_id, when),
    )
    return _more(fear, line, chance) if chance.random() < RATED else fear


def _more(fear: Fear, line: SampleFear, chance: random.Random) -> Fear:
    return replace(
        fear,
        about=line.about,
        bad=chance.randint(4, 9),
        counts=line.counts,
        care_expected=chance.randint(1, 6) if fear.person else None,
    )


def _answered(fear: Fear, line: SampleFear, outcome: FearOutcome, chance: random.Random) -> Fear:
    told = {"no": line.no, "partly": line.partly, "yes": line.yes}[outcome]
    shift = {"no": -35, "partly": -15, "yes": 5}[outcome] + chance.randrange(-10, 11, 5)
    return replace(
        fear,
        outcome=outcome,
        answered=fear.due + timedelta(hours=chance.uniform(0, ANSWERED_WITHIN - 1)),
        likely_now=min(100, max(0, fear.likely + shift)),
        what_happened=told if chance.random() < 0.8 else "",
        care_met=_met(fear.care_expected, outcome, chance),
    )


def _met(expected: int | None, outcome: FearOutcome, chance: random.Random) -> int | None:
    if expected is None:
        return None
    return min(HIGHEST, max(0, expected + KINDER[outcome] + chance.randint(-1, 1)))


def _outcomes(life: Life, count: int, chance: random.Random) -> list[FearOutcome]:
    """As many of each as the life's shares say, in an order of chance."""
    shares: dict[FearOutcome, float] = {"yes": life.came_true, "partly": life.came_partly}
    ends = [end for end, share in shares.items() for _fear in range(round(count * share))]
    ends += ["no"] * (count - len(ends))
    chance.shuffle(ends)
    return ends
