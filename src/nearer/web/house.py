"""The one house this site serves, built at the first request or put there by whoever starts it."""

import threading
from datetime import timedelta

from nearer.web.gate.waiting import held
from nearer.web.sessions import KeyRing
from nearer.wiring import House, build

SWEEP = timedelta(seconds=15)

ring = KeyRing()
_lock = threading.Lock()
_built: list[House] = []


def house() -> House:
    with _lock:
        if not _built:
            _settle(build())
        return _built[0]


def move_in(new: House) -> None:
    """Serve this house from now on."""
    with _lock:
        _settle(new)


def keep_sweeping(stop: threading.Event) -> None:
    """Lock what is idle even when nobody asks for a page; runs in a thread of its own."""
    while not stop.wait(SWEEP.total_seconds()):
        now = house().clock()
        ring.sweep(now)
        held.sweep(now)


def _settle(new: House) -> None:
    _built[:] = [new]
    ring.shared = new.shared
