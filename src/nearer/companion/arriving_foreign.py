"""Reading what another program noted: each entry becomes a moment that nobody asked for.

Such a moment is never counted as prompted, so it takes no part in what rests on Nearer's own times.
Its id is made of the program and of all that the entry says, as it is written there: read again it
is known, also after the space's zone, the scale or the choice of columns was another.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import cast

from nearer.companion.arriving import Plan
from nearer.companion.space import Space
from nearer.domain.arrival import Source
from nearer.domain.bulk import collector_off
from nearer.domain.days import AHEAD, EARLIEST
from nearer.domain.errors import BadInput
from nearer.domain.text import NAME, WORDS, folded
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Action, Entry, Moment, Person, Revision, Tag
from nearer.exchange.foreign import Noted, Reading

UNTOLD = 6  # kinds of things left out that are named
MOST_NEW = 5_000  # tags and people of one file: a tenth of it is more than anybody keeps in mind

_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@collector_off()
def plan_foreign(space: Space, source: Source, entries: Iterable[Noted], reading: Reading) -> Plan:
    """What reading these would add. Raises what the entries raise."""
    now, zone = space.now(), space.preferences().zone
    things = _Things(space)
    fresh: list[Entry] = []
    seen: Counter[str] = Counter()
    already = 0
    for noted in entries:
        if not _in_time(noted.when, now):
            reading.faults.add(noted.row, "", _("lies in the future, or too long ago to be meant"))
            continue
        said = _id(repr((source, noted.said)))
        seen[said] += 1
        key = _id(f"{said} {seen[said]}")  # two entries that are the same are two
        if space.history(key):
            already += 1
            continue
        fresh += _moments(key, noted, noted.zone or zone, things)
    revisions = [Revision(space.new_id(), now, value) for value in (*things.fresh, *fresh)]
    return Plan(
        source=source,
        version=space.version,
        revisions=tuple(revisions),
        already=already,
        faulty=reading.faults.rows,
        faults=reading.faults.listed(),
        notes=tuple(_notes(reading.left)),
    )


class _Things:
    """Tags and people by their names: those that are here, and those that come."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._tags = {folded(t.name): t.id for t in space.all(Tag) if not t.merged_into}
        self._people = {folded(one.alias): one.id for one in space.all(Person)}
        self.fresh: list[Entry] = []

    def tags(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._tag(name) for name in map(_short, names) if name))

    def people(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._person(name) for name in map(_short, names) if name))

    def _tag(self, name: str) -> str:
        if folded(name) not in self._tags:
            tag = Tag(id=_id(f"tag {folded(name)}"), name=name)
            self._tags[folded(name)] = tag.id
            if self._space.find(Tag, tag.id) is None:  # else it goes by another name by now
                self._add(tag)
        return self._tags[folded(name)]

    def _person(self, name: str) -> str:
        if folded(name) not in self._people:
            person = Person(id=_id(f"person {folded(name)}"), alias=name)
            self._people[folded(name)] = person.id
            if self._space.find(Person, person.id) is None:
                self._add(person)
        return self._people[folded(name)]

    def _add(self, thing: Entry) -> None:
        if len(self.fresh) >= MOST_NEW:
            raise BadInput(
                _(
                    "This file would bring more than %(most)s new tags and people. Choose the "
                    "columns anew, or divide it. Nothing was read from it."
                )
                % {"most": f"{MOST_NEW:,}"},
                "file",
            )
        self.fresh.append(thing)


def _in_time(when: datetime, now: datetime) -> bool:
    return when.date() > EARLIEST and when <= now + AHEAD


def _moments(key: str, noted: Noted, zone: str, things: _Things) -> Iterator[Moment]:
    """One; and for words that are too long for one more of the same time, with the rest of them."""
    first, *rest = _pieces(_clean(noted.words))
    yield Moment(
        id=key,
        when=noted.when,
        zone=zone,
        people=things.people(noted.people),
        alone=noted.alone and not noted.people,
        tags=things.tags(noted.tags),
        urge=noted.urge,
        closeness=noted.closeness,
        mood=noted.mood,
        action=cast("Action", noted.action),
        words=first,
    )
    for number, words in enumerate(rest, start=1):
        yield Moment(id=_id(f"{key} {number}"), when=noted.when, zone=zone, words=words)


def _pieces(words: str) -> list[str]:
    """Words in pieces that fit, divided between paragraphs or words where that can be."""
    found = []
    while len(words) > WORDS:
        end = max(words.rfind("\n", 0, WORDS), words.rfind(" ", WORDS // 2, WORDS))
        end = end if end > 0 else WORDS
        found.append(words[:end].strip())
        words = words[end:].strip()
    return [*found, words]


def _clean(text: str) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _INVISIBLE.sub("", text).strip()


def _short(name: str) -> str:
    name = " ".join(_clean(name).split())
    return name if len(name) <= NAME else name[: NAME - 1] + "…"


def _id(said: str) -> str:
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _notes(left: Counter[str]) -> Iterator[str]:
    if left:
        told = ", ".join(f"{what} ({count})" for what, count in left.most_common(UNTOLD))
        yield _("Not taken: %(things)s.") % {"things": told}
