"""Mira's space in a real SQLite vault, a clock that stands still, fixed chance."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from nearer import storage
from nearer.companion.gate import Gate
from nearer.companion.space import Space
from nearer.domain.values import Entry, Preferences
from nearer.settings import Database
from nearer.vault import LEAST_COST, RecoveryCode

PASSPHRASE = "velvet otters borrow thunder"
EARLY = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)  # a Tuesday, before the first hour Nearer asks


@dataclass
class Clock:
    """Stands still; ``move`` and ``set`` are the only way on."""

    now: datetime = EARLY

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)

    def set(self, now: datetime) -> None:
        self.now = now


@dataclass
class Mira:
    """One person's store: her space, and what opens it again."""

    gate: Gate
    space: Space
    code: RecoveryCode
    clock: Clock
    passphrase: str = PASSPHRASE

    def opened_again(self) -> Space:
        """A second browser or process on the same store."""
        return self.gate.unlock(self.passphrase)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def standing_clock() -> Callable[[], Clock]:
    """A clock of their own for lives that are lived side by side."""
    return Clock


@pytest.fixture
def records(tmp_path: Path) -> Any:
    opened = storage.open_records(Database("sqlite", path=tmp_path / "nearer.db"))
    yield opened
    opened.close()


@pytest.fixture
def settle(records: Any, clock: Clock) -> Callable[..., Mira]:
    """Makes Mira's space with what is to stand in it."""

    def make(*furnish: Entry, **wishes: Any) -> Mira:
        gate = Gate(records, clock, random.Random(11).randbytes, LEAST_COST)
        preferences = Preferences(id="preferences", **wishes)
        return Mira(gate, *gate.create(PASSPHRASE, preferences, furnish), clock)

    return make


@pytest.fixture
def mira(settle: Callable[..., Mira]) -> Mira:
    return settle()


@pytest.fixture
def space(mira: Mira) -> Space:
    return mira.space


@pytest.fixture
def elsewhere(tmp_path: Path, clock: Clock) -> Any:
    """A store on another machine, with nothing in it."""
    opened = storage.open_records(Database("sqlite", path=tmp_path / "elsewhere" / "nearer.db"))
    yield Gate(opened, clock, random.Random(12).randbytes, LEAST_COST)
    opened.close()
