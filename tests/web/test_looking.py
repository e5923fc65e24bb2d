"""A file is read aside, in a thread that ends as soon as nobody wants what it finds."""

import threading
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from nearer.domain.arrival import Incoming
from nearer.domain.errors import Stopped
from nearer.web.yours import looking

FIRST = Incoming(
    id="x", batch="x", when=datetime(2026, 3, 1, tzinfo=UTC), name="f", part=0, parts=1, content=b""
)


@dataclass
class OpenSpace:
    """What a reading needs of a space: a place where it is remembered until it is closed."""

    version: int = 0
    derived: dict[str, Any] = field(default_factory=dict)
    working = staticmethod(nullcontext)


@pytest.fixture
def reading(monkeypatch):
    """One that would go on for ever, and the space it is of."""
    begun = threading.Event()

    def endless(_space, _content, _name, _asked, watch):
        begun.set()
        for done in range(10**9):
            watch(done)

    monkeypatch.setattr(looking.importing, "look", endless)
    monkeypatch.setattr(looking.incoming, "content", lambda _space: None)
    monkeypatch.setattr(looking.incoming, "throw_away", lambda _space: None)
    monkeypatch.setattr(looking, "PATIENCE", 0)
    space = OpenSpace()
    found = looking.looking(space, FIRST)
    assert begun.wait(10)
    assert found.is_alive()
    yield space, found
    found.stop()
    found.join(10)


def test_it_is_the_same_one_as_long_as_it_is_of_the_same_file(reading) -> None:
    space, found = reading
    assert looking.looking(space, FIRST) is found


def test_it_ends_when_the_file_is_thrown_away(reading) -> None:
    space, found = reading
    looking.forget(space)
    found.join(10)
    assert isinstance(found.error, Stopped)


def test_it_ends_when_its_space_is_closed(reading) -> None:
    space, found = reading
    space.derived.clear()
    found.join(10)
    assert isinstance(found.error, Stopped)
