"""Times as an iCalendar file (RFC 5545): when, and one title that is the same for all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

LONGEST_LINE = 75  # octets, without the end of the line (RFC 5545, 3.1)
PROGRAM = "-//moments//EN"  # who wrote it, in a calendar that others may see
FIRST = datetime(2020, 1, 1, tzinfo=UTC)  # counted from: a number there may have 31 bits


@dataclass(frozen=True)
class Event:
    """``uid``: the same whenever the same time is written, so that importing twice adds nothing."""

    uid: str
    starts: datetime
    lasts: timedelta


def calendar(events: Iterable[Event], title: str, written: datetime) -> bytes:
    """The file, each event private, leaving the person free, and ringing when it starts.

    A later ``written`` replaces what an earlier file said about the same ``uid``.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PROGRAM}", "METHOD:PUBLISH"]
    lines += [f"X-WR-CALNAME:{_text(title)}", "REFRESH-INTERVAL;VALUE=DURATION:PT1H"]
    for event in events:
        lines += _event(event, _text(title), written)
    return b"".join(part for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _event(event: Event, title: str, written: datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{_utc(written)}",
        f"SEQUENCE:{int((written - FIRST).total_seconds())}",
        f"DTSTART:{_utc(event.starts)}",
        f"DTEND:{_utc(event.starts + event.lasts)}",
        f"SUMMARY:{title}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{title}",
        "TRIGGER:PT0S",
        "END:VALARM",
        "END:VEVENT",
    ]


def _utc(when: datetime) -> str:
    """In UTC, which needs no rules of any time zone beside it."""
    return when.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(text: str) -> str:
    """A text as a value: no sign in it can end the line or the value (RFC 5545, 3.3.11)."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[bytes]:
    """The line in parts of at most 75 octets, each part but the first begun with a space."""
    part = ""
    for sign in line:
        if len((part + sign).encode()) > LONGEST_LINE:
            yield part.encode() + b"\r\n"
            part = " "
        part += sign
    yield part.encode() + b"\r\n"
