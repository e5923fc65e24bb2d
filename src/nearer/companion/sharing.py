"""One open space in several web workers, without any of them or the database holding its key.

The vault key lies in the database sealed under a secret that only the browser's cookie holds. A
worker that gets the cookie opens the space for itself; a lock in one worker locks it in all.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import datetime, timedelta

from nearer import vault
from nearer.companion.gate import Gate
from nearer.companion.preferences import IDLE
from nearer.companion.space import Space
from nearer.domain.errors import NoSuchVault, WrongKey
from nearer.domain.ports import SealedSession, Sessions

LONGEST = timedelta(hours=12)
OFTEN = timedelta(seconds=20)  # how exactly the other workers know when a space was last used


@dataclass(frozen=True)
class Shared:
    gate: Gate
    sessions: Sessions

    def keep(self, space: Space, now: datetime) -> str:
        """Seal an open space for its browser; the cookie that opens it again."""
        secret, session_id, sealed = vault.seal_session(space.key, self.gate.entropy)
        self.sessions.drop_expired(now - timedelta(minutes=max(IDLE)), now - LONGEST)
        self.sessions.put(SealedSession(session_id, space.vault_id, sealed, now, now))
        return urlsafe_b64encode(secret).decode().rstrip("=")

    def find(self, cookie: str) -> SealedSession | None:
        """The row of this cookie, if it was not locked in another worker."""
        session_id = _session_id(cookie)
        return self.sessions.get(session_id) if session_id else None

    def open(self, cookie: str, row: SealedSession) -> Space | None:
        """Open the space here too. ``None`` when cookie and row do not belong together."""
        try:
            key = vault.open_session(_secret(cookie), row.sealed, row.vault_id)
            return self.gate.opened(row.vault_id, key)
        except (WrongKey, NoSuchVault):
            return None

    def touch(self, row: SealedSession, now: datetime) -> None:
        """Let the other workers know that the space is in use."""
        if now - row.seen > OFTEN:
            self.sessions.touch(row.id, now)

    def drop(self, cookie: str) -> None:
        session_id = _session_id(cookie)
        if session_id:
            self.sessions.drop(session_id)

    def drop_others(self, vault_id: bytes, keep: str = "") -> None:
        self.sessions.drop_others(vault_id, _session_id(keep))


def _session_id(cookie: str) -> bytes:
    secret = _secret(cookie)
    return vault.session_id(secret) if secret else b""


def _secret(cookie: str) -> bytes:
    try:
        return urlsafe_b64decode(cookie + "=" * (-len(cookie) % 4))
    except (NotBase64, ValueError):
        return b""
