"""How dear one guess at a passphrase is made: Argon2id and the bounds its parameters keep to.

Argon2id is RFC 9106. The parameters stand in the vault's header, where a stranger could change
them; the bounds see to it that a changed header can neither make guessing cheap nor eat the memory
of the machine that reads it. Nothing outside the code can lower them.
"""

from typing import NamedTuple

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from nearer.domain.errors import UnknownFormat, VaultError

STRETCHED = 32  # bytes


class Cost(NamedTuple):
    """``memory`` in KiB, ``passes`` over it, and ``lanes`` that may be filled at the same time."""

    memory: int
    passes: int
    lanes: int


DEFAULT_COST = Cost(memory=256 * 1024, passes=3, lanes=4)
"""0.4 s on two cores; RFC 9106 §4 recommends four lanes and, with 64 MiB, three passes."""

LEAST_COST = Cost(memory=19 * 1024, passes=2, lanes=1)
"""The smallest cost OWASP's Password Storage Cheat Sheet gives for Argon2id: 0.02 s."""

MOST_MEMORY = 1024 * 1024  # KiB
MOST_PASSES = 16
MOST_LANES = 16
MOST_WORK = 4 * 1024 * 1024  # KiB × passes: some seconds on one core


def check_cost(cost: Cost) -> None:
    """Raises UnknownFormat for a cost that is too cheap to protect or too dear to be meant."""
    memory, passes, lanes = cost
    within = (
        LEAST_COST.memory <= memory <= MOST_MEMORY
        and LEAST_COST.passes <= passes <= MOST_PASSES
        and LEAST_COST.lanes <= lanes <= MOST_LANES
        and memory * passes <= MOST_WORK
    )
    if not within:
        raise UnknownFormat(
            "The keys of this space ask for a way of unlocking that Nearer does not use. "
            "Nothing was changed. If you have a backup, open that instead."
        )


def stretch(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """32 bytes that cost time and memory to find from ``secret``.

    Raises UnknownFormat, and VaultError when the memory is not there.
    """
    check_cost(cost)
    memory, passes, lanes = cost
    derivation = Argon2id(
        salt=salt, length=STRETCHED, iterations=passes, lanes=lanes, memory_cost=memory
    )
    try:
        return derivation.derive(secret)
    except MemoryError:
        raise VaultError(
            f"Opening needs {memory // 1024} MB of free memory for a moment, and they are not "
            "there. Close another program and try again; nothing was changed."
        ) from None
