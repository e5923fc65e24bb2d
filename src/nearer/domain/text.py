"""What may be typed, and how it is tidied before it is kept."""

import unicodedata

from nearer.domain.errors import BadInput
from nearer.domain.tongue import gettext as _

WORDS = 20_000  # characters in a free text; about eight printed pages
NAME = 60  # characters in an alias or tag


def tidy(text: str, field: str, limit: int = WORDS) -> str:
    """The same text with even line ends and no outer blanks. Raises BadInput."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if any(unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t" for c in text):
        raise BadInput(
            "There is a character in this text that cannot be kept (an invisible control sign). "
            "Nothing is lost: take it out and save again.",
            field,
        )
    if len(text) > limit:
        raise BadInput(
            _(
                "This is %(over)s characters longer than fits here (%(limit)s). Nothing "
                "is lost: shorten it, or split it in two."
            )
            % {"over": f"{len(text) - limit:,}", "limit": f"{limit:,}"},
            field,
        )
    return text


def tidy_name(text: str, field: str, limit: int = NAME) -> str:
    """One line of text that names something. Raises BadInput, also when it is empty."""
    name = " ".join(tidy(text, field, limit * 4).split())
    if not name:
        raise BadInput("Give it a name, however short.", field)
    if len(name) > limit:
        raise BadInput(_("Keep this name under %(limit)s characters.") % {"limit": limit}, field)
    return name


def folded(text: str) -> str:
    """Text for comparing and searching: without case and accents."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in spread if not unicodedata.combining(c))
