"""Reading Nearer's own export into a space that may have things of its own.

What is newer counts, and nothing that is here is lost: an entry of the file becomes the present one
only if it was written later than what stands here. Tags and people of one name are one. What fixes
the error budget, experiments with their draws, and days that were drawn stay as they are here; so
does that somebody is not safe.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from msgspec.structs import replace

from nearer.companion import preferences
from nearer.companion.arriving import Plan
from nearer.companion.exporting import LEFT_OUT
from nearer.companion.space import PREFERENCES, Space
from nearer.domain.bulk import collector_off
from nearer.domain.codec import decode, encode
from nearer.domain.errors import BadInput
from nearer.domain.practice import Drawn, Invited, NotBefore, Trial
from nearer.domain.safety import Safety
from nearer.domain.text import folded
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext
from nearer.domain.values import (
    BudgetFixed,
    Draft,
    Moment,
    Person,
    Preferences,
    PromptDay,
    Revision,
    Shown,
    Tag,
)
from nearer.exchange.diary.faults import Faults
from nearer.exchange.own import why_not

FIRST_STAYS = (BudgetFixed, Drawn, Invited, NotBefore, PromptDay, Shown, Trial)
"""Of these what is here is never changed by a file."""

AN_ID = re.compile(rb"[0-9a-f]{32}")

NAMED = 6  # people named in a note

Rows = Iterable[tuple[int, Revision]]
Found = list[tuple[int, Revision]]


@collector_off()
def plan_own(space: Space, rows: Rows, faults: Faults) -> Plan:
    """What reading these revisions would add. Raises what the rows raise."""
    now = space.now()
    found = list(_fitting(rows, now, faults))
    unused = not space.all(Moment)
    same = _same_things(space, found)
    wishes = _wishes(space, found, now) if unused else ()
    adopted = _adopted(space, found, same, now) if unused else ()
    kept = _grouped(_renamed(found, same))
    fresh: list[Revision] = []
    already = 0
    for rows_of_one in kept.values():
        adds = _fresh(space, rows_of_one, faults)
        already += not adds
        fresh += adds
    return Plan(
        source="nearer",
        version=space.version,
        revisions=(*fresh, *adopted, *wishes),
        already=already,
        faulty=faults.rows,
        faults=faults.listed(),
        notes=tuple(_notes(space, same, fresh, found, bool(wishes))),
    )


def _fitting(rows: Rows, now: datetime, faults: Faults) -> Iterator[tuple[int, Revision]]:
    for row, revision in rows:
        if isinstance(revision.value, LEFT_OUT):
            continue
        trouble = why_not(revision, now)
        if trouble:
            faults.add(row, "", trouble)
        else:
            yield row, revision


def _same_things(space: Space, found: Found) -> dict[str, str]:
    """For tags and people of the file the ids that they go by here, where that is another."""
    tags, people = {}, {}
    for tag in space.all(Tag):
        if not tag.merged_into:
            tags[folded(tag.name)] = tags[f"starter {tag.starter or tag.id}"] = tag.id
    for person in space.all(Person):
        people[folded(person.alias)] = person.id
    same = {}
    for value in {one.value.id: one.value for _row, one in found}.values():
        here = None
        if isinstance(value, Tag) and not value.merged_into:
            here = tags.get(f"starter {value.starter or value.id}") or tags.get(folded(value.name))
        elif isinstance(value, Person):
            here = people.get(folded(value.alias))
        if here and here != value.id and space.find(type(value), value.id) is None:
            same[value.id] = here
    return same


def _adopted(
    space: Space, found: Found, same: Mapping[str, str], now: datetime
) -> tuple[Revision, ...]:
    """In a space that was not used yet, what the file says of the tags it began with."""
    fresh = {}
    for value in {one.value.id: one.value for _row, one in found}.values():
        if isinstance(value, Tag) and value.id in same:
            here = space.get(Tag, same[value.id])
            told = replace(value, id=here.id, starter=here.starter)
            if told != here and len(space.history(here.id)) == 1:
                fresh[here.id] = told
    return tuple(Revision(space.new_id(), now, told) for told in fresh.values())


def _wishes(space: Space, found: Found, now: datetime) -> tuple[Revision, ...]:
    """In a space that was not used yet, the file's wishes; not what concerns its keys."""
    there = [one.value for _row, one in found if isinstance(one.value, Preferences)]
    if not there:
        return ()
    here = space.preferences()
    told = replace(
        there[-1],
        id=PREFERENCES,
        sample=here.sample,
        code_confirmed=here.code_confirmed,
        set_aside=here.set_aside,
        calendar=here.calendar,
        began=min(filter(None, (here.began, there[-1].began)), default=None),
    )
    try:
        told = preferences.check(told)
    except BadInput:
        return ()
    return (Revision(space.new_id(), now, told),) if told != here else ()


