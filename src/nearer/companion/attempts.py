"""A growing pause after wrong passphrases. Kept in memory: it slows guessing at the gate only."""

import threading
from datetime import datetime, timedelta

FREE = 3  # wrong tries before the first pause
LONGEST = timedelta(seconds=60)
FORGOTTEN = timedelta(minutes=30)


class Attempts:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wrong: dict[str, tuple[int, datetime]] = {}

    def wait(self, name: str, now: datetime) -> timedelta:
        """How long until the next try is let in; zero when it may come now."""
        with self._lock:
            count, last = self._wrong.get(name, (0, now))
            if now - last > FORGOTTEN or count < FREE:
                return timedelta(0)
            pause = min(LONGEST, timedelta(seconds=2 ** (count - FREE + 1)))
            return max(timedelta(0), min(pause, last + pause - now))  # a clock may be set back

    def failed(self, name: str, now: datetime) -> None:
        with self._lock:
            count, last = self._wrong.get(name, (0, now))
            self._wrong[name] = (1 if now - last > FORGOTTEN else count + 1, now)

    def opened(self, name: str) -> None:
        with self._lock:
            self._wrong.pop(name, None)
