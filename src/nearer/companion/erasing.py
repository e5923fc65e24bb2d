"""What goes along when something is erased: what was made of it must not outlive it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nearer.companion.column_names import pair_column, tag_column, with_person
from nearer.domain.attachment import Assessment
from nearer.domain.past import Echo, Memory
from nearer.domain.people import Contact, Rhythm
from nearer.domain.practice import Attempt, Drawn, Step, Trial
from nearer.domain.safety import Safety, SafetyAnswers
from nearer.domain.unsaved import Unsaved
from nearer.domain.values import EngineState, Entry, Moment, Pair, Person, Shown, Tag
from nearer.domain.worth import Belief, Proof, Strength

LEARNED_FROM = (Moment, Person, Tag, Pair)


def left_behind(erased: Iterable[Entry], live: Mapping[type, Mapping[str, Any]]) -> set[str]:
    """Ids of what was made of these values and must be erased in the same act.

    The states of the engines, which hold the sums of every check-in; pairs with one of the things;
    the figures of patterns that were shown of them; what was said of a memory and the present;
    ratings of a belief and lines about it; doings of a step; answers about a person, notes of being
    in touch with them, the rhythm wished for, and what was decided about being near them; draws of
    an experiment; words begun on the pages of them and not saved.
    ``live``: present values by kind and id.
    """
    gone = list(erased)
    said = _said_of(gone, live)
    return _learned_from(gone, live) | said | _begun_on({*said, *(one.id for one in gone)}, live)


def _said_of(gone: Iterable[Entry], live: Mapping[type, Mapping[str, Any]]) -> set[str]:
    memories = {value.id for value in gone if isinstance(value, Memory)}
    beliefs = {value.id for value in gone if isinstance(value, Belief)}
    people = {value.id for value in gone if isinstance(value, Person)}
    trials = {value.id for value in gone if isinstance(value, Trial)}
    drawn = {one.id for one in live.get(Drawn, {}).values() if one.trial in trials}
    of_one = (Assessment, Safety, SafetyAnswers, Contact, Rhythm)
    answers = (one for kind in of_one for one in live.get(kind, {}).values())
    about = {one.id for one in answers if one.person in people}
    echoes = {echo.id for echo in live.get(Echo, {}).values() if echo.memory in memories}
    steps = {value.id for value in gone if isinstance(value, Step)}
    doings = {one.id for one in live.get(Attempt, {}).values() if one.step in steps}
    kept = [one for kind in (Strength, Proof) for one in live.get(kind, {}).values()]
    return about | doings | echoes | drawn | {one.id for one in kept if one.belief in beliefs}


def _begun_on(ids: set[str], live: Mapping[type, Mapping[str, Any]]) -> set[str]:
    """Words typed on a page whose address names one of these: they may repeat what was in it."""
    begun = live.get(Unsaved, {}).values()
    return {one.id for one in begun if not ids.isdisjoint(re.split(r"\W+", one.page))}


def _learned_from(erased: Iterable[Entry], live: Mapping[type, Mapping[str, Any]]) -> set[str]:
    gone = [value for value in erased if isinstance(value, LEARNED_FROM)]
    if not gone:
        return set()
    names = set(_columns(gone))
    broken = [pair for pair in live.get(Pair, {}).values() if names & {pair.first, pair.second}]
    names.update(pair_column(pair.id) for pair in broken)
    told = (one.id for one in live.get(Shown, {}).values() if one.column in names)
    return {*live.get(EngineState, ()), *(pair.id for pair in broken), *told}


def _columns(values: Iterable[Entry]) -> Iterator[str]:
    for value in values:
        match value:
            case Tag():
                yield tag_column(value.id)
            case Person():
                yield with_person(value.id)
            case Pair():
                yield pair_column(value.id)