def _renamed(found: Found, same: Mapping[str, str]) -> Iterator[tuple[int, Revision]]:
    """The file's entries with the ids that things go by here; without those things themselves."""
    ids = {old.encode(): new.encode() for old, new in same.items() if AN_ID.fullmatch(old.encode())}
    for row, revision in found:
        if revision.value.id in same or isinstance(revision.value, Preferences):
            continue
        yield row, _with_ids(revision, ids) if ids else revision


def _with_ids(revision: Revision, ids: Mapping[bytes, bytes]) -> Revision:
    plain = encode(revision)
    other = AN_ID.sub(lambda one: ids.get(one[0], one[0]), plain)
    return decode(other) if other != plain else revision


def _grouped(rows: Rows) -> dict[str, Found]:
    groups: dict[str, Found] = {}
    for row, revision in rows:
        groups.setdefault(revision.value.id, []).append((row, revision))
    return groups


def _fresh(space: Space, rows: Found, faults: Faults) -> list[Revision]:
    """Of the writings of one thing those to add."""
    fresh = [(row, one) for row, one in rows if not space.knows(one.id)]
    if not fresh or _is_settled(space, fresh[-1][1]):
        return []
    here = space.history(fresh[0][1].value.id)
    kinds = {type(one.value) for _row, one in fresh} | {type(one.value) for one in here[-1:]}
    if len(kinds) > 1 and kinds != {Draft, Moment}:
        faults.add(fresh[0][0], "", _("has the id of something else"))
        return []
    if not here:
        return [one for _row, one in fresh]
    return [one for _row, one in fresh if one.written > here[-1].written]


def _is_settled(space: Space, revision: Revision) -> bool:
    value = revision.value
    if isinstance(value, Drawn) and space.find(Trial, value.trial) is not None:
        return True  # draws of an experiment that is here: none is added from outside
    here = space.history(value.id)
    if isinstance(value, Safety) and here and isinstance(here[-1].value, Safety):
        return here[-1].value.unsafe  # no file takes away that somebody is not safe
    return isinstance(value, FIRST_STAYS) and bool(here)


def _notes(
    space: Space, same: Mapping[str, str], fresh: Sequence[Revision], found: Found, wishes: bool
) -> Iterator[str]:
    people = [one for key in same.values() if (one := space.find(Person, key))]
    tags = len(same) - len(people)
    if tags:
        yield ngettext(
            "One tag of the file is here by the same name; the two become one.",
            "%(n)d tags of the file are here by the same name; they become one each.",
            tags,
        ) % {"n": tags}
    if people:
        yield ngettext(
            "%(names)s is here by the same name, and the two become one. What the file notes about "
            "them is not taken. If they are two people, rename the one who is here first.",
            "%(names)s are here by the same names, and become one each. What the file notes about "
            "them is not taken. If somebody is another person, rename the one who is here first.",
            len(people),
        ) % {"names": ", ".join(one.alias for one in people[:NAMED])}
    gone = _missing_here(space, found, fresh)
    if gone:
        yield ngettext(
            "One thing of the file is not here, though later ones of it are. If you deleted it, it "
            "comes back.",
            "%(n)d things of the file are not here, though later ones of it are. Those that you "
            "deleted come back.",
            gone,
        ) % {"n": gone}
    if wishes:
        yield _("How Nearer behaves is taken over from the file, since nothing was noted here yet.")


def _missing_here(space: Space, found: Found, fresh: Sequence[Revision]) -> int:
    """How many things would come that were written before something of the file that is here."""
    known = (one.written for _row, one in found if space.knows(one.id))
    latest = max(known, default=None)
    if latest is None:
        return 0
    new = {one.value.id for one in fresh if not space.history(one.value.id)}
    return len({one.value.id for one in fresh if one.value.id in new and one.written < latest})
