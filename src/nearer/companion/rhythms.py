"""Wished rhythms: how often somebody would like to be in touch, and when a word may be offered.

A rhythm begins anew with the last real contact and knows no debt: it is never overdue, counts
nothing, and is silent about anybody who is put away or not safe.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from nearer.coach.people import word_told
from nearer.companion import contacts, people, steps
from nearer.companion.prompts import local, today
from nearer.companion.safety import suggestions_held, unsafe_people
from nearer.companion.space import Space
from nearer.domain.days import day_of
from nearer.domain.errors import BadInput
from nearer.domain.people import Rhythm
from nearer.domain.practice import By
from nearer.domain.text import folded
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Person

CHOICES = (7, 14, 30, 60, 90)  # days that are offered
LONGEST = 366
REST = timedelta(days=7)  # "not now"
BEGUN = "rhythm-"  # before a person's id: the id of their rhythm, so that there is one


@dataclass(frozen=True)
class Offered:
    """A word that may be said to somebody now. ``share``: days since, in days of the rhythm."""

    person: Person
    sentence: str
    share: float


def wish(space: Space, person_id: str, days: int, counts: str = "call") -> Rhythm:
    """Keep how often; after "not now" it still rests. Raises BadInput, also for somebody marked as
    not safe, and NotFound.
    """
    space.get(Person, person_id)
    if person_id in unsafe_people(space):
        raise BadInput(
            "Suggestions about this person are stopped, so Nearer reminds of nothing.", "days"
        )
    if not 1 <= days <= LONGEST:
        raise BadInput(_("Choose a number of days from 1 to %(most)s.") % {"most": LONGEST}, "days")
    least = steps.way(counts)
    if not least:
        raise BadInput("Choose what counts as being in touch.", "counts")
    with space.working():
        before = of_person(space, person_id)
        if before is not None and (before.days, before.counts) == (days, least):
            return before
        fresh = Rhythm(
            id=BEGUN + person_id,
            person=person_id,
            days=days,
            counts=least,
            wished=_now(space),
            rests=before.rests if before else None,
        )
        space.put(fresh)
        return fresh


def stop(space: Space, person_id: str) -> None:
    """No rhythm any more; it may have gone already."""
    space.erase(BEGUN + person_id)


def not_now(space: Space, person_id: str) -> None:
    """Say nothing of it for some days; it may have gone already."""
    with space.working():
        found = of_person(space, person_id)
        if found is not None:
            space.put(replace(found, rests=_now(space) + REST))


def of_person(space: Space, person_id: str) -> Rhythm | None:
    return space.find(Rhythm, BEGUN + person_id)


def offered(space: Space) -> tuple[Offered, ...]:
    """To whom a word may be said, whoever waited for most of a rhythm first.

    Nobody while suggestions are held.
    """
    if suggestions_held(space):
        return ()
    unsafe, present = unsafe_people(space), {one.id: one for one in people.present(space)}
    found = [
        offer
        for one in space.all(Rhythm)
        if one.person in present and one.person not in unsafe and not _rests(space, one)
        for offer in [_offer(space, one, present[one.person])]
        if offer is not None
    ]
    return tuple(sorted(found, key=lambda one: (-one.share, folded(one.person.alias))))


def for_today(space: Space) -> Offered | None:
    """At most one on a day: nobody once "not now" was said, or one whose time had come was met."""
    if any(_put_off_today(space, one) or _met_today(space, one) for one in space.all(Rhythm)):
        return None
    return next(iter(offered(space)), None)


def _offer(space: Space, rhythm: Rhythm, person: Person) -> Offered | None:
    """None while its time has not come."""
    last = contacts.last_of_each(space, rhythm.counts).get(person.id)
    days = contacts.days_since(space, last.on if last else _wished(space, rhythm))
    if days < rhythm.days:
        return None
    by: By = last.by if last else ""
    sentence = word_told(person.alias, days, by, rhythm.days, rhythm.counts)
    return Offered(person, sentence, days / rhythm.days)


def _rests(space: Space, rhythm: Rhythm) -> bool:
    return rhythm.rests is not None and space.now() < rhythm.rests


def _put_off_today(space: Space, rhythm: Rhythm) -> bool:
    if rhythm.rests is None:
        return False
    starts = space.preferences().day_starts
    return day_of(local(space, rhythm.rests - REST), starts) == today(space)


def _met_today(space: Space, rhythm: Rhythm) -> bool:
    """Whether they were in touch today, after its time had come."""
    last = contacts.last_of_each(space, rhythm.counts).get(rhythm.person)
    if last is None or last.on != today(space):
        return False
    before = contacts.last_before(space, rhythm.person, last.on, rhythm.counts)
    return (
        contacts.days_since(space, before.on if before else _wished(space, rhythm)) >= rhythm.days
    )


def _wished(space: Space, rhythm: Rhythm) -> date:
    return day_of(rhythm.wished, space.preferences().day_starts)


def _now(space: Space) -> datetime:
    return local(space, space.now())
