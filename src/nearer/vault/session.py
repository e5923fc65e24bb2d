"""An open vault that several web workers share: its key sealed under what only a cookie holds.

The database keeps the session's id and the sealed key, the browser keeps the cookie's secret; one
without the other opens nothing, and the id cannot be turned back into the secret.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nearer.domain.errors import WrongKey
from nearer.domain.ports import Entropy
from nearer.vault.derive import derive
from nearer.vault.keys import KEY, NONCE, TAG, VaultKey
from nearer.vault.labels import SESSION, SESSION_ID

SECRET = 32
SESSION_VERSION = 1
SEALED = 1 + NONCE + KEY + TAG

SESSION_OVER = "Your space is locked. Open it again to go on; nothing was lost."


def seal_session(key: VaultKey, entropy: Entropy) -> tuple[bytes, bytes, bytes]:
    """The cookie's secret (32 bytes), the session's id (16 bytes) and the sealed key."""
    secret, nonce = entropy(SECRET), entropy(NONCE)
    cipher, bound = _cipher(secret, key.vault_id)
    sealed = bytes([SESSION_VERSION]) + nonce + cipher.encrypt(nonce, key.secret(), bound)
    return secret, session_id(secret), sealed


def session_id(cookie_secret: bytes) -> bytes:
    """Where the sealed key of this cookie is found: 16 bytes."""
    return bytes(derive(cookie_secret, b"", SESSION_ID, 16))


def open_session(cookie_secret: bytes, sealed: bytes, vault_id: bytes) -> VaultKey:
    """Raises WrongKey when cookie, row and vault do not belong together."""
    if len(cookie_secret) != SECRET or len(sealed) != SEALED or sealed[0] != SESSION_VERSION:
        raise WrongKey(SESSION_OVER)
    cipher, bound = _cipher(cookie_secret, vault_id)
    vault_key = bytearray(KEY)
    try:
        cipher.decrypt_into(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], bound, vault_key)
    except InvalidTag:
        raise WrongKey(SESSION_OVER) from None
    return VaultKey(vault_id, vault_key)


def _cipher(secret: bytes, vault_id: bytes) -> tuple[AESGCM, bytes]:
    return AESGCM(derive(secret, vault_id, SESSION)), SESSION + vault_id + session_id(secret)
