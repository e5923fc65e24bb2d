"""Bringing a copy back: as a space of its own, or into one that went on since.

Nothing here is overwritten: what a copy adds can be taken back as one import. What was deleted here
after the copy was made is told apart and stays deleted, unless the person wants it back.
"""

import dataclasses
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from msgspec.structs import replace

from nearer import vault
from nearer.companion.arriving import Plan, take
from nearer.companion.arriving_own import plan_own
from nearer.companion.backups import COPIES, wishes
from nearer.companion.exporting import LEFT_OUT
from nearer.companion.gate import Gate
from nearer.companion.space import Space
from nearer.companion.strength import check_passphrase
from nearer.domain.codec import decode, encode
from nearer.domain.copies import Copies
from nearer.domain.errors import BadInput, WrongKey
from nearer.domain.ports import SealedRecord, VaultRow
from nearer.domain.unsaved import Unsaved
from nearer.domain.values import Entry, Revision
from nearer.exchange.copy_file import Copy
from nearer.exchange.diary.faults import Faults
from nearer.exchange.shown import kind_of

PASSING = (*LEFT_OUT, Unsaved)
"""Not things that somebody would look for: derived, or there for a while only."""

ANCHORS = 32  # records that show how far another machine's were taken in

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Opened:
    """A copy with its key. ``damaged``: ids of records that cannot be opened."""

    copy: Copy
    key: vault.VaultKey
    revisions: tuple[Revision, ...]
    damaged: tuple[bytes, ...]

    @property
    def counts(self) -> Counts:
        """How many things of each kind are in it, most of them first."""
        return _counted(one.value for one in self.revisions)


@dataclass(frozen=True)
class Return:
    """What a copy would add to a space. ``deleted``: what was deleted here since, by kind.

    ``wanted``: whether that is among what would come.
    """

    plan: Plan
    deleted: Counts
    wanted: bool


def by_passphrase(copy: Copy, passphrase: str) -> Opened:
    """Raises WrongKey, UnknownFormat."""
    return _opened(copy, vault.unlock(copy.head.vault_id, copy.head.keys, passphrase))


def by_code(copy: Copy, code: str) -> Opened:
    """Raises WrongKey, BadInput for a slip in it, UnknownFormat."""
    return _opened(copy, vault.recover(copy.head.vault_id, copy.head.keys, code))


def by_secret(copy: Copy, secret: str) -> tuple[Opened, bool]:
    """By the passphrase or the recovery code, and whether it was the code.

    Raises WrongKey, UnknownFormat.
    """
    with suppress(BadInput, WrongKey):
        return by_code(copy, secret), True
    return by_passphrase(copy, secret), False


def by_space(space: Space, copy: Copy) -> Opened | None:
    """A space's own copy needs no other key; ``None`` for a copy of another space."""
    same = copy.head.vault_id == space.vault_id
    return _opened(copy, space.key) if same else None


def under_passphrase(gate: Gate, opened: Opened, new: str) -> Opened:
    """The same copy with its keys under another passphrase. Raises BadInput."""
    check_passphrase(new)
    head = opened.copy.head
    keys = vault.change_passphrase(
        head.vault_id, head.keys, opened.key, new, gate.entropy, gate.cost
    )
    copy = Copy(dataclasses.replace(head, keys=keys), opened.copy.rows)
    return dataclasses.replace(opened, copy=copy)


def restore(gate: Gate, opened: Opened, name: str = "") -> Space:
    """Make the copy a space of this store, as one act. Raises VaultExists."""
    copy, key = opened.copy, opened.key
    fresh = replace(
        _having_seen(_wishes_in(opened), opened),
        lineage=gate.entropy(16).hex(),
        parent=_lineage_of(opened),
        up_to=_anchors(opened),
    )
    record_id = gate.entropy(16)
    revision = Revision(record_id.hex(), gate.clock(), fresh)
    row = SealedRecord(record_id, key.seal(record_id, encode(revision), gate.entropy))
    gate.records.create(VaultRow(copy.head.vault_id, name, copy.head.keys), [*copy.rows, row])
    return gate.opened(copy.head.vault_id, key)


