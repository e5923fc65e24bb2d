"""Keys and sealed records. The only place with a cipher. The bytes: docs/vault-format.md."""

from nearer.vault.access import (
    change_passphrase,
    create,
    new_recovery_code,
    recover,
    spend,
    unlock,
)
from nearer.vault.archive import is_archive, open_archive, seal_archive
from nearer.vault.cost import DEFAULT_COST, LEAST_COST, Cost
from nearer.vault.header import header_troubles
from nearer.vault.keys import VaultKey
from nearer.vault.known_answers import self_test
from nearer.vault.passphrase import check_length
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
    "check_length",
    "create",
    "header_troubles",
    "is_archive",
    "new_recovery_code",
    "open_archive",
    "open_session",
    "recover",
    "seal_archive",
    "seal_session",
    "self_test",
    "session_id",
    "spend",
    "unlock",
]
