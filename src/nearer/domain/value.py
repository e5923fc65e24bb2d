"""What everything kept in a space has in common."""

from msgspec import Struct


class Value(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False, tag_field="kind"):
    """Its ``id`` is its own for life; an edit is a new revision of the same id."""

    id: str
