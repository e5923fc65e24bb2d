"""Being reminded outside Nearer: the prompts to come as a calendar, which says nothing of them.

The times are those drawn and kept (``prompts.py``), so that what a calendar rings for is what
counts as asked, whenever and however often the file is made.
"""

from base64 import urlsafe_b64encode
from datetime import date, datetime, timedelta
from hashlib import sha256
from hmac import compare_digest

from msgspec.structs import replace

from nearer.companion import prompts
from nearer.companion.prompts import WINDOW, ahead
from nearer.companion.space import Space
from nearer.domain.values import PromptDay
from nearer.exchange.calendar import Event, calendar

AHEAD = 28  # days that are drawn for a calendar
TOKEN = 24  # bytes of chance in an address


def coming(space: Space, days: int = AHEAD) -> tuple[datetime, ...]:
    """The times of the prompts still to come within these days, in order."""
    return tuple(starts for _, starts in _coming(space, days))


def last_day(space: Space) -> date:
    """The last day that a file made now goes to."""
    return prompts.today(space) + timedelta(days=AHEAD - 1)


def as_calendar(space: Space, title: str) -> bytes:
    """The prompts to come as iCalendar, each with ``title`` and nothing else."""
    events = [Event(_uid(space, name), starts, WINDOW) for name, starts in _coming(space, AHEAD)]
    return calendar(events, title, space.now())


def new_address(space: Space) -> str:
    """A new unguessable token for the address a calendar asks; the one before ends with it."""
    token = urlsafe_b64encode(space.entropy(TOKEN)).decode()
    space.put(replace(space.preferences(), calendar=token))
    return token


def end_address(space: Space) -> None:
    """From now on no address answers."""
    space.put(replace(space.preferences(), calendar=""))


def is_address_of(space: Space, token: str) -> bool:
    """Whether this is the token of this space; takes as long for a wrong one as for the right."""
    kept = space.preferences().calendar
    return bool(kept) and compare_digest(kept.encode(), token.encode())


def ring(space: Space, rings: bool) -> None:
    """Whether an open page says so when a prompt comes."""
    space.put(replace(space.preferences(), rings=rings))


def _coming(space: Space, days: int) -> list[tuple[str, datetime]]:
    now = space.now()
    found = [one for day in ahead(space, days) for one in _of_day(day) if one[1] > now]
    return sorted(found, key=lambda one: one[1])


def _of_day(day: PromptDay) -> list[tuple[str, datetime]]:
    return [(f"{day.day}/{number}", starts) for number, starts in enumerate(day.times)]


def _uid(space: Space, prompt: str) -> str:
    """Always the same for one prompt of one space, and telling nothing of either."""
    return sha256(space.vault_id + prompt.encode()).hexdigest()[:32]
