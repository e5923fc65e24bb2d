"""What comes in from elsewhere: a file that waits to be looked at, and what was taken from one."""

from datetime import datetime
from typing import Literal

from nearer.domain.value import Value

Source = Literal["nearer", "table", "daylio", "bearable", "jrnl", "dayone"]


class Incoming(Value, frozen=True, kw_only=True, tag="incoming"):
    """One part of a file that waits to be imported. All parts of it have the same ``batch``.

    ``content``: a piece of the file, packed (zlib) as a whole before it was divided.
    ``asked``: what was chosen about it, by name; it stands in the first part.
    """

    batch: str
    when: datetime
    name: str
    part: int
    parts: int
    content: bytes
    asked: tuple[tuple[str, str], ...] = ()


class Arrived(Value, frozen=True, kw_only=True, tag="arrived"):
    """What one import added. Of a very large one there are several, with the same ``batch``.

    ``records``: the ids of the records it wrote, 16 bytes each. ``counts``: how many things of each
    kind; they stand in the first part.
    """

    batch: str
    when: datetime
    name: str
    source: Source
    part: int
    records: bytes
    counts: tuple[tuple[str, int], ...] = ()
