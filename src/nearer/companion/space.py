"""An open space: one person's record in memory, in step with the sealed rows it came from."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

from msgspec.structs import replace

from nearer import vault
from nearer.companion.erasing import left_behind
from nearer.domain.codec import decode, encode
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.ports import Clock, Entropy, Mark, Records, SealedRecord
from nearer.domain.values import Entry, Preferences, Revision

V = TypeVar("V", bound=Entry)

PREFERENCES = "preferences"


class Space:
    """What is read here was opened with the person's key; what is put here is sealed first.

    Safe to use from several threads. Another process may write to the same vault: ``refresh``
    takes in what it wrote.
    """

    def __init__(
        self, vault_id: bytes, key: vault.VaultKey, records: Records, clock: Clock, entropy: Entropy
    ) -> None:
        self.vault_id = vault_id
        self.clock = clock
        self.entropy = entropy
        self.version = 0  # rises with every change: what is derived can be kept until it does
        self.damaged: tuple[bytes, ...] = ()
        self.derived: dict[str, Any] = {}
        self._key = key
        self._records = records
        self._lock = threading.RLock()
        self._mark = Mark(0, 0)
        self._history: dict[str, list[Revision]] = {}
        self._live: dict[type, dict[str, Any]] = {}
        self.refresh()

    def refresh(self) -> None:
        """Take in what another process wrote or erased since."""
        with self._lock:
            mark = self._records.mark(self.vault_id)
            if mark == self._mark:
                return
            if mark.erased != self._mark.erased:
                self._forget_values()
            rows, self._mark = self._records.read(self.vault_id, self._mark.written)
            revisions, damaged = self._key.open_all(rows, decode)
            self.damaged += tuple(damaged)
            for revision in revisions:
                self._take(revision)
            self.version += 1

    def all(self, kind: type[V]) -> tuple[V, ...]:
        """Every present value of that kind, in the order they were first written."""
        with self._lock:
            return tuple(self._live.get(kind, {}).values())

    def get(self, kind: type[V], value_id: str) -> V:
        """Raises NotFound."""
        found = self.find(kind, value_id)
        if found is None:
            raise NotFound("This is not in your space any more.")
        return found

    def find(self, kind: type[V], value_id: str) -> V | None:
        with self._lock:
            found: V | None = self._live.get(kind, {}).get(value_id)
            return found

    def preferences(self) -> Preferences:
        return self.find(Preferences, PREFERENCES) or Preferences(id=PREFERENCES)

    def history(self, value_id: str) -> tuple[Revision, ...]:
        """Every writing of one value, oldest first."""
        with self._lock:
            return tuple(self._history.get(value_id, ()))

    @contextmanager
    def working(self) -> Iterator[None]:
        """Let nobody change or derive anything of this space meanwhile."""
        with self._lock:
            yield

    def records_count(self) -> int:
        """How many records were opened."""
        with self._lock:
            return sum(map(len, self._history.values()))

    def now(self) -> datetime:
        return self.clock()

    def new_id(self) -> str:
        return self.entropy(16).hex()

    def put(self, *values: Entry, erase: Iterable[str] = ()) -> None:
        """Keep these values and erase those ids, as one act. Unchanged values are not written.

        What was learned from something erased goes with it (``companion/erasing.py``).
        """
        with self._lock:
            self.refresh()
            now = self.now()
            fresh = [v for v in values if self._live.get(type(v), {}).get(v.id) != v]
            revisions = [Revision(self.new_id(), now, value) for value in fresh]
            gone = self._with_what_is_left(erase)
            if not revisions and not gone:
                return
            sealed = [self._seal(revision) for revision in revisions]
            rows = [bytes.fromhex(r.id) for value_id in gone for r in self._history[value_id]]
            before = self._mark
            after = self._records.write(self.vault_id, sealed, rows)
            if after != Mark(before.written + len(sealed), before.erased + len(rows)):
                self.refresh()  # somebody else wrote in between: read theirs and ours in order
                return
            self._mark = after
            for value_id in gone:
                self._drop(value_id)
            for revision in revisions:
                self._take(revision)
            self.version += 1

    def erase(self, *value_ids: str) -> None:
        """Remove values with all their earlier versions, for good."""
        self.put(erase=value_ids)

    def undo(self, value_id: str) -> None:
        """Put back the version before the present one, as a new version."""
        revisions = self.history(value_id)
        kind = type(revisions[-1].value) if revisions else None
        revisions = tuple(r for r in revisions if type(r.value) is kind)
        if len(revisions) < 2:
            raise NotFound("There is no earlier version to go back to.")
        self.put(revisions[-2].value)

    def unreadable(self) -> tuple[str, ...]:
        """Ids of records that cannot be opened and were not set aside yet."""
        aside = set(self.preferences().set_aside)
        return tuple(r.hex() for r in self.damaged if r.hex() not in aside)

    def set_aside(self) -> None:
        """Stop reporting the records that cannot be opened. Their bytes stay where they are."""
        preferences = self.preferences()
        aside = (*preferences.set_aside, *self.unreadable())
        self.put(replace(preferences, set_aside=aside))

    def replace_keys(self, old: bytes, new: bytes) -> None:
        self._records.replace_header(self.vault_id, old, new)

    def header(self) -> bytes:
        return self._records.header(self.vault_id)

    @property
    def key(self) -> vault.VaultKey:
        return self._key

    def close(self) -> None:
        """Let go of the key and of everything that was read."""
        with self._lock:
            self._key.forget()
            self._forget_values()
            self.derived.clear()

    def _with_what_is_left(self, erased: Iterable[str]) -> list[str]:
        """Those ids that are there, and those of what must go with them."""
        there = {
            value_id: self._history[value_id] for value_id in erased if value_id in self._history
        }
        along = left_behind((history[-1].value for history in there.values()), self._live)
        return [*there, *(along - there.keys())]

    def _seal(self, revision: Revision) -> SealedRecord:
        record_id = bytes.fromhex(revision.id)
        return SealedRecord(record_id, self._key.seal(record_id, encode(revision), self.entropy))

    def _take(self, revision: Revision) -> None:
        value = revision.value
        history = self._history.setdefault(value.id, [])
        if history and type(history[-1].value) is not type(value):  # a draft became a moment
            self._live[type(history[-1].value)].pop(value.id, None)
        history.append(revision)
        self._live.setdefault(type(value), {})[value.id] = value

    def _drop(self, value_id: str) -> None:
        for revision in self._history.pop(value_id, ()):
            self._live.get(type(revision.value), {}).pop(value_id, None)

    def _forget_values(self) -> None:
        self._history.clear()
        self._live.clear()
        self.damaged = ()
        self._mark = Mark(0, 0)


def named(values: Sequence[V], value_id: str, sentence: str, field: str) -> V:
    """The value of that id among these. Raises BadInput for an id that is not among them."""
    for value in values:
        if value.id == value_id:
            return value
    raise BadInput(sentence, field)
