"""Environment and folders as one frozen value. Nonsense is refused, with the variable named."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

import platformdirs

from nearer.domain.errors import NearerError

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
DATABASE_URL = (
    "NEARER_DATABASE_URL takes postgresql://user:password@host:port/name or sqlite:///path/to/file."
)


class SettingsError(NearerError):
    """A setting cannot be used."""


@dataclass(frozen=True)
class Database:
    """Where ciphertext rows lie. ``path`` for SQLite; the rest for PostgreSQL."""

    engine: str  # "sqlite" or "postgresql"
    path: Path | None = None
    name: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    host: str = ""
    port: str = ""

    def as_django(self) -> dict[str, object]:
        if self.engine == "sqlite":
            return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(self.path)}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
            "HOST": self.host,
            "PORT": self.port,
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }


@dataclass(frozen=True)
class Settings:
    folder: Path
    database: Database
    address: str = "127.0.0.1"
    port: int = 8421
    hosts: tuple[str, ...] = LOOPBACK
    hosted: bool = False  # many spaces on one server, found by name, over TLS
    proxy: str = ""  # the address of a host's own TLS front, the only one believed about https
    sample: bool = False  # an invented life in a throw-away folder
    secret: str = field(default="", repr=False)  # only a host with several workers needs one
    languages: Path | None = None  # a folder of translations besides those that come along


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from ``NEARER_*`` variables; see docs/settings.md. Raises SettingsError."""
    folder = Path(environment.get("NEARER_DATA") or platformdirs.user_data_path("nearer"))
    hosted = _yes(environment, "NEARER_HOSTED")
    hosts = tuple(h.strip() for h in environment.get("NEARER_HOSTS", "").split(",") if h.strip())
    if hosted and not hosts:
        raise SettingsError("NEARER_HOSTED needs NEARER_HOSTS: the names this server answers to.")
    if any("*" in host for host in hosts):
        raise SettingsError("NEARER_HOSTS takes full names, no *: a wildcard would let others in.")
    return Settings(
        folder=folder.expanduser().absolute(),
        database=_database(environment.get("NEARER_DATABASE_URL", ""), folder),
        address=_address(environment.get("NEARER_ADDRESS", "127.0.0.1"), hosted=hosted),
        port=_port(environment.get("NEARER_PORT", "8421")),
        hosts=hosts or LOOPBACK,
        hosted=hosted,
        proxy=environment.get("NEARER_PROXY", "127.0.0.1") if hosted else "",
        secret=environment.get("NEARER_SECRET", ""),
        languages=_folder(environment.get("NEARER_LANGUAGES", "")),
    )


def _yes(environment: Mapping[str, str], name: str) -> bool:
    value = environment.get(name, "").lower()
    if value not in {"", "0", "1", "no", "yes", "true", "false"}:
        raise SettingsError(f"{name} takes yes or no.")
    return value in {"1", "yes", "true"}


def _folder(text: str) -> Path | None:
    if not text:
        return None
    folder = Path(text).expanduser().absolute()
    if not folder.is_dir():
        raise SettingsError("NEARER_LANGUAGES takes a folder that is there.")
    return folder


def _address(text: str, *, hosted: bool) -> str:
    """Only this machine may reach a space that has no TLS before it."""
    if not hosted and text not in {"127.0.0.1", "::1"}:
        raise SettingsError(
            "NEARER_ADDRESS takes 127.0.0.1 or ::1; other machines may only reach a host with TLS "
            "before it: see NEARER_HOSTED in docs/settings.md."
        )
    return text


def _port(text: str) -> int:
    if not text.isdecimal() or len(text) > 5 or not 0 < int(text) < 65536:
        raise SettingsError("NEARER_PORT takes a number from 1 to 65535.")
    return int(text)


def _database(url: str, folder: Path) -> Database:
    if not url:
        return Database("sqlite", path=folder.expanduser().absolute() / "nearer.db")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", str(parts.port or "")
    except ValueError as error:  # a port that is no number, a bracket left open
        raise SettingsError(DATABASE_URL) from error
    if parts.scheme == "sqlite" and not parts.netloc and parts.path.strip("/"):
        return Database("sqlite", path=Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise SettingsError(DATABASE_URL)
    for pair in parts.query.split("&"):  # a socket folder comes as ?host=/path
        if pair.startswith("host="):
            host = unquote(pair.removeprefix("host="))
    return Database(
        "postgresql",
        name=unquote(parts.path.strip("/")),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=host,
        port=port,
    )
