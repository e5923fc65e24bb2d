"""Words that were typed and not saved yet."""

from datetime import datetime

from nearer.domain.value import Value


class Unsaved(Value, frozen=True, kw_only=True, tag="unsaved"):
    """What stands in one form. ``page``: its address; ``sheet``: which opening of it.

    ``fields``: name and text, in order.
    """

    page: str
    sheet: str = ""
    when: datetime
    fields: tuple[tuple[str, str], ...] = ()
