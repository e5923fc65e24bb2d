"""Several workers on one store know the same open spaces; none of them can open one alone."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nearer import storage
from nearer.companion.gate import Gate
from nearer.companion.sharing import Shared
from nearer.domain.values import Preferences
from nearer.settings import Database
from nearer.vault import LEAST_COST
from nearer.web.sessions import KeyRing

NOW = datetime(2026, 3, 1, 21, tzinfo=UTC)
PASSPHRASE = "velvet otters borrow thunder"


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Shared]:
    database = Database("sqlite", path=tmp_path / "host.db")
    gate = Gate(storage.open_records(database), lambda: NOW, os.urandom, LEAST_COST)
    return Shared(gate, storage.open_sessions(database))


def worker(shared: Shared) -> KeyRing:
    ring = KeyRing()
    ring.shared = shared
    return ring


def test_a_space_opened_in_one_worker_goes_on_in_another(shared: Shared) -> None:
    first, second = worker(shared), worker(shared)
    space, _ = shared.gate.create(PASSPHRASE, Preferences(id="preferences", called="Sam"))
    cookie = first.open(space, NOW)
    session = second.get(cookie, NOW)
    assert session is not None
    assert session.space.preferences().called == "Sam"


def test_a_lock_in_one_worker_locks_all(shared: Shared) -> None:
    first, second = worker(shared), worker(shared)
    space, _ = shared.gate.create(PASSPHRASE, Preferences(id="preferences"))
    cookie = first.open(space, NOW)
    assert second.get(cookie, NOW)
    first.close(cookie)
    assert second.get(cookie, NOW) is None


def test_use_in_one_worker_keeps_the_space_open_in_the_other(shared: Shared) -> None:
    first, second = worker(shared), worker(shared)
    space, _ = shared.gate.create(PASSPHRASE, Preferences(id="preferences", idle_minutes=10))
    cookie = first.open(space, NOW)
    for minutes in (8, 16, 24):
        assert second.get(cookie, NOW + timedelta(minutes=minutes))
    assert first.get(cookie, NOW + timedelta(minutes=26))


def test_an_idle_space_is_locked_in_every_worker(shared: Shared) -> None:
    first, second = worker(shared), worker(shared)
    space, _ = shared.gate.create(PASSPHRASE, Preferences(id="preferences", idle_minutes=10))
    cookie = first.open(space, NOW)
    later = NOW + timedelta(minutes=11)
    assert second.get(cookie, later) is None
    assert first.get(cookie, later) is None
    assert shared.find(cookie) is None


def test_another_cookie_opens_nothing(shared: Shared) -> None:
    space, _ = shared.gate.create(PASSPHRASE, Preferences(id="preferences"))
    worker(shared).open(space, NOW)
    for forged in ("", "A" * 43, "%%%", "ü" * 20):
        assert worker(shared).get(forged, NOW) is None
