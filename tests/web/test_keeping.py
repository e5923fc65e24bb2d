"""Copies that are made by themselves outlive what a disk or a network does."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from nearer.companion import backups
from nearer.companion.space import Space
from nearer.domain.values import Moment, Preferences
from nearer.settings import Database, Settings
from nearer.vault import LEAST_COST
from nearer.web.keeping import Keeper
from nearer.wiring import build

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.fixture
def house(tmp_path):
    settings = Settings(tmp_path, Database("sqlite", path=tmp_path / "nearer.db"))
    built = build(settings, lambda: NOW, random.Random(5).randbytes, LEAST_COST)
    yield built
    built.gate.records.close()


@pytest.fixture
def space(house) -> Space:
    made, _code = house.gate.create("velvet otters borrow thunder", Preferences(id="preferences"))
    return made


def test_a_folder_that_answers_with_an_error_holds_no_other_copy_back(house, space) -> None:
    unreachable = house.settings.folder / ("a" * 300)
    space.put(replace(backups.wishes(space), folder=str(unreachable)))
    Keeper().tend(house, [space])
    own, _chosen = backups.folders(space, house.settings.folder)
    assert len(backups.listed(own)) == 1


def test_an_error_nobody_foresaw_is_told_and_tried_again(house, space, monkeypatch) -> None:
    keeper, make = Keeper(), backups.make
    now = [NOW]
    space.clock = lambda: now[0]

    def broken(*_given, **_more) -> None:
        raise RuntimeError("no such thing was thought of")

    monkeypatch.setattr(backups, "make", broken)
    keeper.tend(house, [space])
    assert "it is tried again by itself" in keeper.trouble(house, space)
    monkeypatch.setattr(backups, "make", make)
    space.put(Moment(id="1" * 32, when=NOW))
    now[0] += timedelta(minutes=11)
    keeper.tend(house, [space])
    assert keeper.trouble(house, space) == ""
    assert len(backups.listed(backups.folders(space, house.settings.folder)[0])) == 1
