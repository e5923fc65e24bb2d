"""What was just written, read once for words that sound like danger.

Only new words count: not what stood there before, not what an undo puts back, and nothing that is
brought in from a file. What is heard is no fact about the person. It lives in the memory of the
open space, until it is answered, skipped or locked, or until the day ends.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from msgspec.structs import asdict, fields

from nearer import content
from nearer.coach import safety_check
from nearer.coach.safety import KINDS, Kind
from nearer.companion.safety_voice import as_told
from nearer.domain.attachment import AddedInstrument, ItemWords
from nearer.domain.days import day_of, zone
from nearer.domain.safety import Safety, SafetyAnswers, safety_id
from nearer.domain.text import folded
from nearer.domain.unsaved import Unsaved
from nearer.domain.values import Entry, Fear, Moment, Person, Preferences, Revision

Live = Mapping[type, Mapping[str, Any]]

NO_WORDS = (AddedInstrument, ItemWords, Preferences, Safety, SafetyAnswers, Unsaved)
"""Kinds whose texts are not the person's own, or not saved yet."""

OF_OTHERS = {"replying_to"}
"""Fields that hold what somebody else wrote."""

SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
AN_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Heard:
    """``kind``: as in ``coach.safety_check``. ``people``: ids of whom it may be about.

    ``holds``: no closeness at all is suggested while it is open. ``number``: counts up, so that an
    answer to an older card ends no newer one. ``shown``: its card was, which is shown once.
    """

    kind: Kind
    when: datetime
    people: frozenset[str]
    holds: bool
    number: int = 1
    shown: bool = False

    @property
    def rests(self) -> bool:
        """Whether it is known about whom nothing is suggested."""
        return self.kind == "danger_from_other" and len(self.people) == 1


def hear(
    fresh: Iterable[Entry],
    before: Mapping[str, Sequence[Revision]],
    live: Live,
    now: datetime,
) -> tuple[Heard, ...]:
    """What the new words in these values sound like, the most urgent first.

    ``before``: every earlier version by id; ``live``: present values by kind and id.
    """
    names = _names(live)
    found = [
        _heard(kind, now, about(value, text, live))
        for value in fresh
        if not isinstance(value, NO_WORDS)
        for kind, text in _kinds(value, before.get(value.id, ()), names)
    ]
    return tuple(sorted(found, key=lambda one: KINDS.index(one.kind)))


def louder(heard: Heard, open_: Heard | None) -> Heard:
    """What stays open of the two: the more urgent, with a card that was not shown yet."""
    if open_ is None:
        return heard
    first = min(heard, open_, key=lambda one: KINDS.index(one.kind))
    holds = heard.holds or open_.holds
    return Heard(first.kind, heard.when, first.people, holds, open_.number + 1)


def still_open(heard: Heard | None, now: datetime, wishes: Preferences) -> Heard | None:
    """The same until the person's day is over."""
    if heard is None:
        return None
    here = zone(wishes.zone)
    days = {day_of(when.astimezone(here), wishes.day_starts) for when in (heard.when, now)}
    return heard if len(days) == 1 else None


def resting(said: Iterable[Heard], live: Live, now: datetime) -> list[Safety]:
    """What lets suggestions rest about those whom danger seems to come from, until decided."""
    decided: Mapping[str, Safety] = live.get(Safety, {})
    found = {}
    for person in {one for heard in said for one in heard.people if heard.rests}:
        kept = decided.get(safety_id(person))
        if kept is None or not (kept.unsafe or kept.rests):
            found[person] = Safety(id=safety_id(person), person=person, since=now, rests=True)
    return list(found.values())


def about(value: Entry, text: str, live: Live) -> frozenset[str]:
    """Ids of whom the words may be about: those named in them, or else those they belong to."""
    people: Mapping[str, Person] = live.get(Person, {})
    said = f" {_plain(text)} "
    named = {one.id for one in people.values() if f" {_plain(one.alias)} " in said}
    return frozenset(named or _linked(value, live) & people.keys())


def _heard(kind: Kind, now: datetime, people: frozenset[str]) -> Heard:
    """Danger from one person who is known holds nothing else; a worry about somebody nothing."""
    known = kind == "danger_from_other" and len(people) == 1
    return Heard(kind, now, people, holds=kind != "worried_about_other" and not known)


def _kinds(
    value: Entry, earlier: Sequence[Revision], names: re.Pattern[str] | None
) -> Iterator[tuple[Kind, str]]:
    """Kind and text of every new text that sounds like something."""
    known = [set(_texts(one.value)) for one in earlier]
    old = {text for version in known for _field, text in version}
    last = " ".join(text for _field, text in known[-1]) if known else ""
    for field, text in _texts(value):
        if text in old or text in _ours() or not (kind := _kind(text, field, names)):
            continue
        added = "\n".join(part for part in SENTENCE.split(text) if part not in last)
        if _kind(added, field, names) or _kind(last, field, names) != kind:
            yield kind, text


def _kind(text: str, field: str, names: re.Pattern[str] | None) -> Kind | None:
    """As ``safety_check`` tells it; a name that it cannot know is read as "my partner"."""
    if field in OF_OTHERS:
        return _of_somebody_else(text)
    signal = safety_check(text)
    if signal is None and names is not None and names.search(text):
        signal = safety_check(names.sub("my partner", text))
    return signal.kind if signal else None


def _of_somebody_else(message: str) -> Kind | None:
    """Their despair is a worry about them, and their threat is danger."""
    read = (safety_check(message), safety_check(as_told(message)))
    kinds = {signal.kind for signal in read if signal is not None}
    if "danger_from_other" in kinds:
        return "danger_from_other"
    return "worried_about_other" if kinds else None


def _names(live: Live) -> re.Pattern[str] | None:
    """The names of everybody in the circles, as they are written there."""
    aliases = sorted((one.alias for one in live.get(Person, {}).values()), key=len, reverse=True)
    found = "|".join(re.escape(alias) for alias in aliases if len(alias) > 1)
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)") if found else None


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


@cache
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


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", folded(text)))
