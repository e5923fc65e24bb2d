"""Times of being in touch with somebody: noted by themselves, or there as a check-in with them."""

from dataclasses import dataclass
from datetime import date
from itertools import islice

from msgspec.structs import replace

from nearer.companion import steps
from nearer.companion.moments import in_order
from nearer.companion.once import put_once
from nearer.companion.prompts import local, today
from nearer.companion.space import Space
from nearer.domain.days import EARLIEST, day_of
from nearer.domain.errors import BadInput
from nearer.domain.people import Contact
from nearer.domain.practice import By
from nearer.domain.text import tidy
from nearer.domain.values import Moment, Person

WEIGHT: dict[By, int] = {"text": 0, "call": 1, "face_to_face": 2}
"""How much each way counts: what is wished may be met by more, and not by less."""
LINE = 500  # characters


@dataclass(frozen=True)
class Touch:
    """A time of being in touch, by a note or a check-in. ``on``: the person's day."""

    on: date
    by: By


def note(space: Space, person_id: str, by: str, on: date | None = None, line: str = "") -> Contact:
    """Keep that they were in touch, today where no day is given. Sent twice, it is kept once.

    Raises BadInput, NotFound.
    """
    space.get(Person, person_id)
    fresh = Contact(
        id=space.new_id(),
        noted=local(space, space.now()),
        on=_day(space, on),
        person=person_id,
        by=_way(by),
        line=tidy(line, "line", LINE),
    )
    return put_once(space, fresh)


def change(space: Space, contact_id: str, by: str, on: date | None, line: str) -> Contact:
    """Keep it changed; where no day is given, it stays. Raises BadInput, NotFound."""
    with space.working():
        before = space.get(Contact, contact_id)
        changed = replace(
            before,
            by=_way(by),
            on=before.on if on is None else _day(space, on),
            line=tidy(line, "line", LINE),
        )
        space.put(changed)
        return changed


def erase(space: Space, contact_id: str) -> None:
    """For good. Raises NotFound."""
    space.get(Contact, contact_id)
    space.erase(contact_id)


def of_person(space: Space, person_id: str) -> tuple[Contact, ...]:
    """Those that were noted by themselves, the newest first."""
    found = [one for one in space.all(Contact) if one.person == person_id]
    return tuple(sorted(found, key=lambda one: (one.on, one.noted.timestamp()), reverse=True))


def last_of_each(space: Space, least: By = "text") -> dict[str, Touch]:
    """Of every person the newest time, check-ins counted as meeting. Kept until something changes.

    ``least``: the way below which a time does not count.
    """
    name = f"touches-{least}"
    version, kept = space.derived.get(name, (-1, {}))
    if version != space.version:
        version, kept = space.version, _last_of_each(space, least)
        space.derived[name] = version, kept
    found: dict[str, Touch] = kept
    return found


def last_before(space: Space, person_id: str, day: date, least: By = "text") -> Touch | None:
    """The newest time with them before that day, counted in the same way."""
    starts = space.preferences().day_starts
    met = (
        Touch(on, "face_to_face")
        for one in reversed(in_order(space))
        if not one.skipped and person_id in one.people
        if (on := day_of(one.when, starts)) < day
    )
    noted = (
        Touch(one.on, one.by)
        for one in space.all(Contact)
        if one.person == person_id and one.on < day and _counts(one, least)
    )
    return max((*islice(met, 1), *noted), key=_newer, default=None)


def days_since(space: Space, on: date) -> int:
    return (today(space) - on).days


def _last_of_each(space: Space, least: By) -> dict[str, Touch]:
    last: dict[str, Moment] = {}
    for moment in in_order(space):
        if not moment.skipped:
            last.update(dict.fromkeys(moment.people, moment))
    starts = space.preferences().day_starts
    found = {who: Touch(day_of(one.when, starts), "face_to_face") for who, one in last.items()}
    for one in space.all(Contact):
        if _counts(one, least):
            touch = Touch(one.on, one.by)
            found[one.person] = max(touch, found.get(one.person, touch), key=_newer)
    return found


def _counts(one: Contact, least: By) -> bool:
    return bool(one.by) and WEIGHT[one.by] >= WEIGHT[least]


def _newer(touch: Touch) -> tuple[date, int]:
    """Of one day, the time that was closer."""
    return touch.on, WEIGHT[touch.by]


def _day(space: Space, on: date | None) -> date:
    """Raises BadInput for a day to come, or absurdly long ago."""
    now = today(space)
    latest = max(now, local(space, space.now()).date())  # a night is still yesterday
    if on is not None and on > latest:
        raise BadInput("This day is still to come. Choose one that has been.", "on")
    if on is not None and on < EARLIEST:
        raise BadInput("This date is too long ago to be meant. Check the year.", "on")
    return on or now


def _way(given: str) -> By:
    found = steps.way(given)
    if not found:
        raise BadInput("Choose how you were in touch.", "by")
    return found
