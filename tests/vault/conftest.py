"""A vault of an invented person, made cheaply, with chance that repeats."""

import random
from dataclasses import dataclass

import pytest

from nearer import vault
from nearer.domain.ports import Entropy

PASSPHRASE = "velvet otters borrow thunder"


@dataclass(frozen=True)
class Made:
    id: bytes
    header: bytes
    key: vault.VaultKey
    code: vault.RecoveryCode
    passphrase: str = PASSPHRASE


@pytest.fixture
def entropy() -> Entropy:
    return random.Random(20).randbytes


@pytest.fixture
def made(entropy: Entropy) -> Made:
    vault_id = entropy(16)
    return Made(vault_id, *vault.create(vault_id, PASSPHRASE, entropy, vault.LEAST_COST))
