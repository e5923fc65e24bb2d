"""A copy that is opened where there is no space yet: how long it stays open, and for whom."""

import random
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nearer import vault
from nearer.companion.restoring import Opened
from nearer.domain.errors import NearerError
from nearer.domain.ports import Mark
from nearer.exchange.copy_file import Copy, Head
from nearer.vault import LEAST_COST
from nearer.web.gate.waiting import HOLD, Held, Waiting

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
PASSPHRASE = "velvet otters borrow thunder"


@pytest.fixture
def opened() -> Opened:
    entropy = random.Random(3).randbytes
    header, key, _code = vault.create(b"v" * 16, PASSPHRASE, entropy, LEAST_COST)
    return Opened(Copy(Head(b"v" * 16, NOW, Mark(0, 0), 0, header), ()), key, (), ())


@pytest.fixture
def copy_file(inside, server) -> Path:
    inside.post("/yours/copies/make/", {})
    return next((server.home / "data" / "copies").glob("*.copy"))


@pytest.fixture
def arriving(visitor, serve_in, tmp_path):
    """Somebody at a machine without a space."""
    someone = type(visitor)(serve_in(tmp_path / "second").host)
    someone.get("/gate/begin/")
    return someone


@pytest.fixture
def newcomer(arriving, copy_file):
    """The same, before the copy that they opened."""
    someone = arriving
    opened = someone.post("/gate/restore/", {"path": str(copy_file), "secret": PASSPHRASE})
    assert opened.to == "/gate/restore/look/"
    return someone


def is_open(key: vault.VaultKey) -> bool:
    try:
        key.seal(b"r" * 16, b"words", random.Random(4).randbytes)
    except NearerError:
        return False
    return True


@pytest.mark.parametrize("way", ["/gate/leave/", "/gate/lock/"])
def test_whoever_leaves_closes_the_copy_they_opened(newcomer, way) -> None:
    cookie = newcomer.jar["restoring"]
    newcomer.post(way, {})
    assert "restoring" not in newcomer.jar
    newcomer.jar["restoring"] = cookie
    assert newcomer.get("/gate/restore/look/").to == "/gate/restore/"
    assert newcomer.post("/gate/restore/look/", {}).to == "/gate/restore/"


def test_somebody_else_who_leaves_does_not_close_it(newcomer, another) -> None:
    another(newcomer).post("/gate/leave/", {}, token=False)
    assert "What is in this copy" in newcomer.get("/gate/restore/look/").read


def test_a_copy_nobody_looks_at_is_closed_by_itself(opened) -> None:
    held = Held()
    held.put(Waiting("one", opened, NOW))
    held.sweep(NOW + HOLD - timedelta(seconds=1))
    assert is_open(opened.key)
    held.sweep(NOW + HOLD)
    assert not is_open(opened.key)


def test_looking_at_it_keeps_it_open(opened) -> None:
    held = Held()
    token = held.put(Waiting("one", opened, NOW))
    assert held.get(token, NOW + HOLD / 2)
    assert held.get(token, NOW + HOLD)
    assert held.get(token, NOW + 3 * HOLD) is None


def test_a_clock_set_back_closes_it(opened) -> None:
    held = Held()
    token = held.put(Waiting("one", opened, NOW))
    assert held.get(token, NOW - timedelta(hours=1)) is None
    assert not is_open(opened.key)


@pytest.mark.parametrize("token", ["", "guessed", "schlüssel"])
def test_nobody_gets_it_by_another_token(opened, token) -> None:
    held = Held()
    held.put(Waiting("one", opened, NOW))
    assert held.get(token, NOW) is None
    held.leave(token)
    assert is_open(opened.key)


def test_what_was_brought_back_stays_usable(opened) -> None:
    held = Held()
    held.put(Waiting("one", opened, NOW))
    held.hand_over()
    held.sweep(NOW + 2 * HOLD)
    assert is_open(opened.key)


@pytest.mark.parametrize("path", ["/" + "a" * 300, "~nobody-of-that-name/x", "/x\0y", "/", "x"])
def test_a_path_nothing_can_have_is_refused_beside_what_was_typed(arriving, path) -> None:
    answer = arriving.post("/gate/restore/", {"path": path, "secret": "x"})
    assert answer.status == 200
    assert 'class="error"' in answer.text


def test_the_gate_tells_nobody_which_files_are_there(arriving, tmp_path) -> None:
    there = tmp_path / "letter.txt"
    there.write_text("Dear")
    said = set()
    for path in (there, tmp_path, tmp_path / "gone", Path("/dev/zero"), Path("/" + "a" * 300)):
        page = arriving.post("/gate/restore/", {"path": str(path), "secret": "x"}).read
        said.add(tuple(re.findall(r'<p class="error"[^>]*>([^<]+)<', page)))
    assert len(said) == 1, said
