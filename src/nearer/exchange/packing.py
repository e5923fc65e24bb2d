"""Several files as one zip, made while it is sent: no more than a piece of it is in memory."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

File = tuple[str, Iterable[bytes]]

PIECE = 1 << 16  # bytes sent at a time
LEVEL = 6  # of zlib: twice as fast as 9, and 2 of 100 larger
FIRST_YEAR = 1980  # a zip knows none before


def packed(files: Iterable[File], made: datetime) -> Iterator[bytes]:
    """The zip in pieces. The same files and time give the same bytes."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED, compresslevel=LEVEL) as whole:
        for name, content in files:
            with whole.open(_entry(name, made), "w", force_zip64=True) as one:
                for part in content:
                    one.write(part)
                    if sink.waiting >= PIECE:
                        yield sink.taken()
            yield sink.taken()
    yield sink.taken()


def _entry(name: str, made: datetime) -> ZipInfo:
    at = (max(made.year, FIRST_YEAR), made.month, made.day, made.hour, made.minute, made.second)
    entry = ZipInfo(name, at)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3  # the same on every system
    entry.external_attr = 0o600 << 16  # readable by the owner only
    return entry


class _Sink:
    """Takes what is written and hands it out; it cannot be sought in, as a connection cannot."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self.waiting = 0

    def write(self, part: bytes, /) -> int:
        self._parts.append(bytes(part))
        self.waiting += len(part)
        return len(part)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """What waits can still be taken."""

    def taken(self) -> bytes:
        whole = b"".join(self._parts)
        self._parts.clear()
        self.waiting = 0
        return whole
