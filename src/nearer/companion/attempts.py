"""A growing pause after wrong passphrases. Kept in memory: it slows guessing at the gate only."""

import threading
from datetime import datetime, timedelta

FREE = 3  # wrong tries before the first pause
LONGEST = timedelta(seconds=60)
MOST = 10_000  # names remembered
FORGOTTEN = timedelta(minutes=30)


class Attempts:
    """``turn`` is held while one is tried: guesses sent side by side must not slip past the pause,
    and the memory that a key derivation takes is taken once.
    """

    def __init__(self) -> None:
        self.turn = threading.Lock()
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
            if len(self._wrong) >= MOST:  # names that nobody has, tried by somebody
                self._wrong.clear()
            count, last = self._wrong.get(name, (0, now))
            self._wrong[name] = (1 if now - last > FORGOTTEN else count + 1, now)

    def opened(self, name: str) -> None:
        with self._lock:
            self._wrong.pop(name, None)
