"""Hiding how long a text is: contents are filled up to one of a few sizes before sealing."""

import struct

from nearer.domain.errors import BadInput

SMALLEST = 256  # bytes, with the length in front
STEP = 4096  # above this, sizes are multiples of it
MOST = 1024 * 1024  # bytes of content in one record

LENGTH = struct.Struct(">I")


def padded_size(length: int) -> int:
    """Size of ``length`` bytes of content after padding: 256, 512, … 4096, 8192, 12288, …"""
    needed = length + LENGTH.size
    if needed > STEP:
        return -(-needed // STEP) * STEP
    return max(SMALLEST, 1 << (needed - 1).bit_length())


def pad(content: bytes) -> bytes:
    """The content's length, the content, zeros. Raises BadInput above ``MOST`` bytes."""
    if len(content) > MOST:
        raise BadInput(
            f"This is too much for one record: {len(content):,} bytes, where {MOST:,} fit. "
            "Nothing was saved; split it in two."
        )
    return (LENGTH.pack(len(content)) + content).ljust(padded_size(len(content)), b"\0")


def unpad(padded: bytes) -> bytes:
    """The content again. Raises ValueError when this was not made by ``pad``."""
    if len(padded) < LENGTH.size:
        raise ValueError("no length")
    (length,) = LENGTH.unpack_from(padded)
    if length > MOST or len(padded) != padded_size(length):
        raise ValueError("length and size do not fit")
    return padded[LENGTH.size : LENGTH.size + length]