def look(space: Space, opened: Opened, *, wanted: bool = False) -> Return:
    """What the copy would add here. ``wanted``: also what was deleted here since."""
    gone = _deleted(space, opened)
    there = {one.hex() for one in space.damaged}
    rows = [
        (number, one)
        for number, one in enumerate(opened.revisions, 1)
        if one.id not in there and not isinstance(one.value, PASSING)
        if wanted or one.id not in gone
    ]
    deleted = _counted(
        one.value for one in opened.revisions if one.id in gone and not space.history(one.value.id)
    )
    return Return(plan_own(space, rows, Faults()), deleted, wanted)


def bring(space: Space, opened: Opened, found: Return, name: str) -> Plan:
    """Add what was looked at, as one act that can be taken back; the plan as it was written."""
    again = found.wanted
    seen = _having_seen(wishes(space), opened)
    return take(space, found.plan, name, lambda: look(space, opened, wanted=again).plan, seen)


def _opened(copy: Copy, key: vault.VaultKey) -> Opened:
    revisions, damaged = key.open_all(copy.rows, decode)
    return Opened(copy, key, tuple(revisions), tuple(damaged))


def _deleted(space: Space, opened: Opened) -> set[str]:
    """Ids of the copy's records that were here once and are not any more.

    In a copy of this very space, and of the place it lives in, all that is missing here was
    deleted. In one from another place only what was there when the two parted, or when a copy of
    it was last brought in here; what it wrote afterwards was never here.
    """
    order = [row.id.hex() for row in opened.copy.rows]
    absent = {one for one in order if not space.knows(one)}
    absent -= {one.hex() for one in space.damaged}
    return absent & set(order[: _shared(space, opened, order)])


def _shared(space: Space, opened: Opened, order: Sequence[str]) -> int:
    """How many of the copy's records, from the first on, were here at some time."""
    mine, theirs = wishes(space), _wishes_in(opened)
    here, there = _lineage(space.vault_id, mine), _lineage(opened.copy.head.vault_id, theirs)
    if here == there:
        return len(order)
    seen = dict(mine.seen)
    reached = _behind(order, {*seen.get(there, ())})
    parted = _behind(order, {*theirs.up_to})
    if theirs.parent == here:
        return max(reached, parted)
    before = {*seen.get(theirs.parent, ())}
    return max(reached, _behind(order[:parted], before))


def _behind(order: Sequence[str], anchors: Collection[str]) -> int:
    """The place right behind the last of these ids."""
    return max((at for at, one in enumerate(order, 1) if one in anchors), default=0)


def _wishes_in(opened: Opened) -> Copies:
    found = [one.value for one in opened.revisions if isinstance(one.value, Copies)]
    return found[-1] if found else Copies(id=COPIES)


def _lineage(vault_id: bytes, known: Copies) -> str:
    return f"{vault_id.hex()} {known.lineage}"


def _lineage_of(opened: Opened) -> str:
    return _lineage(opened.copy.head.vault_id, _wishes_in(opened))


def _anchors(opened: Opened) -> tuple[str, ...]:
    """Ids of the copy's last records; several, since some may be deleted later."""
    lasting = [one.id for one in opened.revisions if not isinstance(one.value, PASSING)]
    return tuple(lasting[-ANCHORS:])


def _having_seen(known: Copies, opened: Opened) -> Copies:
    seen = dict(known.seen) | {_lineage_of(opened): _anchors(opened)}
    return replace(known, seen=tuple(seen.items()))


def _counted(values: Iterable[Entry]) -> Counts:
    kinds = {one.id: kind_of(one) for one in values if not isinstance(one, PASSING)}
    return tuple(Counter(kinds.values()).most_common())
