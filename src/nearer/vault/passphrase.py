"""What may be a passphrase, and its bytes."""

import unicodedata

from nearer.domain.errors import BadInput

SHORTEST = 8  # characters; NIST SP 800-63B §5.1.1 asks for no less
LONGEST = 1024  # characters; far beyond any sentence, short enough to never stall


def check_length(passphrase: str) -> None:
    """Raises BadInput for a new passphrase that is too short, too long or no text."""
    if len(passphrase) < SHORTEST:
        raise BadInput(f"Use at least {SHORTEST} characters.", "passphrase")
    if len(passphrase) > LONGEST:
        raise BadInput(f"Use at most {LONGEST:,} characters.", "passphrase")
    if not is_text(passphrase):
        raise BadInput(
            "There is a character in this passphrase that cannot be stored. Leave it out.",
            "passphrase",
        )


def is_text(passphrase: str) -> bool:
    """False when there is half a character (a lone surrogate) in it, which has no bytes."""
    return not any("\ud800" <= sign <= "\udfff" for sign in passphrase)


def passphrase_bytes(passphrase: str) -> bytes:
    """UTF-8 of the NFKC form: the same words typed on another keyboard give the same bytes.

    Nothing is trimmed and no case is folded. NFKC is stable for every assigned character
    (Unicode Standard Annex #15 §3).
    """
    return unicodedata.normalize("NFKC", passphrase).encode()
