"""A header that was damaged, cut, swapped or made by an enemy is refused, and says so rightly."""

import struct
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer import vault
from nearer.domain.errors import UnknownFormat, WrongKey
from nearer.vault.cost import MOST_LANES, MOST_MEMORY, MOST_PASSES
from nearer.vault.header import HEADER, NEWER, NOT_A_VAULT

START, MIDDLE = 7, 135
LEAST = vault.LEAST_COST


def with_cost(header: bytes, *cost: int) -> bytes:
    """The header of an enemy who also mends the checksum."""
    half = struct.pack(">III", *cost) + header[START + 12 : MIDDLE - 8]
    return header[:START] + half + sha256(half).digest()[:8] + header[MIDDLE:]


def refuses(act, *given_) -> bool:
    try:
        act(*given_)
    except UnknownFormat:
        return True
    return False


def test_the_layout_is_the_one_in_the_document(made) -> None:
    assert len(made.header) == HEADER == 251
    assert made.header[:7] == b"nearer\x01"


def test_a_flipped_bit_is_told_as_damage_and_the_other_lock_still_opens(made) -> None:
    code = made.code.grouped()
    for place in range(HEADER):
        changed = bytearray(made.header)
        changed[place] ^= 1 << place % 8
        header = bytes(changed)
        assert len(vault.header_troubles(header)) == 1, place
        assert refuses(vault.recover, made.id, header, code) == (not START <= place < MIDDLE), place
        if place < MIDDLE:
            assert refuses(vault.unlock, made.id, header, made.passphrase), place
    assert vault.unlock(made.id, header, made.passphrase).secret() == made.key.secret()


def test_a_damaged_passphrase_lock_is_mended_with_the_code(made, entropy) -> None:
    damaged = made.header[:40] + b"\0" + made.header[41:]
    key = vault.recover(made.id, damaged, made.code.grouped())
    mended = vault.change_passphrase(made.id, damaged, key, "a new one for it", entropy, LEAST)
    assert vault.header_troubles(mended) == []
    assert vault.unlock(made.id, mended, "a new one for it").secret() == made.key.secret()


def test_mending_one_lock_does_not_pass_off_the_other_as_whole(made, entropy) -> None:
    damaged = made.header[:-1] + bytes([made.header[-1] ^ 1])
    changed = vault.change_passphrase(made.id, damaged, made.key, "another one", entropy, LEAST)
    assert len(vault.header_troubles(changed)) == 1


@pytest.mark.parametrize(
    "cost",
    [
        (0, 0, 0),
        (LEAST.memory - 1, LEAST.passes, 1),
        (LEAST.memory, LEAST.passes - 1, 1),
        (LEAST.memory, LEAST.passes, 0),
        (MOST_MEMORY + 1, 2, 1),
        (LEAST.memory, MOST_PASSES + 1, 1),
        (LEAST.memory, 2, MOST_LANES + 1),
        (MOST_MEMORY, MOST_PASSES, 1),
        (2**32 - 1, 2**32 - 1, 2**32 - 1),
    ],
)
def test_a_cost_out_of_bounds_is_refused_before_it_is_paid(made, entropy, cost) -> None:
    with pytest.raises(UnknownFormat):
        vault.unlock(made.id, with_cost(made.header, *cost), made.passphrase)
    with pytest.raises(UnknownFormat):
        vault.create(made.id, made.passphrase, entropy, vault.Cost(*cost))


def test_another_cost_within_bounds_opens_nothing(made) -> None:
    """The parameters are bound to the lock, so a lowered cost is useless to who lowers it."""
    with pytest.raises(WrongKey):
        vault.unlock(made.id, with_cost(made.header, LEAST.memory, 3, 1), made.passphrase)


def test_locks_cannot_change_places(made) -> None:
    """The slot of the passphrase in the place of the recovery slot opens for neither secret."""
    slot = made.header[START + 12 : MIDDLE - 8]
    swapped = made.header[:MIDDLE] + slot + sha256(slot).digest()[:8]
    with pytest.raises(WrongKey):
        vault.recover(made.id, swapped, made.code.grouped())


def test_a_lock_of_another_vault_opens_nothing_here(made, entropy) -> None:
    other, _, code = vault.create(entropy(16), made.passphrase, entropy, LEAST)
    mixed = made.header[:MIDDLE] + other[MIDDLE:]
    with pytest.raises(WrongKey):
        vault.recover(made.id, mixed, code.grouped())
    with pytest.raises(WrongKey):
        vault.unlock(made.id, other, made.passphrase)


def test_a_newer_version_says_to_update(made) -> None:
    for version in (2, 255):
        newer = made.header[:6] + bytes([version]) + made.header[7:] + b"more"
        with pytest.raises(UnknownFormat, match=NEWER):
            vault.unlock(made.id, newer, made.passphrase)


@given(st.binary(max_size=600))
def test_anything_else_is_no_vault(garbled: bytes) -> None:
    with pytest.raises(UnknownFormat) as told:
        vault.unlock(bytes(16), garbled, "velvet otters borrow thunder")
    assert str(told.value) in {NOT_A_VAULT, NEWER}
    assert vault.header_troubles(garbled)


@pytest.mark.parametrize("length", [0, 6, 7, 19, 134, 135, 250, 252, 502])
def test_a_header_cut_or_lengthened_is_no_vault(made, length) -> None:
    with pytest.raises(UnknownFormat, match="does not look like"):
        vault.unlock(made.id, (made.header * 2)[:length], made.passphrase)
