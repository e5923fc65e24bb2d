"""Sealed sessions are found by their id until they are dropped, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from nearer import storage
from nearer.domain.errors import NoSuchVault
from nearer.domain.ports import SealedSession, Sessions, VaultRow

NOW = datetime(2026, 3, 1, 21, 30, 15, 123456, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def sessions(database, records) -> Sessions:
    return storage.open_sessions(database)


def session(vault_id: bytes, number: int, seen: datetime = NOW) -> SealedSession:
    return SealedSession(number.to_bytes(16, "big"), vault_id, b"sealed" * 10, NOW - HOUR, seen)


def test_a_session_is_found_by_its_id(sessions, vault_id) -> None:
    sessions.put(session(vault_id, 1))
    assert sessions.get(session(vault_id, 1).id) == session(vault_id, 1)
    assert sessions.get(bytes(16)) is None


def test_a_session_needs_its_vault(sessions) -> None:
    with pytest.raises(NoSuchVault):
        sessions.put(session(b"never made ....!", 1))


def test_being_seen_only_moves_forward(sessions, vault_id) -> None:
    sessions.put(session(vault_id, 1))
    sessions.touch(session(vault_id, 1).id, NOW + HOUR)
    sessions.touch(session(vault_id, 1).id, NOW)
    sessions.touch(bytes(16), NOW)
    assert sessions.get(session(vault_id, 1).id).seen == NOW + HOUR


def test_a_dropped_session_is_gone(sessions, vault_id) -> None:
    for number in (1, 2):
        sessions.put(session(vault_id, number))
    sessions.drop(session(vault_id, 1).id)
    sessions.drop(session(vault_id, 1).id)
    assert sessions.get(session(vault_id, 1).id) is None
    assert sessions.get(session(vault_id, 2).id) is not None


def test_new_keys_close_every_other_session_of_that_vault(sessions, records, vault_id) -> None:
    other = VaultRow(b"of somebody else", "robin", b"")
    records.create(other)
    for owner, number in ((vault_id, 1), (vault_id, 2), (other.id, 3)):
        sessions.put(session(owner, number))
    sessions.drop_others(vault_id, session(vault_id, 2).id)
    assert [bool(sessions.get(n.to_bytes(16, "big"))) for n in (1, 2, 3)] == [False, True, True]
    sessions.drop_others(vault_id)
    assert [bool(sessions.get(n.to_bytes(16, "big"))) for n in (1, 2, 3)] == [False, False, True]


def test_idle_and_long_sessions_expire(sessions, vault_id) -> None:
    for number, seen in ((1, NOW - HOUR), (2, NOW)):
        sessions.put(session(vault_id, number, seen))
    assert sessions.drop_expired(NOW - HOUR, NOW - 2 * HOUR) == 0
    assert sessions.drop_expired(NOW, NOW - 2 * HOUR) == 1
    assert sessions.get(session(vault_id, 2).id) is not None
    assert sessions.drop_expired(NOW - HOUR, NOW) == 1
    assert sessions.get(session(vault_id, 2).id) is None


def test_a_destroyed_vault_takes_its_sessions_along(sessions, records, vault_id) -> None:
    sessions.put(session(vault_id, 1))
    records.destroy(vault_id)
    assert sessions.get(session(vault_id, 1).id) is None
