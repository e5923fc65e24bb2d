"""Unlocked spaces, in memory only. The cookie is a key to this ring and means nothing elsewhere."""

import secrets
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from nearer.companion.sharing import LONGEST, Shared
from nearer.companion.space import Space

COOKIE = "nearer"
HOLD = timedelta(minutes=30)
CLOCK_SLIP = timedelta(minutes=1)  # a clock may be put right by this much
HOLD_AT_MOST = 2_000_000  # characters kept of forms that were sent after the lock: any one fits

Form = Mapping[str, list[str]]


@dataclass
class Session:
    """One browser's open space."""

    space: Space
    opened: datetime
    seen: datetime
    notes: list[str] = field(default_factory=list)  # sentences for the next page
    code: str = ""  # a recovery code that waits to be confirmed
    held: dict[str, Form] = field(default_factory=dict)
    finished: list[str] = field(default_factory=list)  # sheets of long forms that were saved
    rings: tuple[datetime, ...] = ()  # when an open page is to say that a prompt came

    def note(self, sentence: str) -> None:
        self.notes.append(sentence)

    def is_over(self, now: datetime) -> bool:
        """Idle too long, or open too long even though it is used."""
        idle = timedelta(minutes=self.space.preferences().idle_minutes)
        set_back = self.seen - now > CLOCK_SLIP  # nobody knows how long it has been idle
        return now - self.seen > idle or now - self.opened > LONGEST or set_back


@dataclass(frozen=True)
class Idled:
    """A session that was locked for being idle, and the forms that arrived after that, by path.

    They are kept for the same browser and the same space only.
    """

    vault_id: bytes
    locked: datetime
    forms: Mapping[str, Form] = field(default_factory=dict)
    rings: tuple[datetime, ...] = ()


class KeyRing:
    """Open sessions by the hash of their cookie. With ``shared``, several workers know them."""

    def __init__(self) -> None:
        self.shared: Shared | None = None
        self._lock = threading.Lock()
        self._open: dict[str, Session] = {}
        self._idled: dict[str, Idled] = {}

    def open(self, space: Space, now: datetime, previous: str = "") -> str:
        """A new session and its cookie; what the previous one of this browser held goes over."""
        cookie = self.shared.keep(space, now) if self.shared else secrets.token_urlsafe(32)
        session = Session(space, opened=now, seen=now)
        with self._lock:
            idled = self._idled.pop(_hash(previous), None)
            if idled and idled.vault_id == space.vault_id:
                session.held.update(idled.forms)
            self._open[_hash(cookie)] = session
        return cookie

    def get(self, cookie: str, now: datetime) -> Session | None:
        """The session of this cookie; idle ones are locked first."""
        if not cookie:
            return None
        if self.shared:
            self._follow(self.shared, cookie, now)
        self.sweep(now)
        with self._lock:
            session = self._open.get(_hash(cookie))
            if session is not None:
                session.seen = max(session.seen, now)
            return session

    def hold(self, cookie: str, path: str, data: Form, now: datetime) -> bool:
        """Keep a form sent just after the idle lock, so that nothing typed is lost: tells if."""
        with self._lock:
            idled = self._idled.get(_hash(cookie))
            forms = {**idled.forms, path: data} if idled else {}
            if idled is None or sum(map(_size, forms.values())) > HOLD_AT_MOST:
                return False
            self._idled[_hash(cookie)] = Idled(idled.vault_id, now, forms, idled.rings)
            return True

    def spaces(self) -> tuple[Space, ...]:
        """Every space that is open in this worker."""
        with self._lock:
            return tuple(session.space for session in self._open.values())

    def rings_of(self, cookie: str) -> tuple[datetime, ...]:
        """When a page that locked itself is still to say that a prompt came: times, no more."""
        with self._lock:
            idled = self._idled.get(_hash(cookie))
            return idled.rings if idled else ()

    def close(self, cookie: str) -> None:
        """Lock one browser's session at once, in every worker. What it held is gone too."""
        if self.shared:
            self.shared.drop(cookie)
        with self._lock:
            self._idled.pop(_hash(cookie), None)
        self._shut([_hash(cookie)])

    def close_all_of(self, vault_id: bytes, but: str = "") -> None:
        """Lock every session of one space but this one: its keys have changed or it is gone."""
        if self.shared:
            self.shared.drop_others(vault_id, but)
        stays = _hash(but)
        with self._lock:
            mine = [c for c, s in self._open.items() if s.space.vault_id == vault_id and c != stays]
            for cookie in [c for c, i in self._idled.items() if i.vault_id == vault_id]:
                del self._idled[cookie]
        self._shut(mine)

    def close_everything(self) -> None:
        """Let go of every key: the program ends. Other workers keep what they have."""
        with self._lock:
            everyone = list(self._open)
            self._idled.clear()
        self._shut(everyone)

    def sweep(self, now: datetime) -> None:
        """Lock what has been idle too long; forget what was held too long."""
        with self._lock:
            over = [(c, s) for c, s in self._open.items() if s.is_over(now)]
            for cookie, session in over:
                idled = Idled(session.space.vault_id, now, rings=session.rings)
                self._idled[cookie] = idled
            for cookie, idled in list(self._idled.items()):
                if now - idled.locked > HOLD:
                    del self._idled[cookie]
        self._shut(cookie for cookie, _ in over)

    def _follow(self, shared: Shared, cookie: str, now: datetime) -> None:
        """Do as the other workers did: open what they opened, close what they locked."""
        row = shared.find(cookie)
        if row is None:
            self._shut([_hash(cookie)])
            return
        with self._lock:
            session = self._open.get(_hash(cookie))
        if session is None:
            space = shared.open(cookie, row)
            if space is None:
                return
            session = Session(space, row.opened, row.seen)
        session.seen = max(session.seen, row.seen)
        if session.is_over(now):
            shared.drop(cookie)
        else:
            shared.touch(row, now)
        with self._lock:
            kept = self._open.setdefault(_hash(cookie), session)
        if kept is not session:  # two requests of one browser opened it at the same time
            session.space.close()

    def _shut(self, cookies: Iterable[str]) -> None:
        with self._lock:
            sessions = [self._open.pop(cookie, None) for cookie in cookies]
        for session in sessions:
            if session:
                session.space.close()


def _size(form: Form) -> int:
    return sum(len(text) for texts in form.values() for text in texts)


def _hash(cookie: str) -> str:
    return sha256(cookie.encode()).hexdigest()
