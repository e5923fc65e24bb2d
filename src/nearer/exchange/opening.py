"""What a file is, whatever it is called, and the stream in it that can be read.

A zip is looked into and never unpacked to a disk; names in it lead nowhere. Everything that is
unpacked or unsealed is counted, and too much of it ends the reading.
"""

import io
import zlib
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from struct import error as StructError  # noqa: N812 - it is an exception
from typing import BinaryIO, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from nearer import vault
from nearer.domain.arrival import Source
from nearer.domain.errors import BadInput
from nearer.domain.tongue import gettext as _
from nearer.exchange.own import is_own

LARGEST = 64 << 20  # bytes of a file, or of what an archive or document in it holds
LONGEST_LINE = 2 << 20
FIRST = 1 << 20  # bytes looked at to tell what it is
MEMBERS = 100_000  # files in one zip: a journal may have that many pictures
ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # with something in it, and empty
_BOM = b"\xef\xbb\xbf"

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

DAYLIO = frozenset({"full_date", "mood", "activities"})
BEARABLE = frozenset({"date formatted", "category", "rating/amount"})


class Opened(NamedTuple):
    source: Source
    stream: BinaryIO
    name: str  # of the file, or of the one in the zip that was chosen
    others: int = 0  # files of that ending in the zip, which are not read


def unsealed(source: BinaryIO, passphrase: str) -> BinaryIO:
    """The file itself, or what is in it where it is a sealed archive. It can be sought in.

    Raises BadInput, WrongKey, DamagedArchive, UnknownFormat.
    """
    _check_size(source)
    if not vault.is_archive(_first(source)):
        return source
    if not passphrase:
        raise BadInput(
            _("This file is sealed. Type the passphrase that was chosen when it was made."),
            "passphrase",
        )
    return _joined(vault.open_archive(source, passphrase))


def open_file(source: BinaryIO, name: str) -> Opened:
    """What is in a file that is not sealed. Raises BadInput."""
    _check_size(source)
    first = _first(source)
    return _in_zip(source) if first.startswith(ZIP) else Opened(_source_of(first), source, name)


def _first(source: BinaryIO) -> bytes:
    first = source.read(FIRST)
    source.seek(0)
    return first


def _check_size(source: BinaryIO) -> None:
    size = source.seek(0, io.SEEK_END)
    source.seek(0)
    if not size:
        raise BadInput(_("This file is empty. Choose another one."), "file")
    if size > LARGEST:
        raise BadInput(_too_large(), "file")


def _too_large() -> str:
    return _("This file holds more than %(most)s MB. Divide it. Nothing was read from it.") % {
        "most": LARGEST >> 20
    }


def _joined(parts: Iterable[bytes]) -> BinaryIO:
    room = io.BytesIO()
    for part in parts:
        if room.tell() + len(part) > LARGEST:
            raise BadInput(_too_large(), "file")
        room.write(part)
    room.seek(0)
    return room


def _in_zip(source: BinaryIO) -> Opened:
    """The first of its files that can be read: Nearer's own before any other."""
    try:
        with ZipFile(source) as whole:
            entries = [one for one in whole.infolist()[: MEMBERS + 1] if _looks_right(one)]
            if len(whole.infolist()) > MEMBERS:
                raise BadInput(_("There are too many files in this zip."), "file")
            for entry in sorted(entries, key=_rank):
                stream = _unpacked(whole, entry)
                try:
                    kind = _source_of(stream.read(FIRST))
                except BadInput:
                    continue
                stream.seek(0)
                name = PurePosixPath(entry.filename)
                alike = sum(PurePosixPath(one.filename).suffix == name.suffix for one in entries)
                return Opened(kind, stream, name.name, alike - 1)
    except SPOILT as error:
        raise BadInput(
            _("This zip is damaged, or locked in a way that Nearer does not open."), "file"
        ) from error
    raise BadInput(_("In this zip is nothing that Nearer can read."), "file")


def _looks_right(entry: ZipInfo) -> bool:
    name = PurePosixPath(entry.filename)
    hidden = name.name.startswith(".") or "__MACOSX" in name.parts
    packed = entry.compress_type in {ZIP_STORED, ZIP_DEFLATED}
    return packed and name.suffix.casefold() in {".jsonl", ".json", ".csv", ".tsv"} and not hidden


def _rank(entry: ZipInfo) -> tuple[bool, bool, str]:
    name = PurePosixPath(entry.filename)
    return name.suffix.casefold() != ".jsonl", name.name != "moments.csv", entry.filename


def _unpacked(whole: ZipFile, entry: ZipInfo) -> BinaryIO:
    with whole.open(entry) as packed:
        return _joined(iter(_piece(packed.read), b""))


def _piece(read: Callable[[int], bytes]) -> Callable[[], bytes]:
    return lambda: read(1 << 16)


def _source_of(first: bytes) -> Source:
    """Raises BadInput for what is no text, or none of these."""
    if b"\0" in first[:4096] or first.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadInput(
            _("This is no text in UTF-8, so nothing in it can be read. Save it as UTF-8."), "file"
        )
    text = first.removeprefix(_BOM).lstrip()
    if text.startswith((b"{", b"[")):
        if is_own(first.split(b"\n", 1)[0]):
            return "nearer"
        return "dayone" if b'"creationDate"' in first else "jrnl"
    header = text.split(b"\n", 1)[0].decode("utf-8", "replace").casefold()
    names = {cell.strip(' "\r') for cell in header.replace(";", ",").replace("\t", ",").split(",")}
    if names >= DAYLIO:
        return "daylio"
    if names >= BEARABLE:
        return "bearable"
    return "table"
