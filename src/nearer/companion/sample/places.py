"""Answers of an invented life: where it stands with each person, and how that moves."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from nearer.companion.sample.cast import Someone
from nearer.companion.sample.moments import new_id
from nearer.domain.attachment import Assessment
from nearer.domain.values import Person
from nearer.instruments import Instrument, instrument

LATEST = timedelta(days=3)  # the newest answers are this old
WEEKS = 12  # short forms, all of the last quarter
TURN = 0.55  # share of the life after which what changes has changed
HABIT, ERROR = 0.6, 0.9  # SD in points: of an item's own height, and of one answer


@dataclass(frozen=True)
class Stand:
    """Worry, distance and mixed reactions, 1–7, before and after the turn. ``every``: weeks."""

    every: int
    before: tuple[float, float, float]
    after: tuple[float, float, float]


GENERAL = Stand(12, (3.6, 4.8, 4.1), (3.5, 4.3, 3.7))
STANDS: Mapping[str, Stand] = {
    "Maya": Stand(4, (4.3, 5.7, 4.8), (3.6, 3.7, 3.6)),
    "Jonas": Stand(10, (2.3, 2.9, 2.2), (2.2, 2.7, 2.2)),
    "Lena": Stand(12, (2.8, 3.8, 3.0), (2.8, 3.8, 3.0)),
    "Mum": Stand(12, (3.4, 5.6, 4.4), (3.4, 5.6, 4.4)),
    "Robin": Stand(12, (5.2, 4.3, 4.9), (5.2, 4.3, 4.9)),
}
"""Nothing is answered about the others: there is always somebody to begin with."""

SELF_ESTEEM = (1.2, 1.7)  # of an answer 0–3, before and after
SCALES = ("anxiety", "avoidance", "mixed")


def answered(
    people: Iterable[tuple[Someone, Person]], began: datetime, now: datetime, seed: int
) -> Iterator[Assessment]:
    """Everything answered between ``began`` and now, each questionnaire in the order of time."""
    chance = random.Random(f"{seed} places")  # noqa: S311 - an invented life, not a key
    own, week = instrument("own"), instrument("own-state")
    yield from _course(own, GENERAL, "", began, now, now, chance)
    for someone, person in people:
        stand = STANDS.get(someone.alias)
        if stand is not None:
            until = began + (now - began) * someone.until
            yield from _course(own, stand, person.id, began, until, now, chance)
        if someone.alias == "Maya" and stand is not None:
            first = max(began, now - timedelta(weeks=WEEKS))
            weekly = Stand(1, stand.after, stand.after)
            yield from _course(week, weekly, person.id, first, now, now, chance)
    yield from _self_esteem(began, now, chance)


def _course(
    key: Instrument,
    stand: Stand,
    person: str,
    began: datetime,
    until: datetime,
    now: datetime,
    chance: random.Random,
) -> Iterator[Assessment]:
    habits = [chance.gauss(0, HABIT) for _ in range(key.items)]
    turn = began + (now - began) * TURN
    for when in _times(began, until - LATEST, timedelta(weeks=stand.every)):
        levels = dict(zip(SCALES, stand.after if when > turn else stand.before, strict=True))
        yield _sheet(key, when, person, _answers(key, levels, habits, chance), chance)


def _self_esteem(began: datetime, now: datetime, chance: random.Random) -> Iterator[Assessment]:
    key = instrument("rosenberg")
    habits = [chance.gauss(0, 0.3) for _ in range(key.items)]
    turn = began + (now - began) * TURN
    for when in _times(began, now - LATEST, timedelta(weeks=16)):
        level = {"self_esteem": SELF_ESTEEM[when > turn]}
        yield _sheet(key, when, "", _answers(key, level, habits, chance, 0.5), chance)


def _times(began: datetime, last: datetime, apart: timedelta) -> Sequence[datetime]:
    """Back from the last one, in the order of time."""
    times = []
    while last > began:
        times.append(last)
        last -= apart
    return times[::-1]


def _answers(
    key: Instrument,
    levels: Mapping[str, float],
    habits: Sequence[float],
    chance: random.Random,
    error: float = ERROR,
) -> tuple[int | None, ...]:
    answers: list[int | None] = [None] * key.items
    for scale in key.scales:
        for item in scale.items:
            felt = levels[scale.name] + habits[item - 1] + chance.gauss(0, error)
            given = min(key.highest, max(key.lowest, round(felt)))
            answers[item - 1] = (
                key.lowest + key.highest - given if item in scale.reversed else given
            )
    return tuple(answers)


def _sheet(
    key: Instrument,
    when: datetime,
    person: str,
    answers: tuple[int | None, ...],
    chance: random.Random,
) -> Assessment:
    return Assessment(
        id=new_id(chance),
        when=when,
        instrument=key.key,
        version=key.version,
        lowest=key.lowest,
        highest=key.highest,
        person=person,
        answers=answers,
    )
