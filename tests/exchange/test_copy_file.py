"""A copy as a file: it comes back as it was, and whatever happens to its bytes is noticed."""

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.domain.errors import DamagedArchive, UnknownFormat
from nearer.domain.ports import Mark, SealedRecord
from nearer.exchange.copy_file import Copy, Head, as_parts, read_copy, read_head, salvage

MADE = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)
ROWS = st.lists(
    st.builds(SealedRecord, st.binary(min_size=16, max_size=16), st.binary(max_size=300)),
    max_size=6,
)


def a_copy(rows: list[SealedRecord]) -> Copy:
    return Copy(Head(b"a vault's own id", MADE, Mark(len(rows), 0), len(rows), b"keys" * 9), rows)


def as_bytes(copy: Copy) -> bytes:
    return b"".join(as_parts(copy))


THREE = a_copy([SealedRecord(bytes([n]) * 16, bytes([n]) * 40) for n in (1, 2, 3)])


@given(ROWS)
def test_every_copy_comes_back(rows: list[SealedRecord]) -> None:
    copy = a_copy(rows)
    assert read_copy(io.BytesIO(as_bytes(copy))) == copy
    assert read_head(io.BytesIO(as_bytes(copy))) == copy.head


@given(st.integers(0, len(as_bytes(THREE)) - 1), st.integers(1, 255))
def test_any_byte_that_changed_is_noticed(place: int, change: int) -> None:
    spoilt = bytearray(as_bytes(THREE))
    spoilt[place] ^= change
    with pytest.raises((DamagedArchive, UnknownFormat)):
        read_copy(io.BytesIO(spoilt))


@given(st.integers(0, len(as_bytes(THREE)) - 1))
def test_a_copy_cut_off_anywhere_is_noticed(end: int) -> None:
    with pytest.raises((DamagedArchive, UnknownFormat)):
        read_copy(io.BytesIO(as_bytes(THREE)[:end]))


def test_something_behind_the_end_is_noticed() -> None:
    with pytest.raises(DamagedArchive):
        read_copy(io.BytesIO(as_bytes(THREE) + b"\0"))


@given(st.binary(max_size=400))
def test_any_other_file_ends_in_a_sentence(content: bytes) -> None:
    for start in (b"", as_bytes(THREE)[:13]):
        with pytest.raises((DamagedArchive, UnknownFormat)):
            read_copy(io.BytesIO(start + content))


def test_a_size_that_no_row_has_is_not_believed() -> None:
    class Counting(io.BytesIO):
        most = 0

        def read(self, size: int | None = -1) -> bytes:
            self.most = max(self.most, size or 0)
            return super().read(size)

    spoilt = bytearray(as_bytes(THREE))
    first_row = len(as_bytes(THREE)) - 32 - 3 * 60
    spoilt[first_row + 16 : first_row + 20] = b"\xff\xff\xff\xff"
    source = Counting(spoilt)
    with pytest.raises(DamagedArchive):
        read_copy(source)
    assert source.most < 10_000


def test_of_a_copy_cut_off_the_rows_before_are_saved() -> None:
    whole = as_bytes(THREE)
    assert salvage(io.BytesIO(whole[:-60])).rows == THREE.rows[:2]


def test_a_copy_of_a_newer_nearer_says_so() -> None:
    newer = bytearray(as_bytes(THREE))
    newer[12] = 2
    with pytest.raises(UnknownFormat, match="newer"):
        read_copy(io.BytesIO(newer))
