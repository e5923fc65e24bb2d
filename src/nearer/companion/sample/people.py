"""What goes between the people of an invented life, and how they are in touch."""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from msgspec.structs import asdict, replace

from nearer.companion.rhythms import BEGUN
from nearer.companion.sample.moments import new_id
from nearer.companion.telling import put_together
from nearer.content import telling_parts
from nearer.content.sample_people import SampleTelling, sample_people
from nearer.domain.days import day_of
from nearer.domain.people import Contact, Rhythm, Telling
from nearer.domain.values import Entry, Person

DAY_STARTS = 4  # as in the preferences of an invented life


def met(people: Sequence[Person], began: datetime, now: datetime, seed: int) -> Iterator[Entry]:
    """Each of these people with what is known of them, then what was noted. By the seed alone."""
    chance = random.Random(f"people {seed}")  # noqa: S311 - an invented life, not a key
    words, ids = sample_people(), {person.alias: person.id for person in people}
    between = {one.person: one for one in words.between}
    for person in people:
        known = between.get(person.alias)
        told = asdict(known) if known else {}
        told.pop("person", None)
        yield replace(person, **told)

    def then(ago: int) -> datetime:
        return max(began, now.astimezone(began.tzinfo) - timedelta(days=ago))

    for one in words.contact:
        if one.person in ids:
            noted = then(one.ago)
            yield Contact(
                id=new_id(chance),
                noted=noted,
                on=day_of(noted, DAY_STARTS),
                person=ids[one.person],
                by=one.by,
                line=one.line,
            )
    for wish in words.rhythm:
        if wish.person in ids:
            who = ids[wish.person]
            yield Rhythm(
                id=BEGUN + who,
                person=who,
                days=wish.days,
                counts=wish.counts,
                wished=then(wish.ago),
            )
    for telling in words.telling:
        if telling.person in ids:
            yield _telling(telling, ids[telling.person], then(telling.ago), new_id(chance))


def _telling(one: SampleTelling, person: str, noted: datetime, its_id: str) -> Telling:
    examples = {part.key: part.examples[0] for part in telling_parts()}
    chosen = tuple((key, examples[key]) for key in one.parts)
    return Telling(
        id=its_id,
        noted=noted,
        person=person,
        chosen=chosen,
        words=put_together((words for _key, words in chosen), one.person),
    )
