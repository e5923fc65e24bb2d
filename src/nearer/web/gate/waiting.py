"""The one copy that was opened at the gate and waits to be brought back. It lies in memory only."""

import secrets
import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from nearer.companion.restoring import Opened

COOKIE = "restoring"
HOLD = timedelta(minutes=5)  # since somebody last looked at it


@dataclass(frozen=True)
class Waiting:
    """``by_code``: the recovery code opened it. ``seen``: when somebody last looked at it."""

    name: str
    opened: Opened
    seen: datetime
    by_code: bool = False


class Held:
    """Known to the browser that opened it, by a token; a later one takes its place."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._token, self._waiting = "", None  # type: tuple[str, Waiting | None]

    def put(self, waiting: Waiting) -> str:
        """The token it is known by."""
        with self._lock:
            self._forget()
            self._token, self._waiting = secrets.token_urlsafe(32), waiting
            return self._token

    def get(self, token: str, now: datetime) -> Waiting | None:
        self.sweep(now)
        with self._lock:
            if self._waiting is None or not self._knows(token):
                return None
            self._waiting = replace(self._waiting, seen=now)
            return self._waiting

    def leave(self, token: str) -> None:
        """Close it at once: the browser that opened it goes."""
        with self._lock:
            if self._knows(token):
                self._forget()

    def sweep(self, now: datetime) -> None:
        """Close it when nobody has looked at it for too long, or the clock was set back."""
        with self._lock:
            known = self._waiting
            if known is not None and not timedelta(0) <= now - known.seen < HOLD:
                self._forget()

    def hand_over(self) -> None:
        """Its key belongs to a space now and stays usable."""
        with self._lock:
            self._token, self._waiting = "", None

    def _knows(self, token: str) -> bool:
        return bool(token) and secrets.compare_digest(token.encode(), self._token.encode())

    def _forget(self) -> None:
        if self._waiting is not None:
            self._waiting.opened.key.forget()
        self._token, self._waiting = "", None


held = Held()
