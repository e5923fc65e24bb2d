"""Memories, letters, then-and-nows and the inquiry of an invented life."""

import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from nearer.companion.inquiry import ONE
from nearer.companion.sample.cast import Someone
from nearer.companion.sample.moments import HIGH, new_id
from nearer.content.sample_past import sample_past
from nearer.domain.past import Echo, Inquiry, Letter, Memory
from nearer.domain.values import Entry, Moment, Person

APART = timedelta(days=6)  # from one thing written down to the next
LATEST = timedelta(days=2)  # the newest of them is this old
BESIDE = 2  # strong moments that each then-and-now has


def remembered(
    people: Iterable[tuple[Someone, Person]],
    moments: Sequence[Moment],
    began: datetime,
    now: datetime,
    seed: int,
) -> Iterator[Entry]:
    """Everything of the past, noted after ``began``. ``moments``: in the order of time."""
    chance = random.Random(f"{seed} past")  # noqa: S311 - an invented life, not a key
    by_alias = {someone.alias: person.id for someone, person in people}
    words = sample_past()
    noted = [_noted(began, now, len(words.memory) - n) for n in range(len(words.memory))]
    memories = [
        Memory(
            id=new_id(chance),
            noted=when,
            age=one.age,
            year=one.year,
            who=one.who,
            person=by_alias.get(one.person, ""),
            happened=one.happened,
            taught=one.taught,
            still=one.still,
            child=one.child,
        )
        for one, when in zip(words.memory, noted, strict=True)
    ]
    yield from memories
    for number, letter in enumerate(words.letter):
        yield Letter(
            id=new_id(chance),
            noted=_noted(began, now, 1 + number),
            to=letter.to,
            person=by_alias.get(letter.person, ""),
            memory="" if letter.memory is None else memories[letter.memory].id,
            words=letter.words,
        )
    strong = [moment for moment in moments if (moment.urge or 0) >= HIGH]
    for number, echo in enumerate(words.echo):
        found = strong[len(strong) - (number + 1) * BESIDE :][:BESIDE]
        yield Echo(
            id=new_id(chance),
            noted=_noted(began, now, 0),
            memory=memories[echo.memory].id,
            moments=tuple(moment.id for moment in found),
            alike=echo.alike,
            different=echo.different,
        )
    yield Inquiry(
        id=ONE,
        begun=_noted(began, now, 2),
        changed=_noted(began, now, 0),
        answers=tuple(words.answers.items()),
        page=words.page,
    )


def _noted(began: datetime, now: datetime, before: int) -> datetime:
    """When the last but so many was written down; on the clock of the life."""
    when: datetime = max(began, now - LATEST - before * APART)
    return when.astimezone(began.tzinfo)
