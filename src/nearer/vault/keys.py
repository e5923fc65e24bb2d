"""An unlocked vault's key, and what can be done with it: seal a record, open one, open them all."""

from collections.abc import Callable, Sequence
from struct import error as StructError  # noqa: N812 - it is an exception
from typing import NoReturn, TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nearer.domain.bulk import collector_off
from nearer.domain.codec import CannotDecode
from nearer.domain.errors import DamagedRecord, VaultError
from nearer.domain.ports import Entropy, SealedRecord
from nearer.vault.derive import derive, wipe
from nearer.vault.labels import RECORD, RECORD_KEY
from nearer.vault.padding import LENGTH, SMALLEST, pad, unpad

ID = 16  # bytes in the id of a vault or record
KEY = 32
NONCE = 12
TAG = 16
RECORD_VERSION = 1

SMALLEST_SEALED = 1 + NONCE + SMALLEST + TAG

T = TypeVar("T")

_DAMAGE = (InvalidTag, ValueError, IndexError, StructError, *CannotDecode)


class VaultKey:
    """The key of one open vault. It shows nothing, cannot be copied out, and can be forgotten.

    A record is sealed with AES-256-GCM under a key derived from it; the vault's id, the record's
    id, the purpose and the format version are bound to each record. Safe to use from many threads.
    """

    __slots__ = ("_bound", "_cipher", "_secret", "vault_id")

    def __init__(self, vault_id: bytes, secret: bytearray) -> None:
        if len(vault_id) != ID or len(secret) != KEY:
            raise ValueError("a vault id has 16 bytes and a vault key 32")
        self.vault_id = vault_id
        self._secret = secret
        self._bound = RECORD + vault_id
        record_key = derive(secret, vault_id, RECORD_KEY)
        self._cipher: AESGCM | None = AESGCM(record_key)
        wipe(record_key)

    def __repr__(self) -> str:
        return "<VaultKey>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a vault key is never written out")

    def seal(self, record_id: bytes, plain: bytes, entropy: Entropy) -> bytes:
        """Version byte, nonce, ciphertext with tag. Raises BadInput above 1 MiB of content."""
        cipher = self._open_cipher()
        if len(record_id) != ID:
            raise ValueError("a record id has 16 bytes")
        nonce = entropy(NONCE)
        sealed = cipher.encrypt(nonce, pad(plain), self._bound + record_id)
        return bytes([RECORD_VERSION]) + nonce + sealed

    def open(self, record_id: bytes, sealed: bytes) -> bytes:
        """The content of one record. Raises DamagedRecord."""
        cipher = self._open_cipher()
        try:
            if len(sealed) < SMALLEST_SEALED or sealed[0] != RECORD_VERSION:
                raise ValueError("not a sealed record")
            nonce, ciphertext = sealed[1 : 1 + NONCE], sealed[1 + NONCE :]
            return unpad(cipher.decrypt(nonce, ciphertext, self._bound + record_id))
        except (InvalidTag, ValueError):
            raise DamagedRecord(
                "One record cannot be opened: its bytes have changed. The others are not affected.",
                record_id,
            ) from None

    def open_all(
        self, records: Sequence[SealedRecord], decode: Callable[[bytes], T]
    ) -> tuple[list[T], list[bytes]]:
        """What ``decode`` makes of every record, in order, and the ids of those that are damaged.

        A record counts as damaged, too, when ``decode`` raises ValueError or one of
        ``CannotDecode``.
        """
        decrypt, bound = self._open_cipher().decrypt, self._bound
        version, start, length_of = RECORD_VERSION, LENGTH.size, LENGTH.unpack_from
        values: list[T] = []
        damaged: list[bytes] = []
        keep = values.append
        with collector_off():
            for record_id, sealed in records:
                try:  # written out here: a call for each record would cost a tenth of the time
                    if sealed[0] != version:
                        raise ValueError("another version")
                    padded = decrypt(sealed[1:13], sealed[13:], bound + record_id)
                    keep(decode(padded[start : start + length_of(padded)[0]]))
                except _DAMAGE:
                    damaged.append(record_id)
        return values, damaged

    def forget(self) -> None:
        """Overwrite the key where that can be done, and refuse all further use.

        Python may have moved or copied bytes on the way here, and the system may have swapped them
        out; those copies are out of reach (docs/security.md).
        """
        self._cipher = None
        wipe(self._secret)

    def secret(self) -> bytes:
        """The bare key, for wrapping it again. Raises VaultError when it was forgotten."""
        self._open_cipher()
        return bytes(self._secret)

    def _open_cipher(self) -> AESGCM:
        if self._cipher is None:
            raise VaultError("This space is locked. Open it again to go on; nothing was lost.")
        return self._cipher
