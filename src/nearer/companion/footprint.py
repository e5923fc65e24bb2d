"""How much of a space lies where: things, their versions, what Nearer worked out, copies."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nearer.companion import backups
from nearer.companion.exporting import LEFT_OUT
from nearer.companion.space import Space
from nearer.domain.ports import Records
from nearer.domain.values import Revision
from nearer.exchange.book_words import kind_name
from nearer.exchange.shown import kind_of


@dataclass(frozen=True)
class Part:
    """``name``: of a kind of thing. ``size``: bytes of its sealed rows, every version counted."""

    name: str
    things: int
    versions: int
    size: int


@dataclass(frozen=True)
class Footprint:
    """``own``: by kind, the largest first. ``worked_out``: what can be worked out from the rest.

    ``damaged``: bytes of rows that cannot be opened. ``copies``: files and bytes.
    """

    own: tuple[Part, ...]
    worked_out: Part
    damaged: int
    copies: int
    copies_size: int

    @property
    def things(self) -> int:
        return sum(part.things for part in self.own)

    @property
    def versions(self) -> int:
        return sum(part.versions for part in self.own)

    @property
    def size(self) -> int:
        return sum(part.size for part in (*self.own, self.worked_out)) + self.damaged


def footprint(space: Space, records: Records, folders: Iterable[Path]) -> Footprint:
    """Counted from the rows as they are stored. Raises StorageError."""
    sizes = {row.id.hex(): len(row.sealed) for row in records.read(space.vault_id)[0]}
    kinds: dict[str, list[Revision]] = {}
    derived = []
    for one in space.revisions():
        if isinstance(one.value, LEFT_OUT):
            derived.append(one)
        else:
            kinds.setdefault(kind_of(one.value), []).append(one)
    parts = [_part(kind_name(kind), each, sizes) for kind, each in kinds.items()]
    there = [one for folder in folders for one in backups.listed(folder, space.vault_id)]
    return Footprint(
        own=tuple(sorted(parts, key=lambda part: part.size, reverse=True)),
        worked_out=_part("", derived, sizes),
        damaged=sum(sizes.get(one.hex(), 0) for one in space.damaged),
        copies=len(there),
        copies_size=sum(one.size for one in there),
    )


def _part(name: str, revisions: list[Revision], sizes: dict[str, int]) -> Part:
    versions = Counter(one.value.id for one in revisions)
    return Part(name, len(versions), len(revisions), sum(sizes.get(one.id, 0) for one in revisions))
