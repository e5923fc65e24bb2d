"""Builds the companion from settings: the only place that picks adapters, clock and chance."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from nearer import storage, vault
from nearer.companion.attempts import Attempts
from nearer.companion.gate import Gate
from nearer.companion.sample import sample_life
from nearer.companion.sharing import Shared
from nearer.domain.ports import Clock, Entropy
from nearer.domain.values import Preferences
from nearer.settings import Database, Settings, read_settings


@dataclass(frozen=True)
class House:
    """Everything that web and command line need to work with one store."""

    settings: Settings
    gate: Gate
    attempts: Attempts
    shared: Shared | None  # several workers know the same open spaces: on a host
    clock: Clock
    entropy: Entropy


def present() -> datetime:
    return datetime.now(UTC)


def build(
    settings: Settings | None = None,
    clock: Clock = present,
    entropy: Entropy = os.urandom,
    cost: vault.Cost = vault.DEFAULT_COST,
) -> House:
    """Open the store and check the cipher. Raises StorageError, SelfTestFailed."""
    settings = settings or read_settings()
    vault.self_test()
    gate = Gate(storage.open_records(settings.database), clock, entropy, cost)
    shared = Shared(gate, storage.open_sessions(settings.database)) if settings.hosted else None
    return House(
        settings=settings,
        gate=gate,
        attempts=Attempts(),
        shared=shared,
        clock=clock,
        entropy=entropy,
    )


SAMPLE_PASSPHRASE = "an invented life to look at"  # noqa: S105 - shown on its own gate
SAMPLE_SEED = 7


def furnish_sample(house: House) -> None:
    """Make the one space of a throw-away store: a year of one invented person."""
    life = sample_life(SAMPLE_SEED, house.clock())
    preferences = next(value for value in life if isinstance(value, Preferences))
    rest = [value for value in life if value is not preferences]
    known = replace(preferences, sample=True, code_confirmed=True)
    space, _code = house.gate.create(SAMPLE_PASSPHRASE, known, rest)
    space.close()


def another_store(folder: Path, clock: Clock = present, entropy: Entropy = os.urandom) -> Gate:
    """A store of its own in that folder, to try things in. Raises StorageError."""
    records = storage.open_records(Database("sqlite", path=folder / "nearer.db"))
    return Gate(records, clock, entropy)


def rescued_store(damaged: Path, folder: Path) -> Gate:
    """All that can be made out in a damaged SQLite file, in a store of its own in that folder.

    The damaged file is only read. Raises StorageError, UnknownFormat.
    """
    storage.rescue(damaged, Database("sqlite", path=folder / "nearer.db"))
    return another_store(folder)
