"""The person's day: a night belongs to the day before until the hour they chose."""

from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from nearer.domain.errors import BadInput

EARLIEST = date(1900, 1, 1)
AHEAD = timedelta(minutes=5)  # a clock may be this wrong before a time counts as "to come"


def day_of(when: datetime, day_starts: int) -> date:
    """The day a time belongs to where the person was. ``day_starts``: hour 0–6."""
    return (when.replace(tzinfo=None) - timedelta(hours=day_starts)).date()


def day_ends(now: datetime, day_starts: int) -> datetime:
    """When the person's day is over; ``now``: as it is where they are."""
    later = day_of(now, day_starts) + timedelta(days=1)
    return datetime.combine(later, time(day_starts), now.tzinfo)


def zone(name: str) -> tzinfo:
    """The time zone of that IANA name. Raises BadInput."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput("This time zone is not known here. Choose one from the list.", "zone") from (
            error
        )


def check_when(when: datetime, now: datetime) -> datetime:
    """A time something happened. Raises BadInput when it is still to come or absurdly long ago."""
    if when.tzinfo is None:
        raise BadInput("This time needs a time zone.", "when")
    if when > now + AHEAD:
        raise BadInput("This time is still to come. Choose one that has been.", "when")
    if when.date() < EARLIEST:
        raise BadInput("This date is too long ago to be meant. Check the year.", "when")
    return when
