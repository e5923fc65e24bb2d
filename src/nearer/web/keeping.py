"""Copies that are made by themselves, in a thread beside the requests.

Only while a space is open: where its copies go is sealed in it. On a host they are the host's part.
"""

import logging
import threading
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from django.db import connections

from nearer.companion import backups
from nearer.companion.space import Space
from nearer.domain.errors import NearerError
from nearer.domain.tongue import gettext as _
from nearer.exchange.places import is_folder
from nearer.web import house as site
from nearer.wiring import House

LOOK = timedelta(seconds=5)
AGAIN = timedelta(minutes=10)  # after a copy could not be made

Place = tuple[bytes, Path]

log = logging.getLogger("nearer.web")


class Keeper:
    """Remembers what went wrong, for the pages, and what was looked at already."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._troubles: dict[Place, tuple[datetime, str]] = {}
        self._seen: dict[Place, tuple[object, ...]] = {}

    def tend(self, house: House, spaces: Iterable[Space]) -> None:
        """Make every copy that is due. What goes wrong is kept to be told, and tried later."""
        settings = house.settings
        if settings.hosted or settings.sample:
            return
        for space in {space.vault_id: space for space in spaces}.values():
            try:
                self._tend(house, space)
            except NearerError:
                continue  # locked or deleted meanwhile
            except Exception as error:  # noqa: BLE001 - the copies of others are still to be made
                log.error("copying failed: %s", type(error).__name__)
                place = space.vault_id, settings.folder / backups.OWN_FOLDER
                self._remember(place, space.now(), _unforeseen())

    def trouble(self, house: House, space: Space) -> str:
        """What is to be said about the places where its copies go; "" when all is well."""
        places = backups.folders(space, house.settings.folder)
        with self._lock:
            found = (self._troubles.get((space.vault_id, folder)) for folder in places)
            told = [one[1] for one in found if one]
        return told[0] if told else ""

    def make(self, house: House, space: Space, folder: Path, *, own: bool) -> backups.Made:
        """Make a copy now. Raises StorageError, BadInput; what went wrong is told from now on."""
        place = space.vault_id, folder
        try:
            made = backups.make(space, house.gate.records, folder, own=own)
        except NearerError as error:
            self._remember(place, space.now(), str(error))
            raise
        with self._lock:
            self._troubles.pop(place, None)
        return made

    def _remember(self, place: Place, when: datetime, sentence: str) -> None:
        with self._lock:
            self._troubles[place] = when, sentence

    def _tend(self, house: House, space: Space) -> None:
        if not backups.wishes(space).automatic:
            return
        for number, folder in enumerate(backups.folders(space, house.settings.folder)):
            if self._waits(space, folder) or (number and not is_folder(folder)):
                continue
            if backups.is_due(space, house.gate.records, folder):
                self._try(house, space, folder, own=not number)

    def _try(self, house: House, space: Space, folder: Path, *, own: bool) -> None:
        try:
            self.make(house, space, folder, own=own)
        except NearerError:
            return  # kept, and told on the pages

    def _waits(self, space: Space, folder: Path) -> bool:
        """Whether it is too early to try again, or nothing has happened since the last look."""
        place, now = (space.vault_id, folder), space.now()
        state = (space, space.version, space.header(), now.date(), now.hour)
        with self._lock:
            if place in self._troubles:
                return timedelta(0) <= now - self._troubles[place][0] < AGAIN
            same, self._seen[place] = self._seen.get(place) == state, state
        return same


def _unforeseen() -> str:
    return _("No copy could be made. Your space is as it was, and it is tried again by itself.")


keeper = Keeper()


def holds_earlier(space: Space) -> str:
    """Where copies may still hold what is deleted now: "host", "here", or "" for nowhere."""
    settings = site.house().settings
    if settings.hosted:
        return "host"
    places = backups.folders(space, settings.folder)
    there = any(backups.listed(folder, space.vault_id) for folder in places)
    return "here" if there or backups.missing(space) else ""


def keep_copying(stop: threading.Event) -> None:
    """Look every few seconds until told to stop; runs in a thread of its own."""
    while not stop.wait(LOOK.total_seconds()):
        keeper.tend(site.house(), site.ring.spaces())
        connections.close_all()
