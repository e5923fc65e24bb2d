"""Revisions as lines of JSON and back; one line in memory at a time."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import BinaryIO

import msgspec
from msgspec import Struct

from nearer.domain.codec import CannotDecode, decode, encode
from nearer.domain.errors import BadInput
from nearer.domain.tongue import gettext as _
from nearer.domain.values import Revision
from nearer.exchange.diary.faults import Faults
from nearer.exchange.watching import EVERY, Watch, unwatched

FORMAT = "nearer"
VERSION = 1
LONGEST = 2 << 20  # bytes in one line; a record has at most one MiB of content
_BOM = b"\xef\xbb\xbf"


class Head(Struct, frozen=True):
    """The first line."""

    format: str
    version: int
    made: datetime


class End(Struct, frozen=True):
    """The last line: how many there are between, so that a file cut short is known as one."""

    revisions: int


_head = msgspec.json.Decoder(Head)
_end = msgspec.json.Decoder(End, strict=True)


def written(revisions: Iterable[Revision], made: datetime) -> Iterator[bytes]:
    """The whole file, line by line, in the order the revisions are given in."""
    yield msgspec.json.encode(Head(FORMAT, VERSION, made)) + b"\n"
    count = 0
    for revision in revisions:
        count += 1
        yield encode(revision) + b"\n"
    yield msgspec.json.encode(End(count)) + b"\n"


def is_own(first: bytes) -> bool:
    """Whether a file that begins with this line is Nearer's own, of whatever version."""
    try:
        return _head.decode(first.removeprefix(_BOM)).format == FORMAT
    except CannotDecode:
        return False


def read_lines(
    source: BinaryIO, faults: Faults, watch: Watch = unwatched
) -> Iterator[tuple[int, Revision]]:
    """Each revision with its row, from 1 below the first line; what cannot be read is a fault.

    Raises BadInput for a file that is not Nearer's own, is newer, or was cut short, and Stopped.
    """
    _check_head(source.readline(LONGEST))
    row = 0
    while line := source.readline(LONGEST):
        row += 1
        if not row % EVERY:
            watch(row)
        if len(line) == LONGEST and not line.endswith(b"\n"):
            _skip_rest(source, line)
            faults.add(row, "", _("is longer than anything Nearer writes"))
            continue
        try:
            revision = decode(line)
        except CannotDecode:
            count = _end_of(line)
            if count is not None and not source.readline(LONGEST).strip():
                _check_count(count, row - 1)
                return
            if line.strip():
                faults.add(row, "", _("is not an entry that this Nearer knows"))
            continue
        yield row, revision
    raise _cut_short()


def _check_head(line: bytes) -> None:
    try:
        head = _head.decode(line.removeprefix(_BOM))
    except CannotDecode:
        raise _not_own() from None
    if head.format != FORMAT or head.version < 1:
        raise _not_own()
    if head.version > VERSION:
        raise BadInput(
            _(
                "A newer Nearer wrote this file. Update Nearer, then import it again. Nothing was "
                "read."
            ),
            "file",
        )


def _skip_rest(source: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = source.readline(LONGEST)


def _end_of(line: bytes) -> int | None:
    try:
        return _end.decode(line).revisions
    except CannotDecode:
        return None


def _check_count(said: int, lines: int) -> None:
    if said != lines:
        raise _cut_short()


def _not_own() -> BadInput:
    return BadInput(
        _(
            "This is not a file that Nearer wrote, or its first line is damaged. Nothing was read "
            "from it."
        ),
        "file",
    )


def _cut_short() -> BadInput:
    return BadInput(
        _(
            "This file ends too early: a part of it is missing. Copy it again from where it lies, "
            "or choose another. Nothing was read from it."
        ),
        "file",
    )
