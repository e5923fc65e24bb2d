"""A copy of one space as one file: its wrapped keys and its sealed rows. Bytes: docs/backup.md.

Nothing in it can be read without the key. The checksum at its end tells damage, and protects from
nobody; that no row was changed is proved by the cipher when it is opened.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import chain
from struct import Struct
from typing import BinaryIO

from nearer.domain.errors import DamagedArchive, UnknownFormat
from nearer.domain.ports import Mark, SealedRecord

MAGIC = b"nearer copy\n"
VERSION = 1
CHECKSUM = 32

_HEAD = Struct(">16sqQQQH")  # vault id, made, written, erased, rows, bytes of the wrapped keys
_ROW = Struct(">16sI")
_START = len(MAGIC) + 1
_MOST_KEYS = 4096
_MOST_ROW = 2 << 20  # a record has at most 1 MiB of content
_MOST_SECONDS = 253_402_300_799  # the end of the year 9999

DAMAGED = (
    "This copy is damaged or a part of it is missing. Nothing was read from it and nothing was "
    "changed. Take another copy; “nearer rescue” gets out of this one what is whole."
)
NOT_ONE = "This is not a copy of a space made by Nearer. Nothing was changed. Choose another file."
NEWER = "A newer Nearer made this copy. Update Nearer, then open it again. Nothing was changed."


@dataclass(frozen=True)
class Head:
    """``made``: aware, to the second. ``mark``: how far the space had come. ``keys``: wrapped."""

    vault_id: bytes
    made: datetime
    mark: Mark
    count: int
    keys: bytes


@dataclass(frozen=True)
class Copy:
    head: Head
    rows: Sequence[SealedRecord]


def is_copy(first: bytes) -> bool:
    """Whether a file that begins with these bytes is one."""
    return first.startswith(MAGIC)


def as_parts(copy: Copy) -> Iterator[bytes]:
    """The file in parts."""
    checksum = sha256()
    for part in chain([_head(copy.head)], _rows_framed(copy.rows)):
        checksum.update(part)
        yield part
    yield checksum.digest()


def read_head(source: BinaryIO) -> Head:
    """What the file says of itself. Raises UnknownFormat, DamagedArchive."""
    return _read_head(source)[0]


def read_copy(source: BinaryIO) -> Copy:
    """All of it, if it is whole. Raises UnknownFormat, DamagedArchive."""
    head, plain = _read_head(source)
    checksum = sha256(plain)
    rows = []
    for _number in range(head.count):
        framed, row = _read_row(source)
        checksum.update(framed)
        checksum.update(row.sealed)
        rows.append(row)
    if source.read(CHECKSUM + 1) != checksum.digest():
        raise DamagedArchive(DAMAGED)
    return Copy(head, rows)


def salvage(source: BinaryIO) -> Copy:
    """Every row up to the first that cannot be found. Raises UnknownFormat, DamagedArchive."""
    head, _plain = _read_head(source)
    return Copy(head, list(_whole_rows(source, head.count)))


def _head(head: Head) -> bytes:
    made = int(head.made.timestamp())
    fields = head.vault_id, made, *head.mark, head.count, len(head.keys)
    return MAGIC + bytes([VERSION]) + _HEAD.pack(*fields) + head.keys


def _rows_framed(rows: Iterable[SealedRecord]) -> Iterator[bytes]:
    for row in rows:
        yield _ROW.pack(row.id, len(row.sealed)) + row.sealed


def _read_head(source: BinaryIO) -> tuple[Head, bytes]:
    start = source.read(_START)
    if not is_copy(start):
        raise UnknownFormat(NOT_ONE)
    if len(start) == _START and start[-1] > VERSION:
        raise UnknownFormat(NEWER)
    fixed = source.read(_HEAD.size)
    if start[-1] != VERSION or len(fixed) != _HEAD.size:
        raise DamagedArchive(DAMAGED)
    vault_id, made, written, erased, count, size = _HEAD.unpack(fixed)
    keys = source.read(size) if size <= _MOST_KEYS else b""
    if len(keys) != size or not 0 <= made <= _MOST_SECONDS:
        raise DamagedArchive(DAMAGED)
    when = datetime.fromtimestamp(made, UTC)
    return Head(vault_id, when, Mark(written, erased), count, keys), start + fixed + keys


def _whole_rows(source: BinaryIO, count: int) -> Iterator[SealedRecord]:
    for _number in range(count):
        try:
            _framed, row = _read_row(source)
        except DamagedArchive:
            return
        yield row


def _read_row(source: BinaryIO) -> tuple[bytes, SealedRecord]:
    framed = source.read(_ROW.size)
    if len(framed) != _ROW.size:
        raise DamagedArchive(DAMAGED)
    record_id, size = _ROW.unpack(framed)
    sealed = source.read(size) if size <= _MOST_ROW else b""
    if len(sealed) != size:
        raise DamagedArchive(DAMAGED)
    return framed, SealedRecord(record_id, sealed)
