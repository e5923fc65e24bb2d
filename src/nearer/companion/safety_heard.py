"""What was just written, read once for words that sound like danger.

Only new words count: not what stood there before, not what an undo puts back, and nothing that is
brought in from a file. What is heard is no fact about the person. Its kind lives in the memory of
the open space alone, until it is answered, skipped or locked, or until the day ends. That nothing
is suggested for a while is sealed, without why (``domain.safety.Quiet``), so that it holds in every
browser and after a lock.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from msgspec.structs import asdict, fields

from nearer import content
from nearer.coach import safety_check
from nearer.coach.safety import KINDS, Kind
from nearer.companion.safety_names import Names, Whom
from nearer.companion.safety_voice import as_told
from nearer.domain.attachment import AddedInstrument, ItemWords
from nearer.domain.days import day_ends, day_of, zone
from nearer.domain.safety import QUIET, Quiet, Safety, SafetyAnswers, safety_id
from nearer.domain.translated import once_a_language
from nearer.domain.unsaved import Unsaved
from nearer.domain.values import Entry, Fear, Moment, Person, Preferences, Revision

Live = Mapping[type, Mapping[str, Any]]

NO_WORDS = (AddedInstrument, ItemWords, Preferences, Quiet, Safety, SafetyAnswers, Unsaved)
"""Kinds whose texts are not the person's own, or not saved yet."""

OF_OTHERS = {"replying_to"}
"""Fields that hold what somebody else wrote."""

LIGHTLY = timedelta(hours=3)
"""So long nothing is suggested after veiled words; after others until the person's day is over."""

SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
AN_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Heard:
    """``kind``: as in ``coach.safety_check``. ``people``: ids of whom danger may come from.

    ``holds``: no closeness at all is suggested for a while. ``certain``: it was told of those
    people by name, or on their own page. ``number``: of its card, higher than of any before, so
    that an answer to an older card ends no newer one. ``shown``: on how many pages its card was.
    """

    kind: Kind
    when: datetime
    people: frozenset[str]
    holds: bool
    certain: bool = False
    number: int = 1
    shown: int = 0

    @property
    def rests(self) -> bool:
        """Whether it is known about whom nothing is suggested until the person decides."""
        known = self.certain or len(self.people) == 1
        return self.kind == "danger_from_other" and bool(self.people) and known


def hear(
    fresh: Iterable[Entry],
    before: Mapping[str, Sequence[Revision]],
    live: Live,
    now: datetime,
) -> tuple[Heard, ...]:
    """What the new words in these values sound like, the most urgent first.

    ``before``: every earlier version by id; ``live``: present values by kind and id.
    """
    new = [value for value in fresh if not isinstance(value, NO_WORDS)]
    if not new:
        return ()
    names = Names(live.get(Person, {}).values())
    found = [
        _heard(kind, now, _about(value, field, text, live, names))
        for value in new
        for kind, field, text in _kinds(value, before.get(value.id, ()), names)
    ]
    return tuple(sorted(found, key=lambda one: KINDS.index(one.kind)))


def louder(heard: Heard, open_: Heard | None) -> Heard:
    """What stays open of the two: the more urgent, with a card that was not shown yet."""
    number = int(heard.when.timestamp() * 1000)
    if open_ is None:
        return replace(heard, number=number)
    first = min(heard, open_, key=lambda one: KINDS.index(one.kind))
    return replace(
        first,
        when=heard.when,
        holds=heard.holds or open_.holds,
        number=max(number, open_.number + 1),
        shown=0,
    )


def still_open(
    heard: Heard | None, quiet: Quiet | None, now: datetime, wishes: Preferences
) -> Heard | None:
    """The same until the person's day is over, or its hold was ended, here or elsewhere."""
    if heard is None or (heard.holds and (quiet is None or quiet.number < heard.number)):
        return None
    here = zone(wishes.zone)
    days = {day_of(when.astimezone(here), wishes.day_starts) for when in (heard.when, now)}
    return heard if len(days) == 1 else None


def quiet_for(
    said: Sequence[Heard], heard: Heard | None, live: Live, now: datetime, wishes: Preferences
) -> list[Quiet]:
    """What holds all suggestions after these words. ``heard``: whose card waits now."""
    if heard is None or not heard.holds:
        return []
    ends = [_ends(one, now, wishes) for one in said if one.holds]
    kept: Quiet | None = live.get(Quiet, {}).get(QUIET)
    until = max([*ends, *([kept.until] if kept else [])], default=now)
    return [Quiet(id=QUIET, until=until, number=heard.number)]


