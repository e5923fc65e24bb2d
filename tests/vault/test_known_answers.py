"""The self-test passes here, and would notice a cipher that is wrong."""

import time

import pytest

from nearer import vault
from nearer.domain.errors import SelfTestFailed
from nearer.vault import known_answers


def test_it_passes_quickly() -> None:
    began = time.perf_counter()
    vault.self_test()
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(
    ("answer", "named"),
    [
        ("GCM_SEALED", "AES-GCM"),
        ("HKDF_KEY", "HKDF"),
        ("ARGON2_KEY", "Argon2id"),
        ("SAMPLE_TAG", "a sealed record"),
    ],
)
def test_another_answer_stops_everything(monkeypatch, answer: str, named: str) -> None:
    right = getattr(known_answers, answer)
    monkeypatch.setattr(known_answers, answer, bytes([right[0] ^ 1]) + right[1:])
    with pytest.raises(SelfTestFailed, match=named):
        vault.self_test()


def test_a_cipher_that_checks_nothing_is_noticed(monkeypatch) -> None:
    monkeypatch.setattr(vault.VaultKey, "open", lambda *_: known_answers.SAMPLE_PLAIN)
    with pytest.raises(SelfTestFailed, match="a changed record"):
        vault.self_test()
