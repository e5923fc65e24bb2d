"""Settings: what each variable takes, and that nonsense is refused by name."""

from pathlib import Path

import pytest

from nearer.settings import LOOPBACK, Database, Settings, SettingsError, read_settings


def test_nothing_set_means_this_machine_only() -> None:
    settings = read_settings({})
    assert (settings.address, settings.port, settings.hosts) == ("127.0.0.1", 8421, LOOPBACK)
    assert (settings.hosted, settings.sample, settings.secret) == (False, False, "")
    assert settings.database == Database("sqlite", path=settings.folder / "nearer.db")
    assert settings.folder.is_absolute()


def test_the_folder_is_made_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert read_settings({"NEARER_DATA": "~/here"}).folder == tmp_path / "here"
    assert read_settings({"NEARER_DATA": "there"}).database.path == tmp_path / "there/nearer.db"


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"NEARER_PORT": ""}, "NEARER_PORT"),
        ({"NEARER_PORT": "0"}, "NEARER_PORT"),
        ({"NEARER_PORT": "65536"}, "NEARER_PORT"),
        ({"NEARER_PORT": "-1"}, "NEARER_PORT"),
        ({"NEARER_PORT": "8421.0"}, "NEARER_PORT"),
        ({"NEARER_PORT": "²"}, "NEARER_PORT"),
        ({"NEARER_PORT": "9" * 5000}, "NEARER_PORT"),
        ({"NEARER_HOSTED": "perhaps"}, "NEARER_HOSTED"),
        ({"NEARER_HOSTED": "yes"}, "NEARER_HOSTS"),
        ({"NEARER_HOSTED": "yes", "NEARER_HOSTS": " , "}, "NEARER_HOSTS"),
        ({"NEARER_HOSTS": "*"}, "NEARER_HOSTS"),
        ({"NEARER_HOSTS": "a.example, *.example"}, "NEARER_HOSTS"),
        ({"NEARER_DATABASE_URL": "mysql://u@h/n"}, "NEARER_DATABASE_URL"),
        ({"NEARER_DATABASE_URL": "postgresql://u@h"}, "NEARER_DATABASE_URL"),
        ({"NEARER_DATABASE_URL": "postgresql://u@h:many/n"}, "NEARER_DATABASE_URL"),
        ({"NEARER_DATABASE_URL": "postgresql://u@h:99999/n"}, "NEARER_DATABASE_URL"),
        ({"NEARER_DATABASE_URL": "postgresql://[u@h/n"}, "NEARER_DATABASE_URL"),
        ({"NEARER_DATABASE_URL": "sqlite://"}, "NEARER_DATABASE_URL"),
        ({"NEARER_DATABASE_URL": "sqlite://relative.db"}, "NEARER_DATABASE_URL"),
        ({"NEARER_DATABASE_URL": "nearer.db"}, "NEARER_DATABASE_URL"),
    ],
)
def test_nonsense_is_refused_with_the_variable_named(variables: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        read_settings(variables)


@pytest.mark.parametrize(("typed", "meant"), [("1", True), ("YES", True), ("false", False)])
def test_yes_and_no_in_every_way(typed: str, meant: bool) -> None:
    variables = {"NEARER_HOSTED": typed, "NEARER_HOSTS": "a.example , b.example"}
    settings = read_settings(variables)
    assert settings.hosted is meant
    assert settings.hosts == ("a.example", "b.example")


def test_a_database_server_is_read_from_its_address() -> None:
    address = "postgresql://nea%40rer:p%2Fw@db.example:5433/spaces"
    database = read_settings({"NEARER_DATABASE_URL": address}).database
    assert database.as_django()["PASSWORD"] == "p/w"
    assert (database.user, database.host, database.port) == ("nea@rer", "db.example", "5433")
    assert database.name == "spaces"


def test_a_socket_folder_comes_as_the_host() -> None:
    address = "postgres:///spaces?connect_timeout=3&host=%2Frun%2Fdb"
    assert read_settings({"NEARER_DATABASE_URL": address}).database.host == "/run/db"


def test_a_file_is_read_from_its_address() -> None:
    database = read_settings({"NEARER_DATABASE_URL": "sqlite:///tmp/a%20b.db"}).database
    assert database == Database("sqlite", path=Path("/tmp/a b.db"))


def test_secrets_are_not_shown() -> None:
    settings = Settings(
        Path("/x"), Database("postgresql", password="hush-hush"), secret="hush-hush"
    )
    assert "hush-hush" not in repr(settings)
