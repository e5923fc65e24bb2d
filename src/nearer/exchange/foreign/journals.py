"""Journals as JSON: jrnl and Day One. Each entry is words with a time, and tags.

jrnl: {"entries": [{"date": "2026-03-01", "time": "20:15", "title", "body", "tags": ["@work"]}]}.
Day One: {"entries": [{"uuid", "creationDate": "2026-03-01T19:15:00Z", "timeZone": "Europe/Berlin",
"text", "tags": ["work"]}]}. Both have more fields, which are passed over.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, BinaryIO, TypeVar

import msgspec
from msgspec import Struct

from nearer.domain.codec import CannotDecode
from nearer.domain.errors import BadInput
from nearer.domain.tongue import gettext as _
from nearer.exchange.foreign.elements import elements
from nearer.exchange.foreign.noted import Noted, Reading, unique
from nearer.exchange.foreign.times import known_zone, placed, read_clock, read_day, there
from nearer.exchange.opening import LARGEST
from nearer.exchange.watching import watched

MOST_TAGS = 100
_PICTURE = re.compile(r"!\[[^\]]{0,200}\]\(dayone-moment:[^)]{0,200}\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~|>])")


class Journal(Struct):
    entries: msgspec.Raw


class JrnlEntry(Struct):
    date: str
    time: str = ""
    title: str = ""
    body: str = ""
    tags: list[str] = []


class DayOneEntry(Struct, rename="camel"):
    creation_date: str
    time_zone: str = ""
    text: str = ""
    tags: list[str] = []


E = TypeVar("E", JrnlEntry, DayOneEntry)

_whole = msgspec.json.Decoder(Journal)
_jrnl = msgspec.json.Decoder(JrnlEntry)
_dayone = msgspec.json.Decoder(DayOneEntry)


def read_jrnl(source: BinaryIO, reading: Reading) -> Iterator[Noted]:
    """Raises BadInput for what is no such journal."""
    for row, entry in _entries(source, _jrnl.decode, reading):
        day, clock = read_day(entry.date), read_clock(entry.time or "12:00")
        when = placed(datetime.combine(day, clock), reading.zone) if day and clock else None
        words = "\n".join(part.strip() for part in (entry.title, entry.body) if part.strip())
        tags = [tag.lstrip("@#") for tag in entry.tags]
        said = (entry.date, entry.time, entry.title, entry.body, *entry.tags)
        yield from _noted(row, when, said, words, tags, reading)


def read_dayone(source: BinaryIO, reading: Reading) -> Iterator[Noted]:
    """Raises BadInput for what is no such journal. Times are those of the entry's own place."""
    for row, entry in _entries(source, _dayone.decode, reading):
        when = _instant(entry, reading)
        words, pictures = _PICTURE.subn("", entry.text)
        if pictures:
            reading.left[_("pictures, sounds and files")] += pictures
        words = _ESCAPED.sub(r"\1", words).strip()
        zone = entry.time_zone if known_zone(entry.time_zone) else ""
        said = (entry.creation_date, entry.text, *entry.tags)
        yield from _noted(row, when, said, words, entry.tags, reading, zone)


def _entries(
    source: BinaryIO, decode: Callable[[Any], E], reading: Reading
) -> Iterator[tuple[int, E]]:
    """One by one, and counted before any is read, so that no list of nothing fills the memory."""
    text = source.read(LARGEST + 1).removeprefix(b"\xef\xbb\xbf")
    try:
        array = bytes(_whole.decode(text).entries)
    except CannotDecode:
        array = b""
    if not array.startswith(b"["):
        raise BadInput(
            _("This is not a journal that Nearer can read. Nothing was read from it."), "file"
        )
    del text
    found = watched(elements(array, reading.watch), reading.watch)
    for row, raw in enumerate(found, start=1):
        try:
            yield row, decode(raw)
        except CannotDecode:
            reading.faults.add(row, "", _("is not an entry with a date"))


def _instant(entry: DayOneEntry, reading: Reading) -> datetime | None:
    try:
        said = datetime.fromisoformat(entry.creation_date)
    except ValueError:
        return None
    when = placed(said, reading.zone)
    zone = known_zone(entry.time_zone)
    return there(when, zone) if when is not None and zone is not None else when


def _noted(
    row: int,
    when: datetime | None,
    said: tuple[str, ...],
    words: str,
    tags: Sequence[str],
    reading: Reading,
    zone: str = "",
) -> Iterator[Noted]:
    if when is None:
        reading.faults.add(row, "", _("has no date that can be read"))
    elif words or tags:
        tags = unique(tags[:MOST_TAGS])
        yield Noted(row=row, when=when, said=said, zone=zone, words=words, tags=tags)
    else:
        reading.left[_("entries without words")] += 1