def _ends(heard: Heard, now: datetime, wishes: Preferences) -> datetime:
    end = day_ends(now.astimezone(zone(wishes.zone)), wishes.day_starts)
    return min(end, now + LIGHTLY) if heard.kind == "self_harm_veiled" else end


def resting(said: Iterable[Heard], live: Live, now: datetime) -> list[Safety]:
    """What lets suggestions rest about those whom danger seems to come from, until decided."""
    decided: Mapping[str, Safety] = live.get(Safety, {})
    found = {}
    for person in {one for heard in said for one in heard.people if heard.rests}:
        kept = decided.get(safety_id(person))
        if kept is None or not (kept.unsafe or kept.rests):
            found[person] = Safety(id=safety_id(person), person=person, since=now, rests=True)
    return list(found.values())


def _heard(kind: Kind, now: datetime, whom: Whom) -> Heard:
    """Danger from people who are known for certain holds nothing else; a worry nothing at all."""
    if kind != "danger_from_other":
        return Heard(kind, now, frozenset(), holds=kind != "worried_about_other")
    known = whom.certain and bool(whom.people)
    return Heard(kind, now, whom.people, holds=not known, certain=known)


def _about(value: Entry, field: str, text: str, live: Live, names: Names) -> Whom:
    """From whom danger may come: of whom it is told, or else those the words belong to."""
    told = None if field in OF_OTHERS else names.told_of(text, _is_danger)
    if told is not None:
        return told
    people: Mapping[str, Person] = live.get(Person, {})
    own = {getattr(value, "person", "")} & people.keys()
    linked = _linked(value, live) & people.keys()
    return Whom(frozenset(own or linked), certain=bool(own))


def _is_danger(text: str) -> bool:
    signal = safety_check(text)
    return signal is not None and signal.kind == "danger_from_other"


def _kinds(
    value: Entry, earlier: Sequence[Revision], names: Names
) -> Iterator[tuple[Kind, str, str]]:
    """Kind, field and text of every new text that sounds like something."""
    known = [set(_texts(one.value)) for one in earlier]
    old = {text for version in known for _field, text in version}
    last = " ".join(text for _field, text in known[-1]) if known else ""
    for field, text in _texts(value):
        if text in old or text in _ours() or not (kind := _kind(text, field, names)):
            continue
        added = "\n".join(part for part in SENTENCE.split(text) if part not in last)
        if _kind(added, field, names) or _kind(last, field, names) != kind:
            yield kind, field, text


def _kind(text: str, field: str, names: Names) -> Kind | None:
    """As ``safety_check`` tells it; a name that it cannot know is read as "my partner"."""
    if field in OF_OTHERS:
        return of_somebody_else(text)
    signal = safety_check(text)
    if signal is None and (read := names.as_somebody(text)) != text:
        signal = safety_check(read)
    return signal.kind if signal else None


def of_somebody_else(message: str) -> Kind | None:
    """Their despair is a worry about them, and their threat is danger."""
    if any(map(_is_danger, (message, *as_told(message)))):
        return "danger_from_other"
    return "worried_about_other" if safety_check(message) else None


def _texts(value: Entry) -> Iterator[tuple[str, str]]:
    """Field and text of all that may be somebody's own words, in whatever is kept."""
    given = asdict(value)
    for name in _worded(type(value)):
        for text in _leaves(given[name]):
            if not AN_ID.fullmatch(text):
                yield name, text


def _leaves(given: object) -> Iterator[str]:
    if isinstance(given, str):
        yield given
    elif isinstance(given, tuple):
        for part in given:
            yield from _leaves(part)


@cache
def _worded(kind: type[Entry]) -> tuple[str, ...]:
    """Fields of that kind that can hold a text of any kind, so that none is forgotten."""
    return tuple(one.name for one in fields(kind) if one.name != "id" and "str" in str(one.type))


@once_a_language
def _ours() -> frozenset[str]:
    """Words of ours that the person's own copy of a step begins with."""
    return frozenset(text for one in content.example_steps() for text in (one.words, one.example))


def _linked(value: Entry, live: Live) -> frozenset[str]:
    """People that something kept belongs to, by itself or through its check-in or fear."""
    if isinstance(value, Person):
        return frozenset({value.id})
    found = {getattr(value, "person", ""), *getattr(value, "people", ())}
    for field, kind in (("moment", Moment), ("fear", Fear)):
        behind = live.get(kind, {}).get(getattr(value, field, ""))
        if behind is not None:
            found |= _linked(behind, live)
    return frozenset(found)
