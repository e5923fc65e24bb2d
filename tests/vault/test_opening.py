"""A vault opens with its passphrase or its recovery code, and with nothing else."""

import subprocess
import sys
import unicodedata

import pytest

from nearer import vault
from nearer.domain.errors import BadInput, WrongKey

RECORD = bytes(16)


def opens(key, made, entropy) -> bool:
    return key.open(RECORD, made.key.seal(RECORD, b"still here", entropy)) == b"still here"


def test_the_passphrase_opens_it(made, entropy) -> None:
    assert opens(vault.unlock(made.id, made.header, made.passphrase), made, entropy)


def test_the_recovery_code_opens_it(made, entropy) -> None:
    assert opens(vault.recover(made.id, made.header, made.code.grouped()), made, entropy)


@pytest.mark.parametrize(
    "wrong",
    ["", " ", "velvet otters borrow thunde", "Velvet otters borrow thunder", "x" * 9999, "\ud800"],
)
def test_any_wrong_passphrase_gets_the_same_sentence(made, wrong) -> None:
    with pytest.raises(WrongKey) as told:
        vault.unlock(made.id, made.header, wrong)
    assert str(told.value) == vault.WRONG_KEY


def test_a_whole_code_of_another_vault_gets_the_same_sentence(made, entropy) -> None:
    _, _, other = vault.create(entropy(16), made.passphrase, entropy, vault.LEAST_COST)
    with pytest.raises(WrongKey) as told:
        vault.recover(made.id, made.header, other.grouped())
    assert str(told.value) == vault.WRONG_KEY


def test_another_vaults_id_opens_nothing(made, entropy) -> None:
    with pytest.raises(WrongKey):
        vault.unlock(entropy(16), made.header, made.passphrase)
    with pytest.raises(WrongKey):
        vault.recover(entropy(16), made.header, made.code.grouped())


def test_the_same_words_from_another_keyboard_open_it(made, entropy) -> None:
    words = "café ﬁne １２３ Å ☂️ שלום"
    header, key, _ = vault.create(made.id, words, entropy, vault.LEAST_COST)
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        other = vault.unlock(made.id, header, unicodedata.normalize(form, words))
        assert other.secret() == key.secret()


@pytest.mark.parametrize("poor", ["", "1234567", "x" * 1025, "a whole sentence \udfff"])
def test_a_passphrase_that_cannot_be_used_is_told(made, entropy, poor) -> None:
    with pytest.raises(BadInput) as told:
        vault.create(made.id, poor, entropy, vault.LEAST_COST)
    assert told.value.field == "passphrase"
    with pytest.raises(BadInput):
        vault.change_passphrase(made.id, made.header, made.key, poor, entropy, vault.LEAST_COST)


@pytest.mark.parametrize(
    "odd", ["\0" * 8, "💜" * 1024, "\u202e right to left", "ﷺ" * 1024, " " * 8]
)
def test_any_other_text_may_be_a_passphrase(made, entropy, odd) -> None:
    header, key, _ = vault.create(made.id, odd, entropy, vault.LEAST_COST)
    assert vault.unlock(made.id, header, odd).secret() == key.secret()


def test_after_a_change_only_the_new_passphrase_opens_it(made, entropy) -> None:
    new = "seven quiet kettles sing"
    header = vault.change_passphrase(made.id, made.header, made.key, new, entropy, vault.LEAST_COST)
    assert opens(vault.unlock(made.id, header, new), made, entropy)
    assert opens(vault.recover(made.id, header, made.code.grouped()), made, entropy)
    with pytest.raises(WrongKey):
        vault.unlock(made.id, header, made.passphrase)


def test_after_a_new_code_the_old_one_opens_nothing(made, entropy) -> None:
    header, code = vault.new_recovery_code(made.id, made.header, made.key, entropy)
    assert opens(vault.recover(made.id, header, code.grouped()), made, entropy)
    assert opens(vault.unlock(made.id, header, made.passphrase), made, entropy)
    with pytest.raises(WrongKey):
        vault.recover(made.id, header, made.code.grouped())


def test_a_key_of_another_vault_cannot_be_locked_in(made, entropy) -> None:
    with pytest.raises(ValueError, match="another vault"):
        vault.change_passphrase(entropy(16), made.header, made.key, made.passphrase, entropy)
    with pytest.raises(ValueError, match="another vault"):
        vault.new_recovery_code(entropy(16), made.header, made.key, entropy)


def test_the_default_cost_opens_and_stays_within_its_bounds(made, entropy) -> None:
    header, key, _ = vault.create(made.id, made.passphrase, entropy)
    assert vault.unlock(made.id, header, made.passphrase).secret() == key.secret()


def test_no_environment_variable_makes_a_vault_cheaper(made, entropy, monkeypatch) -> None:
    for name in (
        "NEARER_COST",
        "NEARER_TEST",
        "NEARER_DEBUG",
        "CI",
        "TESTING",
        "PYTEST_CURRENT_TEST",
    ):
        monkeypatch.setenv(name, "1")
    header, _, _ = vault.create(made.id, made.passphrase, entropy)
    assert header[7:19] == b"".join(n.to_bytes(4, "big") for n in vault.DEFAULT_COST)


def test_two_vaults_of_one_passphrase_share_no_bytes(made, entropy) -> None:
    other, _, code = vault.create(entropy(16), made.passphrase, entropy, vault.LEAST_COST)
    start = 19
    same = sum(a == b for a, b in zip(made.header[start:], other[start:], strict=True))
    assert same < 10
    assert code.grouped() != made.code.grouped()


@pytest.mark.skipif(sys.platform != "linux", reason="limits memory the Linux way")
def test_too_little_memory_is_told_and_is_no_wrong_passphrase() -> None:
    program = """
import resource
from nearer import vault
from nearer.domain.errors import VaultError
from nearer.vault.cost import stretch

resource.setrlimit(resource.RLIMIT_AS, (700 * 2**20, 700 * 2**20))
try:
    stretch(b"secret", bytes(16), vault.Cost(2**20, 2, 1))
except VaultError as error:
    print(type(error).__name__, error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert "VaultError Opening needs 1024 MB" in done.stdout, done.stderr
