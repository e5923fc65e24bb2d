"""Unlocked spaces, in memory only. The cookie is a key to this ring and means nothing elsewhere."""

import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from nearer.companion.space import Space

COOKIE = "nearer"
HOLD = timedelta(minutes=30)
HOLD_AT_MOST = 200_000  # characters kept of one form that was sent after the lock
LONGEST = timedelta(hours=12)  # a session ends after this even when it is used


@dataclass
class Session:
    """One browser's open space."""

    space: Space
    opened: datetime
    seen: datetime
    notes: list[str] = field(default_factory=list)  # sentences for the next page
    undo: str = ""  # the moment that the last note offers to undo
    code: str = ""  # a recovery code that waits to be confirmed
    held: dict[str, Mapping[str, list[str]]] = field(default_factory=dict)

    def note(self, sentence: str) -> None:
        self.notes.append(sentence)


@dataclass(frozen=True)
class Held:
    """A form that arrived after the lock: kept for the same browser and the same space."""

    path: str
    data: Mapping[str, list[str]]
    until: datetime


class KeyRing:
    """Open sessions by the hash of their cookie."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: dict[str, Session] = {}
        self._idled: dict[str, tuple[bytes, Held | None, datetime]] = {}

    def open(self, space: Space, now: datetime, previous: str = "") -> str:
        """A new session and its cookie; what the previous one of this browser held goes over."""
        cookie = secrets.token_urlsafe(32)
        session = Session(space, opened=now, seen=now)
        with self._lock:
            vault_id, held, _ = self._idled.pop(_hash(previous), (b"", None, now))
            if held and vault_id == space.vault_id and held.until > now:
                session.held[held.path] = held.data
            self._open[_hash(cookie)] = session
        return cookie

    def get(self, cookie: str, now: datetime) -> Session | None:
        """The session of this cookie; idle ones are locked first."""
        self.sweep(now)
        with self._lock:
            session = self._open.get(_hash(cookie)) if cookie else None
            if session is not None:
                session.seen = max(session.seen, now)
            return session

    def hold(self, cookie: str, path: str, data: Mapping[str, list[str]], now: datetime) -> None:
        """Keep a form sent just after the idle lock, so that nothing typed is lost."""
        size = sum(len(text) for texts in data.values() for text in texts)
        with self._lock:
            vault_id, _, locked = self._idled.get(_hash(cookie), (b"", None, now))
            if vault_id and size <= HOLD_AT_MOST:
                self._idled[_hash(cookie)] = vault_id, Held(path, data, now + HOLD), locked

    def close(self, cookie: str) -> None:
        """Lock one browser's session at once. What it held is gone too."""
        with self._lock:
            session = self._open.pop(_hash(cookie), None)
            self._idled.pop(_hash(cookie), None)
        if session:
            session.space.close()

    def close_all_of(self, vault_id: bytes, but: str = "") -> None:
        """Lock every session of one space but this one: its keys have changed or it is gone."""
        stays = _hash(but)
        with self._lock:
            mine = [c for c, s in self._open.items() if s.space.vault_id == vault_id and c != stays]
            sessions = [self._open.pop(cookie) for cookie in mine]
        for session in sessions:
            session.space.close()

    def close_everything(self) -> None:
        """Lock every session: the program ends."""
        with self._lock:
            sessions = list(self._open.values())
            self._open.clear()
            self._idled.clear()
        for session in sessions:
            session.space.close()

    def sweep(self, now: datetime) -> None:
        """Lock what has been idle too long; forget what was held too long."""
        with self._lock:
            idle = [cookie for cookie, session in self._open.items() if _is_over(session, now)]
            sessions = [(cookie, self._open.pop(cookie)) for cookie in idle]
            for cookie, session in sessions:
                self._idled[cookie] = session.space.vault_id, None, now
            for cookie, (_, _, locked) in list(self._idled.items()):
                if now - locked > HOLD:
                    del self._idled[cookie]
        for _, session in sessions:
            session.space.close()


def _is_over(session: Session, now: datetime) -> bool:
    idle = timedelta(minutes=session.space.preferences().idle_minutes)
    return now - session.seen > idle or now - session.opened > LONGEST


def _hash(cookie: str) -> str:
    return sha256(cookie.encode()).hexdigest()
