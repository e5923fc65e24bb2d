"""Reading rows out of a SQLite file that SQLite itself reads no longer, or only in part.

SQLite keeps rows in a tree of pages; one spoilt byte in an inner page can hide thousands of rows
that are whole. Here the tree is not followed: rows are known by the shape of their first bytes,
wherever they lie (https://www.sqlite.org/fileformat2.html, sections 1.6 and 2.1). Whether a row
that was found is whole is for the vault to say, which refuses every one that is not.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from nearer.domain.ports import SealedRecord, VaultRow
from nearer.storage.pages import OVERFLOW, is_named, local_part, read_image
from nearer.storage.spare import find_spares, read_spare

# A row begins with how many bytes its beginning has, then a code for each column's kind: 0x2C is a
# BLOB of 16 bytes (our ids), 1 to 9 are integers, larger codes BLOBs and texts by their length.
_INTEGER = rb"[\x01-\x06\x08\x09]"
_VARYING = rb"[\x80-\xff]{0,3}[\x00-\x7f]"
_RECORD = re.compile(rb"(?=([\x05-\x08]%b\x2c%b%b))" % (_INTEGER, _VARYING, _INTEGER), re.DOTALL)
_VAULT = re.compile(
    rb"(?=([\x08-\x0e]\x00\x2c%b%b%b%b%b))" % (_VARYING, _VARYING, _VARYING, _INTEGER, _INTEGER),
    re.DOTALL,
)
_INTEGER_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_SMALLEST = 256  # bytes in a sealed record: padding sees to that
_NAMED = 2
_LARGEST = 4 * 1024 * 1024  # bytes in one row; ours are far smaller


class FoundVault(NamedTuple):
    """``number`` is 0 when only the spare copy could be made out."""

    number: int
    row: VaultRow
    written: int


class FoundRecord(NamedTuple):
    vault: int
    number: int
    record: SealedRecord
    sure: int


class _Row(NamedTuple):
    """``sure``: ``_NAMED`` when its page names its place, plus 1 when the size before it fits. At 1
    it may be what is left of a row that was moved; at 0, ciphertext that looks so by chance."""

    number: int
    sure: int
    columns: list[bytes]


def find_rows(path: Path) -> tuple[Sequence[FoundVault], Sequence[FoundRecord]]:
    """Every vault and record that can be made out, records in the order of their writing.

    ``path`` and its write-ahead log are only read. Raises OSError.
    """
    image = read_image(path)
    vaults = {vault.row.id: vault for vault in _vaults(image)}
    reach = {vault.number: vault.written for vault in vaults.values()}
    return (
        sorted(vaults.values(), key=lambda vault: vault.number),
        sorted(_surest(_records(image, reach)), key=lambda found: (found.vault, found.number)),
    )


def of_vault(
    vault: FoundVault, vaults: Sequence[FoundVault], records: Sequence[FoundRecord]
) -> list[SealedRecord]:
    """The records of one vault. Those of no known number belong to the only one without."""
    numbered = {other.number for other in vaults if other.number}
    alone = len(vaults) == 1
    orphans = alone or (not vault.number and len(vaults) == len(numbered) + 1)
    return [
        found.record
        for found in records
        if found.vault == vault.number or (orphans and (alone or found.vault not in numbered))
    ]


def _vaults(image: bytes) -> Iterator[FoundVault]:
    """Those known by their spare copy alone first, so that whoever has more is taken instead."""
    spares = {row.id: row for row in find_spares(image)}
    yield from (FoundVault(0, row, 0) for row in spares.values())
    for found in _rows(image, _VAULT, 7):
        _, vault_id, name, header, spare, written, _erased = found.columns
        whole = read_spare(spare) or spares.get(vault_id)
        if whole or found.sure:
            row = VaultRow(vault_id, name.decode(errors="replace"), header)
            yield FoundVault(found.number, whole or row, _integer(written))


def _records(image: bytes, reach: Mapping[int, int]) -> Iterator[FoundRecord]:
    """``reach``: the newest record number of each vault."""
    for row in _rows(image, _RECORD, 4):
        number, record_id, sealed, vault = row.columns
        record = SealedRecord(record_id, sealed)
        found = FoundRecord(_integer(vault), _integer(number), record, row.sure)
        within = 0 < found.number <= reach.get(found.vault, 0) and len(sealed) >= _SMALLEST
        if row.sure or within:
            yield found


def _surest(records: Iterator[FoundRecord]) -> Iterator[FoundRecord]:
    """Without what is left of rows that were moved: their ids are found again, and surer."""
    taken: set[object] = set()
    for found in sorted(records, key=lambda found: found.sure, reverse=True):
        place = found.vault, found.record.id
        if place not in taken and (found.sure >= _NAMED or found.record.id not in taken):
            taken |= {place, found.record.id}
            yield found


def _rows(image: bytes, shape: re.Pattern[bytes], columns: int) -> Iterator[_Row]:
    """Everything of that shape, wherever it lies."""
    for match in shape.finditer(image):
        beginning, start = match.group(1), match.start()
        sizes = [_size(code) for code in _codes(beginning[1:])]
        whole = beginning[0] + sum(sizes)
        if beginning[0] != len(beginning) or len(sizes) != columns or whole > _LARGEST:
            continue
        content = _gather(image, start, whole)
        if len(content) == whole:
            number, sure = _frame(image, start, whole)
            yield _Row(number, sure, _cut(content[beginning[0] :], sizes))


def _codes(beginning: bytes) -> Iterator[int]:
    code = 0
    for byte in beginning:
        code = code << 7 | byte & 0x7F
        if byte < 0x80:
            yield code
            code = 0


def _size(code: int) -> int:
    if code >= 12:
        return (code - 12) // 2
    return _INTEGER_SIZES.get(code, 0)


def _gather(image: bytes, start: int, whole: int) -> bytes:
    """The bytes of a row: those in its page, then those in the chain of overflow pages."""
    here = local_part(whole)
    parts, missing = [image[start : start + here]], whole - here
    pointer = start + here
    while missing > 0:
        page = int.from_bytes(image[pointer : pointer + 4], "big")
        pointer = (page - 1) * (OVERFLOW + 4)
        part = image[pointer + 4 : pointer + 4 + min(missing, OVERFLOW)] if page else b""
        if not part:
            break
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def _cut(content: bytes, sizes: Sequence[int]) -> list[bytes]:
    columns, start = [], 0
    for size in sizes:
        columns.append(content[start : start + size])
        start += size
    return columns


def _frame(image: bytes, start: int, whole: int) -> tuple[int, int]:
    """The row's number, which stands right before it, and how sure it is that this is a row."""
    number_at = start - 1
    while number_at > 0 and start - number_at < 9 and image[number_at - 1] >= 0x80:
        number_at -= 1
    number = next(_codes(image[number_at:start]), 0)
    size = _varying(whole)
    size_at = number_at - len(size)
    fits = image[max(0, size_at) : number_at] == size
    return number, _NAMED * is_named(image, size_at) + fits


def _varying(number: int) -> bytes:
    """A number as SQLite writes it: seven bits a byte, all but the last with the high bit set."""
    parts = [number & 0x7F]
    while number := number >> 7:
        parts.append(number & 0x7F | 0x80)
    return bytes(reversed(parts))


def _integer(column: bytes) -> int:
    """Codes 8 and 9, which stand for 0 and 1, take no bytes: of the two only 1 is ever used."""
    return int.from_bytes(column, "big") if column else 1
