"""A served Nearer in a process of its own, with a clock that stands until a test moves it."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

# Playwright keeps an event loop in the thread that the other tests of this process run in; Django
# takes that for asynchronous code and refuses. Nothing here is.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"

# A shell that starts the tests in the background has their children ignore Ctrl-C, which some of
# them are there to try.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

PROGRAM = Path(__file__).parent / "journeys" / "serve_moved.py"
START = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)  # a Tuesday, before the first hour Nearer asks


@dataclass
class Server:
    """One running Nearer with its own folder and its own clock."""

    home: Path
    sample: bool = False
    address: str = ""
    process: subprocess.Popen[str] | None = None
    printed: list[str] = field(default_factory=list)
    more: dict[str, str] = field(default_factory=dict)  # in its environment

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def temp(self) -> Path:
        """The only place where the server would put a temporary file."""
        return self.home / "temp"

    @property
    def clock(self) -> Path:
        return self.home / "clock"

    def start(self) -> None:
        self.temp.mkdir(parents=True, exist_ok=True)
        if not self.clock.exists():
            self.set_clock(START)
        command = [sys.executable, str(PROGRAM), str(self.clock)]
        self.process = subprocess.Popen(
            [*command, "--sample"] if self.sample else command,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.printed.append(line)
            found = re.search(r"http://\S+", line)
            if found:
                self.address = found.group().rstrip("/")
                return
        raise AssertionError(self.process.stderr.read() if self.process.stderr else "")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> str:
        """End it; all that it ever printed."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
            self.printed.extend(self.process.communicate(timeout=20))
        return "".join(self.printed)

    @property
    def host(self) -> str:
        return self.address.removeprefix("http://")

    def set_clock(self, now: datetime) -> None:
        """Replaced in one act: the server may be reading."""
        fresh = self.clock.with_suffix(".new")
        fresh.write_text(now.isoformat())
        fresh.replace(self.clock)

    def move_clock(self, by: timedelta) -> None:
        self.set_clock(datetime.fromisoformat(self.clock.read_text()) + by)

    def _environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("NEARER_", "DJANGO_"))}
        return (
            kept
            | {"NEARER_DATA": str(self.data), "TMPDIR": str(self.temp), "TZ": "UTC"}
            | self.more
        )


@pytest.fixture(scope="module")
def serve_in() -> Iterator[Callable[..., Server]]:
    """Starts a Nearer in a folder; every one of them is ended with the tests of its file."""
    running: list[Server] = []

    def start(home: Path, *, sample: bool = False, more: Mapping[str, str] | None = None) -> Server:
        server = Server(home, sample, more=dict(more or {}))
        running.append(server)
        server.start()
        return server

    yield start
    for server in running:
        server.stop()


@pytest.fixture
def server(serve_in: Callable[..., Server], tmp_path: Path) -> Iterator[Server]:
    started = serve_in(tmp_path)
    yield started
    started.stop()


@pytest.fixture(autouse=True, scope="session")
def _databases_may_be_reached(django_db_blocker: Any) -> Iterator[None]:
    """Tests make and drop their own databases; nothing is rolled back for them."""
    with django_db_blocker.unblock():
        yield
