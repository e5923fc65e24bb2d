"""How hard a passphrase is to guess."""

from dataclasses import dataclass

from zxcvbn_rs_py import zxcvbn

from nearer.domain.errors import BadInput
from nearer.domain.tongue import gettext as _

SHORTEST = 10  # characters
ENOUGH = 3  # of zxcvbn's 0–4: at least a hundred million guesses, each slowed by the key derivation
READ = 100  # characters looked at: the time it takes grows with the square


@dataclass(frozen=True)
class Strength:
    """``score`` 0–4 as zxcvbn gives it; ``guesses_log10`` is its estimate of the guesses needed."""

    score: int
    guesses_log10: float

    @property
    def enough(self) -> bool:
        return self.score >= ENOUGH


def strength(passphrase: str) -> Strength:
    if not passphrase:
        return Strength(0, 0.0)
    found = zxcvbn(passphrase[:READ])
    return Strength(int(found.score), float(found.guesses_log10))


def check_passphrase(passphrase: str) -> None:
    """Raises BadInput for one that would not protect anything."""
    if len(passphrase) < SHORTEST:
        raise BadInput(
            _(
                "Use at least %(least)s characters: four or five words that only you "
                "would put together are easy to remember."
            )
            % {"least": SHORTEST},
            "passphrase",
        )
    if not strength(passphrase).enough:
        raise BadInput(
            "This could be guessed: it is, or is close to, something on every list. Put four or "
            "five words together that nobody would expect.",
            "passphrase",
        )
