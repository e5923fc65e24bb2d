"""A file under a passphrase of its own, sealed piece by piece. The bytes: docs/formats/archive.md.

Each piece carries its place and whether it is the last, so that none can be left out, doubled,
moved or cut off (the STREAM construction: Hoang, Reyhanitabar, Rogaway, Vizár 2015).
"""

from collections.abc import Iterable, Iterator
from hmac import compare_digest
from itertools import chain
from struct import Struct
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nearer.domain.errors import DamagedArchive, UnknownFormat, WrongKey
from nearer.domain.ports import Entropy
from nearer.vault.cost import Cost, check_cost, stretch
from nearer.vault.derive import derive
from nearer.vault.labels import ARCHIVE
from nearer.vault.passphrase import LONGEST, is_text, passphrase_bytes

MAGIC = b"nearer archive\n"
VERSION = 1
SALT = 16
PROOF = 32
PIECE = 1 << 16  # bytes of content in every piece but the last
TAG = 16

_COST = Struct(">III")
_PLACE = Struct(">4xQ")  # 12 bytes: the nonce but for its first byte, which says "last"
_TERMS = len(MAGIC) + 1 + _COST.size + SALT
HEADER = _TERMS + PROOF

WRONG = (
    "This passphrase does not open the file. It is the one that was chosen when the file was made, "
    "which may be another than that of your space. Nothing was read."
)
DAMAGED = (
    "This file is damaged or a part of it is missing. Copy it again from where it lies, or choose "
    "another. Nothing was read from it."
)
NEWER = "A newer Nearer made this file. Update Nearer, then open it again. Nothing was read."


def is_archive(first: bytes) -> bool:
    """Whether a file that begins with these bytes is one."""
    return first.startswith(MAGIC)


def seal_archive(
    content: Iterable[bytes], passphrase: str, entropy: Entropy, cost: Cost
) -> Iterator[bytes]:
    """The sealed file in pieces. No more than one piece is held at a time.

    Raises VaultError where the memory for it is not there.
    """
    salt = entropy(SALT)
    terms = MAGIC + bytes([VERSION]) + _COST.pack(*cost) + salt
    cipher, proof = _keys(passphrase, salt, cost, terms)
    return chain([terms + proof], _sealed(content, cipher))


def _sealed(content: Iterable[bytes], cipher: AESGCM) -> Iterator[bytes]:
    place, held = 0, bytearray()
    for part in content:
        held += part
        while len(held) > PIECE:  # one that is full may still be the last
            yield cipher.encrypt(_nonce(place, last=False), bytes(held[:PIECE]), None)
            del held[:PIECE]
            place += 1
    yield cipher.encrypt(_nonce(place, last=True), bytes(held), None)


def open_archive(source: BinaryIO, passphrase: str) -> Iterator[bytes]:
    """The content in pieces, each of them proved before it is given.

    Raises WrongKey, DamagedArchive, UnknownFormat; until the end is reached it may be missing.
    """
    header = source.read(HEADER)
    terms, proof = header[:_TERMS], header[_TERMS:]
    cost, salt = _read_terms(header)
    if len(passphrase) > LONGEST or not is_text(passphrase):
        raise WrongKey(WRONG)
    cipher, expected = _keys(passphrase, salt, cost, terms)
    if not compare_digest(proof, expected):
        raise WrongKey(WRONG)
    return _opened(source, cipher)


def _opened(source: BinaryIO, cipher: AESGCM) -> Iterator[bytes]:
    place, sealed = 0, source.read(PIECE + TAG)
    while True:
        following = source.read(PIECE + TAG) if len(sealed) == PIECE + TAG else b""
        try:
            yield cipher.decrypt(_nonce(place, last=not following), sealed, None)
        except (InvalidTag, ValueError):
            raise DamagedArchive(DAMAGED) from None
        if not following:
            return
        place, sealed = place + 1, following


def _read_terms(header: bytes) -> tuple[Cost, bytes]:
    if not is_archive(header):
        raise UnknownFormat(DAMAGED)
    if len(header) > len(MAGIC) and header[len(MAGIC)] > VERSION:
        raise UnknownFormat(NEWER)
    if len(header) < HEADER or header[len(MAGIC)] != VERSION:
        raise DamagedArchive(DAMAGED)
    cost = Cost(*_COST.unpack_from(header, len(MAGIC) + 1))
    check_cost(cost)
    return cost, header[_TERMS - SALT : _TERMS]


def _keys(passphrase: str, salt: bytes, cost: Cost, terms: bytes) -> tuple[AESGCM, bytes]:
    """The cipher and the proof of the passphrase, both bound to the file's first bytes."""
    stretched = stretch(passphrase_bytes(passphrase), salt, cost)
    both = bytes(derive(stretched, salt, ARCHIVE + terms, 64))
    return AESGCM(both[:32]), both[32:]


def _nonce(place: int, *, last: bool) -> bytes:
    return bytes([last]) + _PLACE.pack(place)[1:]
