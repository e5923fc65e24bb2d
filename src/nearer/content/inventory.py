"""The words of Nearer's own inventory: about one person, and about people close by in general."""

from typing import Annotated

from msgspec import Meta, Struct

from nearer.content.errors import ContentError
from nearer.content.files import as_toml, text, typed
from nearer.domain.translated import once_a_language

FILE = "inventory.toml"
NAME = "{name}"

Words = Annotated[str, Meta(min_length=1)]


class InventoryItem(Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence twice: ``about`` one person, with their name at ``{name}``; in ``general``."""

    about: Words
    general: Words

    def said_of(self, name: str) -> str:
        """The sentence about a person of that name; "" is people in general."""
        return self.about.replace(NAME, name) if name else self.general


class Inventory(Struct, frozen=True, forbid_unknown_fields=True):
    """``lowest``, ``highest``: words at the ends of the answers. ``week``: of the short form."""

    lowest: Words
    highest: Words
    item: tuple[InventoryItem, ...]
    week: tuple[InventoryItem, ...]


@once_a_language
def inventory() -> Inventory:
    """Raises ContentError."""
    return read_inventory(text(FILE))


def read_inventory(written: str) -> Inventory:
    """Raises ContentError, also for a sentence that does not name whom it is about."""
    found = typed(FILE, as_toml(FILE, written), Inventory)
    for item in (*found.item, *found.week):
        if NAME not in item.about or "{" in item.general:
            raise ContentError(FILE, f"“{item.about}” needs {NAME}, and only in `about`")
    return found
