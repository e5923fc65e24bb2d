"""A second copy of a vault's row, with a mark to find it by and a checksum to trust it by.

One spoilt byte in the id or the wrapped keys would otherwise lock out every record of the vault.
"""

import struct
from collections.abc import Iterator
from hashlib import sha256

from nearer.domain.ports import VaultRow

MARK = b"nearer spare 1\0\0"
CHECKSUM = 8

_SIZES = struct.Struct(">HH")  # of header and name
_CONTENT = len(MARK) + CHECKSUM
_START = _CONTENT + _SIZES.size + 16


def make_spare(vault: VaultRow) -> bytes:
    name = vault.name.encode()
    content = _SIZES.pack(len(vault.header), len(name)) + vault.id + vault.header + name
    return MARK + sha256(content).digest()[:CHECKSUM] + content


def read_spare(spare: bytes) -> VaultRow | None:
    """The vault of the spare copy these bytes begin with; ``None`` when it is not whole."""
    if not spare.startswith(MARK) or len(spare) < _START:
        return None
    header, name = _SIZES.unpack_from(spare, _CONTENT)
    content = spare[_CONTENT : _START + header + name]
    if sha256(content).digest()[:CHECKSUM] != spare[len(MARK) : _CONTENT]:
        return None
    rest = spare[_START:]
    return VaultRow(spare[_START - 16 : _START], rest[header:][:name].decode(), rest[:header])


def find_spares(image: bytes) -> Iterator[VaultRow]:
    """Every whole spare copy anywhere in these bytes."""
    place = image.find(MARK)
    while place >= 0:
        vault = read_spare(image[place : place + _START + 2 * 0xFFFF])
        if vault is not None:
            yield vault
        place = image.find(MARK, place + 1)


def opaque(column: object) -> bytes:
    """A column as bytes. In a spoilt SQLite file a BLOB may have become anything."""
    if isinstance(column, bytes | memoryview):
        return bytes(column)
    return str(column).encode(errors="replace")
