"""The one file in a zip that can be read; nothing in it leads anywhere or touches a disk.

Of every other file no more than its first bytes are unpacked, and of few of them, so that a zip
costs no more than what is read from it, however many entries point to the same bytes.
"""

import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from struct import error as StructError  # noqa: N812 - it is an exception
from typing import BinaryIO, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from nearer.domain.errors import BadInput
from nearer.domain.tongue import gettext as _

ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # with something in it, and empty
ENTRY = b"PK\x01\x02"  # begins each entry of the list at its end
MEMBERS = 20_000  # files in one zip: as many pictures do not fit into the bytes it may have
LOOKED_AT = 200  # of them
FIRST = 4096  # bytes that tell text from anything else
PIECE = 1 << 20
SHEETS = ("xl/", "content.xml")  # what a zip holds that is really a workbook
ENDINGS = frozenset({".jsonl", ".json", ".csv", ".tsv"})

SPOILT = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    StructError,
    ValueError,
    zlib.error,
)
"""What a zip raises that is damaged, locked or meant to do harm."""

Join = Callable[[Iterator[bytes], str], BinaryIO]


class Member(NamedTuple):
    stream: BinaryIO
    name: str
    others: int  # files of that ending in the zip


def member_of(source: BinaryIO, join: Join) -> Member:
    """The first file that is text: Nearer's own before any other. Raises BadInput.

    ``join`` puts together the pieces of the one of that name, and raises where it gets too large.
    """
    _check_members(source)
    try:
        with ZipFile(source) as whole:
            entries = sorted(filter(_looks_right, whole.infolist()), key=_rank)
            for entry in entries[:LOOKED_AT]:
                if _is_text(whole, entry):
                    return _unpacked(whole, entry, entries, join)
    except SPOILT as error:
        raise BadInput(
            _("This zip is damaged, or locked in a way that Nearer does not open."), "file"
        ) from error
    if not entries and any(one.filename.startswith(SHEETS) for one in whole.infolist()):
        raise BadInput(
            _("This is a workbook of a spreadsheet program. Save its sheet as CSV in UTF-8."),
            "file",
        )
    raise BadInput(_("In this zip is nothing that Nearer can read."), "file")


def is_text(first: bytes) -> bool:
    """Whether a file that begins like this can be text in UTF-8."""
    return b"\0" not in first[:FIRST] and not first.startswith((b"\xff\xfe", b"\xfe\xff"))


def _check_members(source: BinaryIO) -> None:
    """Before the list is read, which takes room for each of its entries."""
    count, before = 0, b""
    while piece := source.read(PIECE):
        count += (before + piece).count(ENTRY)
        before = piece[-len(ENTRY) + 1 :]
    source.seek(0)
    if count > MEMBERS:
        raise BadInput(_("There are too many files in this zip."), "file")


def _looks_right(entry: ZipInfo) -> bool:
    name = PurePosixPath(entry.filename)
    hidden = name.name.startswith(".") or "__MACOSX" in name.parts
    packed = entry.compress_type in {ZIP_STORED, ZIP_DEFLATED}
    return packed and name.suffix.casefold() in ENDINGS and not hidden


def _rank(entry: ZipInfo) -> tuple[bool, bool, str]:
    name = PurePosixPath(entry.filename)
    return name.suffix.casefold() != ".jsonl", name.name != "moments.csv", entry.filename


def _is_text(whole: ZipFile, entry: ZipInfo) -> bool:
    with whole.open(entry) as packed:
        return is_text(packed.read(FIRST))


def _unpacked(whole: ZipFile, entry: ZipInfo, entries: Sequence[ZipInfo], join: Join) -> Member:
    name = PurePosixPath(entry.filename)
    with whole.open(entry) as packed:
        stream = join(iter(lambda: packed.read(1 << 16), b""), name.name)
    alike = sum(PurePosixPath(one.filename).suffix == name.suffix for one in entries)
    return Member(stream, name.name, alike - 1)
