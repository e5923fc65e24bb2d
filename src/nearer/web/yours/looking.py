"""Reading a file that waits, in a thread of its own: followed, stopped, and done once."""

import threading
from collections.abc import Callable
from contextvars import copy_context

from django.db import connections
from django.utils import translation
from django.utils.translation import gettext as _

from nearer.companion import importing, incoming
from nearer.companion.arriving import Plan
from nearer.companion.space import Space
from nearer.domain.arrival import Incoming
from nearer.domain.errors import NearerError, NotFound, Stopped
from nearer.web.patience import PATIENCE

KEY = "looking"  # under which an open space remembers it


class Looking(threading.Thread):
    """``done``: rows so far. ``plan`` or ``error`` are there once it has ended.

    It speaks the language, and writes hours as whoever began it. It ends when its space does.
    """

    def __init__(self, first: Incoming, look: Callable[["Looking"], Plan]) -> None:
        super().__init__(daemon=True)
        self.first = first
        self.done = 0
        self.plan: Plan | None = None
        self.error: NearerError | None = None
        self._look = look
        self._unwanted = threading.Event()
        self._context = copy_context()
        self._language = translation.get_language()

    def run(self) -> None:
        try:
            self.plan = self._context.run(self._in_language)
        except NearerError as error:
            self.error = error
        except Exception:  # noqa: BLE001 - the page must end in a sentence
            self.error = NotFound("This file could not be read to its end. Nothing was changed.")
        finally:
            connections.close_all()

    def watch(self, done: int) -> None:
        if self._unwanted.is_set():
            raise Stopped(_("Stopped. Nothing was added."))
        self.done = done

    def stop(self) -> None:
        self._unwanted.set()

    def fits(self, space: Space, first: Incoming) -> bool:
        """Whether what it found still holds."""
        same = self.first == first and self._language == translation.get_language()
        return same and (self.plan is None or self.plan.version == space.version)

    def _in_language(self) -> Plan:
        with translation.override(self._language):  # Django keeps it for one thread alone
            return self._look(self)


def looking(space: Space, first: Incoming) -> Looking:
    """The reading of that file, begun if need be; it has had a moment to end."""
    with space.working():
        known: Looking | None = space.derived.get(KEY)
        if known is None or not known.fits(space, first):
            if known is not None:
                known.stop()
            known = space.derived[KEY] = Looking(first, lambda one: _look(space, first, one))
            known.start()
    known.join(PATIENCE)
    return known


def forget(space: Space) -> None:
    """Stop reading, and throw away what waits."""
    known: Looking | None = space.derived.pop(KEY, None)
    if known is not None:
        known.stop()
    incoming.throw_away(space)


def _look(space: Space, first: Incoming, one: Looking) -> Plan:
    def watch(done: int) -> None:
        if space.derived.get(KEY) is not one:  # the space was closed meanwhile
            one.stop()
        one.watch(done)

    return importing.look(space, incoming.content(space), first.name, first.asked, watch)
