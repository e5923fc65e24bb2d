"""What a file is, whatever it is called, and the stream in it that can be read.

Everything that is unpacked or unsealed is counted, and too much of it ends the reading.
"""

import io
from collections.abc import Iterable
from typing import BinaryIO, NamedTuple

from nearer import vault
from nearer.domain.arrival import Source
from nearer.domain.errors import BadInput
from nearer.domain.tongue import gettext as _
from nearer.exchange.copy_file import is_copy
from nearer.exchange.in_zip import ZIP, is_text, member_of
from nearer.exchange.own import is_own

LARGEST = 64 << 20  # bytes of a file, or of what an archive or document in it holds
FIRST = 1 << 20  # bytes looked at to tell what it is
OWN = ".jsonl"  # how the name of Nearer's own lines ends
_BOM = b"\xef\xbb\xbf"

DAYLIO = frozenset({"full_date", "mood", "activities"})
BEARABLE = frozenset({"date formatted", "category", "rating/amount"})


class Opened(NamedTuple):
    source: Source
    stream: BinaryIO
    name: str  # of the file, or of the one in the zip that was chosen
    others: int = 0  # files of that ending in the zip, which are not read


def seekable(source: BinaryIO) -> BinaryIO:
    """The same, or all of it in memory where it comes through a pipe. Raises BadInput."""
    if source.seekable():
        return source
    return _joined(iter(lambda: source.read(1 << 16), b""))


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
    return _joined(vault.open_archive(source, passphrase), OWN)


def open_file(source: BinaryIO, name: str) -> Opened:
    """What is in a file that is not sealed. Raises BadInput."""
    _check_size(source)
    first = _first(source)
    if not first.startswith(ZIP):
        return Opened(_source_of(first), source, name)
    found = member_of(source, _joined)
    return Opened(_source_of(_first(found.stream)), *found)


def _first(source: BinaryIO) -> bytes:
    first = source.read(FIRST)
    source.seek(0)
    return first


def _check_size(source: BinaryIO) -> None:
    size = source.seek(0, io.SEEK_END)
    source.seek(0)
    ours = is_own(source.readline(FIRST)) if size > LARGEST else False
    source.seek(0)
    if not size:
        raise BadInput(_("This file is empty. Choose another one."), "file")
    if size > LARGEST:
        raise BadInput(_too_large(ours), "file")


def _too_large(ours: bool) -> str:
    """``ours``: Nearer's own lines, which must not be divided."""
    sentence = _("This file holds more than %(most)s MB. Divide it. Nothing was read from it.")
    if ours:
        sentence = _(
            "This export holds more than %(most)s MB, too much to bring in at once. Bring it over "
            "as a copy, which may be larger. Nothing was read from it."
        )
    return sentence % {"most": LARGEST >> 20}


def _joined(parts: Iterable[bytes], name: str = "") -> BinaryIO:
    room = io.BytesIO()
    for part in parts:
        if room.tell() + len(part) > LARGEST:
            raise BadInput(_too_large(name.endswith(OWN)), "file")
        room.write(part)
    room.seek(0)
    return room


def _source_of(first: bytes) -> Source:
    """Raises BadInput for what is no text, or none of these."""
    if is_copy(first):
        raise BadInput(
            _("This is a copy of a space. Bring it back under Copies. Nothing was read from it."),
            "file",
        )
    if not is_text(first):
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
