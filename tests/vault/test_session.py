"""A shared session opens with its cookie and its row together, and with neither alone."""

import pytest

from nearer import vault
from nearer.domain.errors import VaultError, WrongKey


def test_cookie_and_row_together_open_the_vault(made, entropy) -> None:
    secret, session_id, sealed = vault.seal_session(made.key, entropy)
    assert vault.session_id(secret) == session_id
    assert vault.open_session(secret, sealed, made.id).secret() == made.key.secret()


def test_neither_row_nor_cookie_holds_the_key(made, entropy) -> None:
    secret, session_id, sealed = vault.seal_session(made.key, entropy)
    key = made.key.secret()
    assert key not in sealed + session_id + secret
    assert secret not in sealed
    assert secret[:16] != session_id


def test_another_cookie_vault_or_row_is_refused(made, entropy) -> None:
    secret, _, sealed = vault.seal_session(made.key, entropy)
    other_secret, _, other_sealed = vault.seal_session(made.key, entropy)
    for given in (
        (other_secret, sealed, made.id),
        (secret, other_sealed, made.id),
        (secret, sealed, entropy(16)),
        (b"", sealed, made.id),
        (secret[:-1], sealed, made.id),
        (secret, b"", made.id),
        (secret, sealed[:-1], made.id),
        (secret, b"\x02" + sealed[1:], made.id),
    ):
        with pytest.raises(WrongKey):
            vault.open_session(*given)


def test_any_flipped_bit_is_refused(made, entropy) -> None:
    secret, _, sealed = vault.seal_session(made.key, entropy)
    for bit in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(WrongKey):
            vault.open_session(secret, bytes(changed), made.id)


def test_a_forgotten_key_makes_no_session(made, entropy) -> None:
    made.key.forget()
    with pytest.raises(VaultError, match="locked"):
        vault.seal_session(made.key, entropy)
