"""The header of a vault: its wrapped keys and how to unwrap them, as bytes.

The layout stands in docs/vault-format.md. Each half carries a checksum, so that damage is told as
damage and nobody doubts a passphrase that was right.
"""

import struct
from collections.abc import Sequence
from hashlib import sha256

from nearer.domain.errors import UnknownFormat
from nearer.vault.cost import Cost, check_cost
from nearer.vault.slots import SLOT

MAGIC = b"nearer"
VERSION = 1
CHECKSUM = 8

_COST = struct.Struct(">III")
_START = len(MAGIC) + 1
_MIDDLE = _START + _COST.size + SLOT + CHECKSUM
HEADER = _MIDDLE + SLOT + CHECKSUM

NOT_A_VAULT = (
    "This does not look like a space made by Nearer, or its first lines are damaged. Nothing was "
    "changed. If you have a backup, open that instead."
)
NEWER = "This space was last used by a newer Nearer. Update Nearer, and it opens again."
FIRST_DAMAGED = (
    "The part of your space that the passphrase opens is damaged. Your records are not: open it "
    "with the recovery code and set a passphrase again."
)
SECOND_DAMAGED = (
    "The part of your space that the recovery code opens is damaged. Your records are not: open "
    "it with the passphrase and make a new recovery code."
)


def make_header(cost: Cost, passphrase_slot: bytes, recovery_slot: bytes) -> bytes:
    first = _summed(cost_bytes(cost) + passphrase_slot)
    return MAGIC + bytes([VERSION]) + first + _summed(recovery_slot)


def with_passphrase_slot(header: bytes, cost: Cost, slot: bytes) -> bytes:
    """The same header under another passphrase; its other half stays byte for byte."""
    _check_shape(header)
    return header[:_START] + _summed(cost_bytes(cost) + slot) + header[_MIDDLE:]


def with_recovery_slot(header: bytes, slot: bytes) -> bytes:
    """The same header under another recovery code; its other half stays byte for byte."""
    _check_shape(header)
    return header[:_MIDDLE] + _summed(slot)


def passphrase_slot(header: bytes) -> tuple[Cost, bytes]:
    """What the passphrase opens. Raises UnknownFormat, also for a cost out of bounds."""
    _check_shape(header)
    half = _whole(header[_START:_MIDDLE], FIRST_DAMAGED)
    cost = Cost(*_COST.unpack_from(half))
    check_cost(cost)
    return cost, half[_COST.size :]


def recovery_slot(header: bytes) -> bytes:
    """What the recovery code opens. Raises UnknownFormat."""
    _check_shape(header)
    return _whole(header[_MIDDLE:], SECOND_DAMAGED)


def header_troubles(header: bytes) -> Sequence[str]:
    """What is wrong with a header, in sentences; empty when both locks are whole."""
    found: dict[str, None] = {}
    for look in (passphrase_slot, recovery_slot):
        try:
            look(header)
        except UnknownFormat as error:
            found[str(error)] = None
    return list(found)


def cost_bytes(cost: Cost) -> bytes:
    return _COST.pack(*cost)


def _check_shape(header: bytes) -> None:
    if len(header) < _START or not header.startswith(MAGIC):
        raise UnknownFormat(NOT_A_VAULT)
    version = header[len(MAGIC)]
    if version > VERSION:
        raise UnknownFormat(NEWER)
    if version != VERSION or len(header) != HEADER:
        raise UnknownFormat(NOT_A_VAULT)


def _summed(content: bytes) -> bytes:
    return content + sha256(content).digest()[:CHECKSUM]


def _whole(half: bytes, sentence: str) -> bytes:
    content = half[:-CHECKSUM]
    if _summed(content) != half:
        raise UnknownFormat(sentence)
    return content
