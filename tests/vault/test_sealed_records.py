"""A sealed record opens only where it belongs, whole, and with its own key."""

import copy
import gc
import os
import pickle
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nearer import vault
from nearer.domain.codec import decode, encode
from nearer.domain.errors import BadInput, DamagedRecord, VaultError
from nearer.domain.ports import SealedRecord
from nearer.domain.values import Moment, Revision

KEY = vault.VaultKey(bytes(16), bytearray(range(32)))
IDS = st.binary(min_size=16, max_size=16)


def a_moment(number: int) -> Revision:
    when = datetime(2026, 3, 1, 21, number % 60, tzinfo=UTC)
    return Revision(
        f"{number:032x}", when, Moment(id=f"{number:032x}", when=when, urge=number % 11)
    )


def sealed_moments(count: int) -> list[SealedRecord]:
    ids = [number.to_bytes(16, "big") for number in range(count)]
    return [
        SealedRecord(id_, KEY.seal(id_, encode(a_moment(number)), os.urandom))
        for number, id_ in enumerate(ids)
    ]


@given(IDS, st.binary(max_size=9000))
def test_what_was_sealed_comes_back(record_id: bytes, content: bytes) -> None:
    sealed = KEY.seal(record_id, content, os.urandom)
    assert KEY.open(record_id, sealed) == content
    assert KEY.open_all([SealedRecord(record_id, sealed)], bytes) == ([content], [])


@given(IDS, st.binary(max_size=600), st.data())
def test_any_flipped_bit_is_found(record_id: bytes, content: bytes, data: st.DataObject) -> None:
    sealed = bytearray(KEY.seal(record_id, content, os.urandom))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(DamagedRecord) as told:
        KEY.open(record_id, bytes(sealed))
    assert told.value.record_id == record_id
    assert KEY.open_all([SealedRecord(record_id, bytes(sealed))], bytes) == ([], [record_id])


@given(st.binary(max_size=700))
def test_bytes_that_were_never_sealed_are_refused(garbled: bytes) -> None:
    with pytest.raises(DamagedRecord):
        KEY.open(bytes(16), garbled)
    assert KEY.open_all([SealedRecord(bytes(16), garbled)], bytes) == ([], [bytes(16)])


@given(st.binary(max_size=300), st.integers(0, 556))
def test_a_cut_record_is_refused(content: bytes, length: int) -> None:
    sealed = KEY.seal(bytes(16), content, os.urandom)
    with pytest.raises(DamagedRecord):
        KEY.open(bytes(16), sealed[: length % len(sealed)])


def test_rows_that_changed_places_are_refused() -> None:
    first, second = sealed_moments(2)
    swapped = [SealedRecord(first.id, second.sealed), SealedRecord(second.id, first.sealed)]
    assert KEY.open_all(swapped, decode) == ([], [first.id, second.id])


def test_a_record_of_another_vault_is_refused_even_under_the_same_key() -> None:
    twin = vault.VaultKey(b"another vault id", bytearray(range(32)))
    sealed = twin.seal(bytes(16), b"theirs", os.urandom)
    with pytest.raises(DamagedRecord):
        KEY.open(bytes(16), sealed)


def test_one_content_never_looks_the_same_twice() -> None:
    once, again = (KEY.seal(bytes(16), b"the same", os.urandom) for _ in range(2))
    assert once[1:13] != again[1:13]
    assert once[13:] != again[13:]


def test_sizes_tell_only_the_step() -> None:
    assert len({len(KEY.seal(bytes(16), bytes(n), os.urandom)) for n in range(253)}) == 1


def test_too_much_for_one_record_is_told_and_nothing_is_cut() -> None:
    most = bytes(1024 * 1024)
    assert KEY.open(bytes(16), KEY.seal(bytes(16), most, os.urandom)) == most
    with pytest.raises(BadInput, match="too much for one record"):
        KEY.seal(bytes(16), most + b"\0", os.urandom)


def test_damage_never_hides_the_others() -> None:
    records = sealed_moments(50)
    for place in (0, 17, 49):
        id_, sealed = records[place]
        records[place] = SealedRecord(id_, sealed[:-1] + bytes([sealed[-1] ^ 1]))
    records[30] = SealedRecord(records[30].id, KEY.seal(records[30].id, b"{no json", os.urandom))
    values, damaged = KEY.open_all(records, decode)
    assert [int(id_.hex(), 16) for id_ in damaged] == [0, 17, 30, 49]
    assert values == [a_moment(n) for n in range(50) if n not in {0, 17, 30, 49}]


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_left_as_it_was(on: bool) -> None:
    def decode_looking(plain: bytes) -> bytes:
        seen.append(gc.isenabled())
        return plain

    def decode_failing(_plain: bytes) -> bytes:
        raise KeyError

    seen: list[bool] = []
    was = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        KEY.open_all(sealed_moments(3), decode_looking)
        assert gc.isenabled() == on
        with pytest.raises(KeyError):
            KEY.open_all(sealed_moments(3), decode_failing)
        assert gc.isenabled() == on
    finally:
        (gc.enable if was else gc.disable)()
    assert seen == [False] * 3


def test_a_forgotten_key_opens_and_seals_nothing(entropy) -> None:
    secret = bytearray(range(32))
    key = vault.VaultKey(bytes(16), secret)
    sealed = key.seal(bytes(16), b"words", entropy)
    key.forget()
    key.forget()
    assert secret == bytes(32)
    for act in (
        lambda: key.seal(bytes(16), b"more", entropy),
        lambda: key.open(bytes(16), sealed),
        lambda: key.open_all([SealedRecord(bytes(16), sealed)], bytes),
        key.secret,
    ):
        with pytest.raises(VaultError, match="locked"):
            act()


def test_a_key_shows_nothing_and_is_never_written_out() -> None:
    shown = f"{KEY!r} {KEY} {[KEY]}"
    assert "VaultKey" in shown
    assert bytes(range(32)).hex()[:8] not in shown
    assert "\\x0" not in shown
    for copied in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match="never written out"):
            copied(KEY)
    assert not hasattr(KEY, "__dict__")


@pytest.mark.parametrize(("vault_id", "secret"), [(b"", 32), (bytes(15), 32), (bytes(16), 31)])
def test_ids_and_keys_have_one_length(vault_id: bytes, secret: int, entropy) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        vault.VaultKey(vault_id, bytearray(secret))
    with pytest.raises(ValueError, match="16 bytes"):
        KEY.seal(bytes(17), b"", entropy)


@settings(max_examples=30)
@given(st.lists(st.tuples(IDS, st.binary(max_size=300)), max_size=20))
def test_opening_all_gives_what_opening_each_gives(contents) -> None:
    records = [SealedRecord(id_, KEY.seal(id_, content, os.urandom)) for id_, content in contents]
    values, damaged = KEY.open_all(records, bytes)
    assert values == [KEY.open(*record) for record in records]
    assert damaged == []
