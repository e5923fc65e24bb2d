"""Making a vault, opening it, and changing its locks."""

from nearer.domain.errors import WrongKey
from nearer.domain.ports import Entropy
from nearer.vault import header as headers
from nearer.vault.cost import DEFAULT_COST, Cost, stretch
from nearer.vault.keys import KEY, VaultKey
from nearer.vault.labels import PASSPHRASE_SLOT, RECOVERY_SLOT
from nearer.vault.passphrase import LONGEST, check_length, is_text, passphrase_bytes
from nearer.vault.recovery import RecoveryCode, make_recovery_code, read_recovery_code
from nearer.vault.slots import SALT, WRONG_KEY, Lock, unwrap, wrap


def create(
    vault_id: bytes, passphrase: str, entropy: Entropy, cost: Cost = DEFAULT_COST
) -> tuple[bytes, VaultKey, RecoveryCode]:
    """A new vault's header, key and recovery code. ``vault_id``: 16 bytes.

    Raises BadInput for a passphrase that is too short or too long.
    """
    check_length(passphrase)
    key = VaultKey(vault_id, bytearray(entropy(KEY)))
    code = make_recovery_code(entropy)
    header = headers.make_header(
        cost, _under_passphrase(key, passphrase, entropy, cost), _under_code(key, code, entropy)
    )
    return header, key, code


def unlock(vault_id: bytes, header: bytes, passphrase: str) -> VaultKey:
    """Raises WrongKey, with one sentence whatever was wrong; UnknownFormat for a bad header."""
    cost, slot = headers.passphrase_slot(header)
    if len(passphrase) > LONGEST or not is_text(passphrase):
        raise WrongKey(WRONG_KEY)
    stretched = stretch(passphrase_bytes(passphrase), slot[:SALT], cost)
    return VaultKey(vault_id, unwrap(_passphrase_lock(vault_id, cost), stretched, slot))


def recover(vault_id: bytes, header: bytes, code: str) -> VaultKey:
    """Open with the recovery code. Raises BadInput for a slip of the pen, WrongKey, UnknownFormat.

    Works also when the passphrase's half of the header is damaged.
    """
    secret = read_recovery_code(code).secret
    slot = headers.recovery_slot(header)
    return VaultKey(vault_id, unwrap(_recovery_lock(vault_id), secret, slot))


def change_passphrase(
    vault_id: bytes,
    header: bytes,
    key: VaultKey,
    new: str,
    entropy: Entropy,
    cost: Cost = DEFAULT_COST,
) -> bytes:
    """The header under another passphrase; records and recovery code stay as they are.

    Raises BadInput, UnknownFormat.
    """
    _check_same(vault_id, key)
    check_length(new)
    slot = _under_passphrase(key, new, entropy, cost)
    return headers.with_passphrase_slot(header, cost, slot)


def new_recovery_code(
    vault_id: bytes, header: bytes, key: VaultKey, entropy: Entropy
) -> tuple[bytes, RecoveryCode]:
    """The header under another recovery code, and the code. The old code opens it no more.

    Raises UnknownFormat.
    """
    _check_same(vault_id, key)
    code = make_recovery_code(entropy)
    return headers.with_recovery_slot(header, _under_code(key, code, entropy)), code


def spend(cost: Cost, entropy: Entropy) -> None:
    """Take as long as an unlock that fails: for a space that is not there."""
    stretch(b"nobody", entropy(SALT), cost)


def _under_passphrase(key: VaultKey, passphrase: str, entropy: Entropy, cost: Cost) -> bytes:
    salt = entropy(SALT)
    stretched = stretch(passphrase_bytes(passphrase), salt, cost)
    return wrap(_passphrase_lock(key.vault_id, cost), stretched, salt, key.secret(), entropy)


def _under_code(key: VaultKey, code: RecoveryCode, entropy: Entropy) -> bytes:
    lock = _recovery_lock(key.vault_id)
    return wrap(lock, code.secret, entropy(SALT), key.secret(), entropy)


def _passphrase_lock(vault_id: bytes, cost: Cost) -> Lock:
    return Lock(PASSPHRASE_SLOT, vault_id, headers.cost_bytes(cost))


def _recovery_lock(vault_id: bytes) -> Lock:
    return Lock(RECOVERY_SLOT, vault_id, b"")


def _check_same(vault_id: bytes, key: VaultKey) -> None:
    if key.vault_id != vault_id:
        raise ValueError("this key belongs to another vault")
