"""Padding hides lengths and gives back exactly what went in."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nearer.domain.errors import BadInput
from nearer.vault.padding import MOST, pad, padded_size, unpad


@given(st.binary(max_size=20_000))
@example(b"")
@example(b"\0" * 300)
def test_what_was_padded_comes_back(content: bytes) -> None:
    padded = pad(content)
    assert len(padded) == padded_size(len(content))
    assert unpad(padded) == content


@pytest.mark.parametrize(
    ("length", "size"),
    [
        (0, 256),
        (252, 256),
        (253, 512),
        (508, 512),
        (509, 1024),
        (2044, 2048),
        (2045, 4096),
        (4092, 4096),
        (4093, 8192),
        (8188, 8192),
        (8189, 12288),
        (MOST, 1024 * 1024 + 4096),
    ],
)
def test_sizes_grow_in_steps(length: int, size: int) -> None:
    assert padded_size(length) == size == len(pad(bytes(length)))


@given(st.integers(0, MOST), st.integers(0, MOST))
def test_a_longer_text_is_never_padded_to_less(one: int, other: int) -> None:
    assert (one <= other) <= (padded_size(one) <= padded_size(other))
    assert padded_size(one) >= one + 4


def test_too_much_is_told_with_the_numbers() -> None:
    with pytest.raises(BadInput, match="1,048,577 bytes, where 1,048,576 fit"):
        pad(bytes(MOST + 1))


@pytest.mark.parametrize(
    "forged",
    [b"", b"\0\0\0", bytes(255), b"\0\0\0\xff".ljust(256, b"\0"), b"\xff" * 256, bytes(512)],
)
def test_what_pad_did_not_make_is_refused(forged: bytes) -> None:
    with pytest.raises(ValueError, match="length"):
        unpad(forged)
