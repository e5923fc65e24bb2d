"""Drafts of an invented life, spread over its days."""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime

from nearer.companion.sample.moments import new_id
from nearer.companion.sample.thoughts import Span
from nearer.content.sample_drafts import sample_drafts
from nearer.domain.values import Person
from nearer.domain.words import Wording


def drafted(
    people: Sequence[Person], began: datetime, now: datetime, seed: int
) -> Iterator[Wording]:
    """Nothing in it depends on the check-ins. The same seed gives the same drafts."""
    chance = random.Random(f"drafts {seed}")  # noqa: S311 - an invented life, not a key
    span = Span(began, now.astimezone(began.tzinfo))
    ids = {person.alias: person.id for person in people}
    for one in sample_drafts():
        yield Wording(
            id=new_id(chance),
            noted=span.at(one.at),
            words=one.words,
            replying_to=one.replying_to,
            person=ids.get(one.person, ""),
            scene=one.scene,
        )
