"""A recovery code survives being written by hand and typed by a tired person."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.domain.errors import BadInput
from nearer.vault.check_symbols import slip, with_checks
from nearer.vault.recovery import SIGNS, RecoveryCode, read_recovery_code

SECRETS = st.binary(min_size=16, max_size=16)
CODE = RecoveryCode(bytes(range(100, 116)))


@given(SECRETS)
def test_what_was_written_down_is_read_back(secret: bytes) -> None:
    code = RecoveryCode(secret)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}", code.grouped())
    assert read_recovery_code(code.grouped()) == code


@given(SECRETS, st.randoms(use_true_random=False))
def test_case_grouping_and_look_alikes_do_not_matter(secret: bytes, chance: random.Random) -> None:
    look_alikes = {"0": "0Oo", "1": "1IiLl", "V": "VvUu"}
    signs = RecoveryCode(secret).grouped().replace("-", "")
    typed = "".join(
        chance.choice(look_alikes.get(sign, sign + sign.lower()))
        + chance.choice(["", "", "", " ", "-", "–", "\n", " . ", "\u00a0"])
        for sign in signs
    )
    assert read_recovery_code(typed).secret == secret


def test_every_single_slip_is_told_with_its_group() -> None:
    signs = CODE.grouped().replace("-", "")
    for place in range(30):
        for wrong in SIGNS.replace(signs[place], ""):
            typed = signs[:place] + wrong + signs[place + 1 :]
            with pytest.raises(BadInput, match=f"One sign is off, in group {place // 5 + 1}"):
                read_recovery_code(typed)


def test_neighbours_that_changed_places_are_told() -> None:
    signs = CODE.grouped().replace("-", "")
    for place in range(29):
        swapped = signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :]
        if swapped != signs:
            with pytest.raises(BadInput, match="sign is off"):
                read_recovery_code(swapped)


@given(SECRETS, st.sets(st.integers(0, 29), min_size=2, max_size=3), st.randoms())
def test_two_or_three_slips_never_pass_for_a_code(secret, places, chance) -> None:
    signs = list(RecoveryCode(secret).grouped().replace("-", ""))
    for place in places:
        signs[place] = chance.choice(SIGNS.replace(signs[place], ""))
    with pytest.raises(BadInput):
        read_recovery_code("".join(signs))


def test_a_code_of_other_spare_bits_is_no_code_of_this_version() -> None:
    for spare in (1, 2, 3):
        word = with_checks([0] * 25 + [spare])
        with pytest.raises(BadInput, match="newer Nearer"):
            read_recovery_code("".join(SIGNS[symbol] for symbol in word))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "30 signs; here are 0"),
        (CODE.grouped()[:-1], "30 signs; here are 29"),
        (CODE.grouped() + "A", "30 signs; here are 31"),
        ("é" * 30, "only digits and the letters"),
        ("١" * 30, "only digits and the letters"),
        ("0" * 29 + "ß", "only digits and the letters"),
        ("0" * 29 + "\0", "only digits and the letters"),
        ("A" * 100_000, "much longer"),
    ],
)
def test_what_is_no_code_is_told_as_such(typed: str, told: str) -> None:
    with pytest.raises(BadInput, match=told) as error:
        read_recovery_code(typed)
    assert error.value.field == "code"


def test_the_code_shows_itself_only_when_asked() -> None:
    assert repr(CODE) == "RecoveryCode()"
    assert CODE.grouped() not in f"{CODE!r} {CODE}"


@given(st.lists(st.integers(0, 31), min_size=1, max_size=27), st.data())
def test_check_symbols_place_and_mend_one_wrong_symbol(symbols, data) -> None:
    word = with_checks(symbols)
    assert slip(word) is None
    place = data.draw(st.integers(0, len(word) - 1))
    right = word[place]
    word[place] ^= data.draw(st.integers(1, 31))
    assert slip(word) == (place, right)
