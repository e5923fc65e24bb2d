"""Keys from keys: HKDF with SHA-256 (RFC 5869), one label for each purpose."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def derive(secret: bytes | bytearray, salt: bytes, info: bytes, length: int = 32) -> bytearray:
    """``length`` bytes in a buffer that can be overwritten once they are no longer needed."""
    room = bytearray(length)
    HKDF(SHA256(), length, salt=salt, info=info).derive_into(secret, room)
    return room


def wipe(secret: bytearray) -> None:
    secret[:] = bytes(len(secret))
