"""A sealed file opens with its passphrase, whole or not at all."""

import io
import random
import struct
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given, settings
from hypothesis import strategies as st

from nearer import vault
from nearer.domain.errors import DamagedArchive, UnknownFormat, VaultError, WrongKey
from nearer.vault.archive import HEADER, PIECE, TAG

PASSPHRASE = "seven lanterns under water"
KNOWN = "225c5ac2a1912c54abd35c78bcb514879d2615b270220902fccb4d06e628a418"


def sealed(content: bytes, passphrase: str = PASSPHRASE) -> bytes:
    parts = [content[start : start + 999] for start in range(0, len(content), 999)]
    chance = random.Random(4).randbytes
    return b"".join(vault.seal_archive(parts, passphrase, chance, vault.LEAST_COST))


def opened(file: bytes, passphrase: str = PASSPHRASE) -> bytes:
    return b"".join(vault.open_archive(io.BytesIO(file), passphrase))


@pytest.fixture(scope="module")
def three_pieces() -> bytes:
    return sealed(random.Random(1).randbytes(2 * PIECE + 77))


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 5])
def test_what_was_sealed_comes_back(size: int) -> None:
    content = random.Random(size).randbytes(size)
    file = sealed(content)
    assert opened(file) == content
    pieces = max(1, -(-size // PIECE))
    assert len(file) == HEADER + size + pieces * TAG


@settings(max_examples=15, deadline=None)
@given(st.binary(max_size=3000), st.text(st.characters(exclude_categories=["Cs"]), min_size=8))
def test_any_content_comes_back_under_any_passphrase(content: bytes, passphrase: str) -> None:
    assert opened(sealed(content, passphrase[:80]), passphrase[:80]) == content


def test_the_format_is_the_one_that_is_written_down() -> None:
    """Opened by hand, as docs/formats/archive.md says; and the same bytes as ever."""
    file = sealed(b"the words of one moment")
    assert sha256(file).hexdigest() == KNOWN
    memory, passes, lanes = struct.unpack(">III", file[16:28])
    argon = Argon2id(
        salt=file[28:44], length=32, iterations=passes, lanes=lanes, memory_cost=memory
    )
    info = b"nearer v1 archive\0" + file[:44]
    both = HKDF(SHA256(), 64, salt=file[28:44], info=info).derive(argon.derive(PASSPHRASE.encode()))
    assert file[:15] == b"nearer archive\n"
    assert file[15] == 1
    assert both[32:] == file[44:76]
    nonce = b"\x01" + bytes(11)
    assert AESGCM(both[:32]).decrypt(nonce, file[76:], None) == b"the words of one moment"


def test_a_wrong_passphrase_is_told_as_one(three_pieces: bytes) -> None:
    for other in ("seven lanterns under waters", "", "x" * 2000, "\ud800" * 9):
        with pytest.raises(WrongKey, match="does not open the file"):
            opened(three_pieces, other)


@pytest.mark.parametrize("place", [16, 30, HEADER - 1, HEADER, HEADER + PIECE, -1])
def test_one_changed_bit_is_noticed(three_pieces: bytes, place: int) -> None:
    changed = bytearray(three_pieces)
    changed[place] ^= 1
    with pytest.raises(VaultError):
        opened(bytes(changed))


@pytest.mark.parametrize("keep", [HEADER + 5, HEADER + PIECE + TAG, HEADER + 2 * (PIECE + TAG)])
def test_a_file_that_was_cut_off_is_noticed(three_pieces: bytes, keep: int) -> None:
    with pytest.raises(DamagedArchive):
        opened(three_pieces[:keep])


def test_pieces_cannot_change_places_or_be_doubled(three_pieces: bytes) -> None:
    head, body = three_pieces[:HEADER], three_pieces[HEADER:]
    one, two, rest = body[: PIECE + TAG], body[PIECE + TAG : 2 * (PIECE + TAG)], body[-77 - TAG :]
    for shuffled in (two + one + rest, one + one + two + rest, one + rest, body + rest):
        with pytest.raises(DamagedArchive):
            opened(head + shuffled)


def test_other_files_and_newer_ones_are_told_apart(three_pieces: bytes) -> None:
    for other in (b"", b"PK\x03\x04", b"nearer archive"):
        with pytest.raises(UnknownFormat):
            opened(other)
    with pytest.raises(UnknownFormat, match="newer"):
        opened(three_pieces[:15] + b"\x02" + three_pieces[16:])


def test_a_dear_cost_in_the_file_is_refused_before_it_is_paid(three_pieces: bytes) -> None:
    dear = three_pieces[:16] + b"\xff" * 12 + three_pieces[28:]
    with pytest.raises(UnknownFormat):
        opened(dear)
