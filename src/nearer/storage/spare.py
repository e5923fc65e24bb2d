"""A second copy of a vault's id and header, with a checksum that tells which copy is whole."""

from hashlib import sha256

CHECKSUM = 8
ID = 16


def make_spare(vault_id: bytes, header: bytes) -> bytes:
    content = vault_id + header
    return sha256(content).digest()[:CHECKSUM] + content


def whole_copy(vault_id: bytes, header: bytes, spare: bytes) -> tuple[bytes, bytes]:
    """Id and header from the spare copy where that is whole, else as they were given."""
    content = spare[CHECKSUM:]
    if len(content) > ID and make_spare(content[:ID], content[ID:]) == spare:
        return content[:ID], content[ID:]
    return vault_id, header


def agree(vault_id: bytes, header: bytes, spare: bytes) -> bool:
    return make_spare(vault_id, header) == spare
