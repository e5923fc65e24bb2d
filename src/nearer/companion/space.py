"""An open space: one person's record in memory, in step with the sealed rows it came from."""

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

from msgspec.structs import replace

from nearer import vault
from nearer.companion.erasing import left_behind
from nearer.companion.safety_heard import (
    Heard,
    hear,
    louder,
    quiet_for,
    resting,
    still_open,
)
from nearer.domain.codec import decode, encode
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.ports import Clock, Entropy, Mark, Records, SealedRecord
from nearer.domain.safety import QUIET, Quiet
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
        self.heard: Heard | None = None  # in words just written; never kept
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

    def revisions(self) -> tuple[Revision, ...]:
        """Every writing of everything; those of one value together, oldest first."""
        with self._lock:
            return tuple(one for all_of in self._history.values() for one in all_of)

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

    def put(self, *values: Entry, erase: Iterable[str] = (), brought_in: bool = False) -> None:
        """Keep these values and erase those ids, as one act. Unchanged values are not written.

        What was learned from something erased goes with it (``companion/erasing.py``). New words
        are read for danger once they are kept (``companion/safety_heard.py``); not those that are
        ``brought_in`` from somewhere else, as from a file.
        """
        with self._lock:
            self.refresh()
            fresh = [v for v in values if self._live.get(type(v), {}).get(v.id) != v]
            earlier = {v.id: self.history(v.id) for v in fresh}
            self._keep(fresh, erase)
            if not brought_in:
                self._hear(fresh, earlier)

    def erase(self, *value_ids: str) -> None:
        """Remove values with all their earlier versions, for good."""
        self.put(erase=value_ids)

    def bring_in(
        self, revisions: Sequence[Revision], *values: Entry, erase: Iterable[str] = ()
    ) -> None:
        """Keep revisions as they were written elsewhere, and then these values, as one act.

        They become the present state of their ids. A record that is here already stays as it is.
        """
        with self._lock:
            self.refresh()
            now = self.now()
            here = [Revision(self.new_id(), now, value) for value in values]
            self._write([*revisions, *here], erase)

    def take_back(self, records: Collection[str], erase: Iterable[str] = ()) -> None:
        """Remove single revisions, by the ids of their records, and those values, as one act.

        What was made of a value of which nothing is left goes with it.
        """
        with self._lock:
            self.refresh()
            history = self._history.items()
            whole = [one for one, all_of in history if all(r.id in records for r in all_of)]
            gone = self._with_what_is_left([*whole, *erase])
            rows = {r.id for value_id in gone for r in self._history[value_id]}
            rows.update(r.id for _, all_of in history for r in all_of if r.id in records)
            if rows:
                self._records.write(self.vault_id, erase=[bytes.fromhex(row) for row in rows])
                self.refresh()

    def knows(self, record_id: str) -> bool:
        """Whether a record of that id is here. Slow at first, then kept until something changes."""
        with self._lock:
            version, ids = self.derived.get("records", (-1, frozenset()))
            if version != self.version:
                ids = frozenset(r.id for all_of in self._history.values() for r in all_of)
                self.derived["records"] = self.version, ids
            return record_id in ids

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
            self.heard = None

    def _keep(self, fresh: Sequence[Entry], erase: Iterable[str]) -> None:
        now = self.now()
        self._write([Revision(self.new_id(), now, value) for value in fresh], erase)

    def _write(self, revisions: Sequence[Revision], erase: Iterable[str]) -> None:
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

    def _hear(self, fresh: Sequence[Entry], earlier: Mapping[str, Sequence[Revision]]) -> None:
        wishes, now = self.preferences(), self.now()
        said = hear(fresh, earlier, self._live, now) if wishes.checks_words else ()
        open_ = still_open(self.heard, self.find(Quiet, QUIET), now, wishes)
        for one in said:
            open_ = self.heard = louder(one, open_)
        if said:
            quiet = quiet_for(said, self.heard, self._live, now, wishes)
            self._keep([*resting(said, self._live, now), *quiet], ())

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
