"""The second copy of a vault's row is found, trusted only when whole, and never made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.domain.ports import VaultRow
from nearer.storage.spare import MARK, find_spares, make_spare, opaque, read_spare

NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
VAULTS = st.builds(VaultRow, st.binary(min_size=16, max_size=16), NAMES, st.binary(max_size=400))


@given(VAULTS, st.binary(max_size=50), st.binary(max_size=50))
def test_a_copy_is_read_and_found_anywhere(vault: VaultRow, before: bytes, after: bytes) -> None:
    spare = make_spare(vault)
    assert read_spare(spare) == vault
    assert read_spare(spare + after) == vault
    assert list(find_spares(before + spare + after)) == [vault]


@given(VAULTS, st.data())
def test_a_spoilt_copy_is_not_trusted(vault: VaultRow, data: st.DataObject) -> None:
    spare = bytearray(make_spare(vault))
    bit = data.draw(st.integers(0, len(spare) * 8 - 1))
    spare[bit // 8] ^= 1 << bit % 8
    assert read_spare(bytes(spare)) is None
    assert list(find_spares(bytes(spare))) == []


@pytest.mark.parametrize("other", [b"", MARK, MARK * 9, MARK + bytes(40), b"x" * 400])
def test_other_bytes_hold_no_copy(other: bytes) -> None:
    assert read_spare(other) is None
    assert list(find_spares(other)) == []


@pytest.mark.parametrize("column", [b"ab", memoryview(b"ab"), "ab"])
def test_a_column_of_any_kind_becomes_bytes(column: object) -> None:
    assert opaque(column) == b"ab"


@pytest.mark.parametrize("column", [None, 3, 2.5, "\ud800"])
def test_even_a_spoilt_one(column: object) -> None:
    assert isinstance(opaque(column), bytes)
