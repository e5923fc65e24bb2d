"""Imports that were made, and taking one back as one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from nearer.companion.space import Space
from nearer.domain.arrival import Arrived, Incoming, Source
from nearer.domain.codec import encode
from nearer.domain.copies import Copies
from nearer.domain.errors import NotFound
from nearer.domain.practice import Invited
from nearer.domain.safety import Quiet
from nearer.domain.values import (
    BudgetFixed,
    EngineState,
    Preferences,
    PromptDay,
    Revision,
    Shown,
)

ID = 16  # bytes
AN_ID = re.compile(rb"[0-9a-f]{32}")

OURS = (
    Arrived,
    BudgetFixed,
    Copies,
    EngineState,
    Incoming,
    Invited,
    Preferences,
    PromptDay,
    Quiet,
    Shown,
)
"""What Nearer itself wrote: that it names something holds nothing back."""


@dataclass(frozen=True)
class Arrival:
    """One import. ``counts``: how many things of each kind it added."""

    batch: str
    when: datetime
    name: str
    source: Source
    counts: tuple[tuple[str, int], ...]
    records: frozenset[str]


@dataclass(frozen=True)
class TakenBack:
    """``gone``: things that are gone or as before. ``stays``: things that were changed since, or
    that something else written since belongs to."""

    gone: int
    stays: int


def arrivals(space: Space) -> tuple[Arrival, ...]:
    """The newest first."""
    parts: dict[str, list[Arrived]] = {}
    for one in space.all(Arrived):
        parts.setdefault(one.batch, []).append(one)
    found = [_arrival(sorted(each, key=lambda one: one.part)) for each in parts.values()]
    return tuple(sorted(found, key=lambda one: one.when, reverse=True))


def arrival(space: Space, batch: str) -> Arrival:
    """Raises NotFound."""
    for one in arrivals(space):
        if one.batch == batch:
            return one
    raise NotFound("This import is not in your space any more.")


def take_back(space: Space, batch: str) -> TakenBack:
    """Remove what one import added, for good, and what it was added by. Raises NotFound.

    What the person changed since stays as they left it; so does what they wrote something about,
    and what that needs.
    """
    with space.working():
        one = arrival(space, batch)
        histories = _touched(space, one.records)
        stays = _held(space, histories, one.records)
        gone = {r for key, each in histories.items() if key not in stays for r in each}
        receipts = [each.id for each in space.all(Arrived) if each.batch == batch]
        space.take_back(gone & one.records, erase=receipts)
        return TakenBack(len(histories) - len(stays), len(stays))


def _arrival(parts: Sequence[Arrived]) -> Arrival:
    first = parts[0]
    ids = b"".join(part.records for part in parts)
    records = {ids[start : start + ID].hex() for start in range(0, len(ids), ID)}
    return Arrival(
        first.batch, first.when, first.name, first.source, first.counts, frozenset(records)
    )


def _touched(space: Space, records: frozenset[str]) -> dict[str, list[str]]:
    """The ids of all records of each value that the import wrote to."""
    histories: dict[str, list[str]] = {}
    for revision in space.revisions():
        histories.setdefault(revision.value.id, []).append(revision.id)
    return {key: each for key, each in histories.items() if not records.isdisjoint(each)}


def _held(space: Space, touched: dict[str, list[str]], records: frozenset[str]) -> set[str]:
    """Ids of values that stay: changed since; or new with the import and named by what stays."""
    stays = {key for key, each in touched.items() if each[-1] not in records}
    new = {key for key, each in touched.items() if records.issuperset(each)}
    named = _named_by(
        one
        for one in space.revisions()
        if one.id not in records and not isinstance(one.value, OURS)
    )
    fresh = stays | (named & new)
    while fresh:
        stays |= fresh
        of_these = (one for key in fresh for one in space.history(key))
        fresh = (_named_by(of_these) & new) - stays
    return stays


def _named_by(revisions: Iterable[Revision]) -> set[str]:
    """Everything that looks like an id in these."""
    return {found.decode() for one in revisions for found in AN_ID.findall(encode(one))}
