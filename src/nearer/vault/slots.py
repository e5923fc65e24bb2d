"""The vault key under lock: once under the passphrase, once under the recovery code.

Each lock keeps, beside the wrapped key, a proof that only the right secret gives. So one slot can
be opened by one secret alone, and a forged slot cannot be made to fit a list of guesses
(Len, Grubbs, Ristenpart 2021, "Partitioning Oracle Attacks").
"""

from dataclasses import dataclass
from hmac import compare_digest

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nearer.domain.errors import WrongKey
from nearer.domain.ports import Entropy
from nearer.vault.derive import derive

SALT = 16
PROOF = 32
NONCE = 12
WRAPPED = 48  # the 32 bytes of the vault key and GCM's tag
SLOT = SALT + PROOF + NONCE + WRAPPED

WRONG_KEY = (
    "This does not open your space. Nothing was changed. Look at capital letters and the keyboard "
    "layout, and try again; the recovery code opens it too."
)


@dataclass(frozen=True)
class Lock:
    """What one slot is bound to. ``terms``: the parameters it was locked with, as bytes."""

    label: bytes
    vault_id: bytes
    terms: bytes


def wrap(lock: Lock, secret: bytes, salt: bytes, vault_key: bytes, entropy: Entropy) -> bytes:
    """One slot of ``SLOT`` bytes. ``salt`` must be fresh."""
    wrapping, proof = _keys(lock, secret, salt)
    nonce = entropy(NONCE)
    wrapped = AESGCM(wrapping).encrypt(nonce, vault_key, _bound(lock, salt))
    return salt + proof + nonce + wrapped


def unwrap(lock: Lock, secret: bytes, slot: bytes) -> bytearray:
    """The vault key. Raises WrongKey."""
    salt, proof = slot[:SALT], slot[SALT : SALT + PROOF]
    nonce, wrapped = slot[-WRAPPED - NONCE : -WRAPPED], slot[-WRAPPED:]
    wrapping, expected = _keys(lock, secret, salt)
    if not compare_digest(proof, expected):
        raise WrongKey(WRONG_KEY)
    vault_key = bytearray(WRAPPED - 16)
    try:
        AESGCM(wrapping).decrypt_into(nonce, wrapped, _bound(lock, salt), vault_key)
    except InvalidTag:
        raise WrongKey(WRONG_KEY) from None
    return vault_key


def _keys(lock: Lock, secret: bytes, salt: bytes) -> tuple[bytes, bytes]:
    both = bytes(derive(secret, lock.vault_id, lock.label + lock.terms + salt, 64))
    return both[:32], both[32:]


def _bound(lock: Lock, salt: bytes) -> bytes:
    return lock.label + lock.vault_id + lock.terms + salt
