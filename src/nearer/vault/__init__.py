"""Keys and sealed records. The only place with a cipher. The bytes: docs/vault-format.md."""

from nearer.vault.access import (
    change_passphrase,
    create,
    new_recovery_code,
    recover,
    spend,
    unlock,
)
from nearer.vault.cost import DEFAULT_COST, LEAST_COST, Cost
from nearer.vault.header import header_troubles
from nearer.vault.keys import VaultKey
from nearer.vault.known_answers import self_test
from nearer.vault.recovery import RecoveryCode
from nearer.vault.session import open_session, seal_session, session_id
from nearer.vault.slots import WRONG_KEY

__all__ = [
    "DEFAULT_COST",
    "LEAST_COST",
    "WRONG_KEY",
    "Cost",
    "RecoveryCode",
    "VaultKey",
    "change_passphrase",
    "create",
    "header_troubles",
    "new_recovery_code",
    "open_session",
    "recover",
    "seal_session",
    "self_test",
    "session_id",
    "spend",
    "unlock",
]
