"""Thoughts, beliefs and exercises of an invented life, spread over its days."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from nearer.companion.sample.moments import new_id
from nearer.content import SampleBelief, SampleThought, sample_thoughts
from nearer.domain.values import Entry, Person
from nearer.domain.worth import Belief, Exercised, Proof, Side, Strength, Thought

EVENING = time(20, 10)


@dataclass(frozen=True)
class Span:
    """The time that is told of."""

    began: datetime
    now: datetime

    def at(self, share: float) -> datetime:
        """The evening of the day on which that share has passed; never later than now."""
        passed = self.began + (self.now - self.began) * share
        evening = passed.replace(hour=EVENING.hour, minute=EVENING.minute, second=0, microsecond=0)
        return min(max(evening, self.began), self.now - timedelta(minutes=1))


def thought_of(
    people: Sequence[Person], began: datetime, now: datetime, seed: int
) -> Iterator[Entry]:
    """Nothing in it depends on the check-ins. The same seed gives the same entries."""
    chance = random.Random(f"thoughts {seed}")  # noqa: S311 - an invented life, not a key
    words, span = sample_thoughts(), Span(began, now.astimezone(began.tzinfo))
    ids = {person.alias: person.id for person in people}
    for one in words.thought:
        yield _thought(one, ids.get(one.person, ""), span, chance)
    for belief in words.belief:
        yield from _believed(belief, span, chance)
    for done in words.exercised:
        yield Exercised(
            id=new_id(chance), exercise=done.exercise, when=span.at(done.at), words=done.words
        )


def _thought(one: SampleThought, person: str, span: Span, chance: random.Random) -> Thought:
    return Thought(
        id=new_id(chance),
        noted=span.at(one.at),
        situation=one.situation,
        thought=one.thought,
        feeling=one.feeling,
        before=one.before,
        speaks_for=one.speaks_for.strip(),
        speaks_against=one.speaks_against.strip(),
        traps=one.traps,
        fairer=one.fairer,
        after=one.after,
        person=person,
    )


def _believed(one: SampleBelief, span: Span, chance: random.Random) -> Iterator[Entry]:
    belief = Belief(
        id=new_id(chance),
        noted=span.at(one.at),
        words=one.words,
        fairer=one.fairer,
        put_away=one.put_away,
    )
    yield belief
    for share, strength, *fairer in one.ratings:
        yield Strength(
            id=new_id(chance),
            belief=belief.id,
            when=span.at(share),
            strength=int(strength),
            fairer=int(fairer[0]) if fairer else None,
        )
    sides: tuple[tuple[Side, tuple[tuple[float, str], ...]], ...] = (
        ("for", one.speaks_for),
        ("against", one.speaks_against),
    )
    for side, lines in sides:
        for share, words in lines:
            yield Proof(
                id=new_id(chance), belief=belief.id, when=span.at(share), side=side, words=words
            )
