"""What the rest of Nearer asks of the world, and no more: storage, time and chance."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

Clock = Callable[[], datetime]
"""Gives the present as an aware datetime."""

Entropy = Callable[[int], bytes]
"""Gives that many unpredictable bytes."""


class SealedRecord(NamedTuple):
    """One row as it is kept: nothing in it can be read without the vault key."""

    id: bytes  # 16 bytes, made by the writer
    sealed: bytes


class Mark(NamedTuple):
    """How far a vault has come. Two equal marks mean that nothing was written or erased between."""

    written: int  # order of the newest row ever written
    erased: int  # how many rows were ever erased


class VaultRow(NamedTuple):
    id: bytes  # 16 bytes
    name: str  # how the space is found on a host; "" where there is only one
    header: bytes  # wrapped keys, see docs/vault-format.md


class SealedSession(NamedTuple):
    """An open vault that several processes share; only the browser's cookie opens ``sealed``."""

    id: bytes  # 16 bytes, derived from the cookie
    vault_id: bytes
    sealed: bytes
    opened: datetime
    seen: datetime


class Records(Protocol):
    """Ciphertext rows of one or many vaults. What a method has returned from is durable."""

    def vaults(self) -> Sequence[VaultRow]:
        """Every vault kept here, oldest first."""

    def create(self, vault: VaultRow, records: Sequence[SealedRecord] = ()) -> None:
        """Keep a new vault with these rows, as one act. Raises VaultExists: id or name is taken."""

    def header(self, vault_id: bytes) -> bytes:
        """The wrapped keys. Raises NoSuchVault."""

    def replace_header(self, vault_id: bytes, old: bytes, new: bytes) -> None:
        """Swap the wrapped keys if they still are ``old``. Raises HeaderChanged, NoSuchVault."""

    def write(
        self,
        vault_id: bytes,
        records: Sequence[SealedRecord] = (),
        erase: Iterable[bytes] = (),
    ) -> Mark:
        """Add and erase rows as one act. A record id that is there already stays as it was."""

    def read(self, vault_id: bytes, after: int = 0) -> tuple[Sequence[SealedRecord], Mark]:
        """Rows written later than ``after`` in the order of writing, and the mark they reach."""

    def mark(self, vault_id: bytes) -> Mark:
        """The present mark; cheap enough for every page. Raises NoSuchVault."""

    def destroy(self, vault_id: bytes) -> None:
        """Remove a vault with all its rows, for good."""

    def check(self) -> Sequence[str]:
        """What is wrong with the store itself, in sentences; empty when all is well."""


class Sessions(Protocol):
    """Open vaults of many browsers, kept sealed until they are dropped."""

    def put(self, session: SealedSession) -> None:
        """Keep a session. Raises NoSuchVault."""

    def get(self, session_id: bytes) -> SealedSession | None:
        """The session of that id, if it is still open."""

    def touch(self, session_id: bytes, seen: datetime) -> None:
        """Note that a session was used. A time before the one noted changes nothing."""

    def drop(self, session_id: bytes) -> None:
        """Close one session; nothing happens when it is closed already."""

    def drop_others(self, vault_id: bytes, keep: bytes = b"") -> None:
        """Close every session of a vault but one: its keys have changed."""

    def drop_expired(self, seen_before: datetime, opened_before: datetime) -> int:
        """Close what was last seen or was opened too long ago; how many those were."""
