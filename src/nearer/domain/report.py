"""What a person takes along to somebody who helps them, item by item, and the letter with it."""

from typing import Literal

from nearer.domain.value import Value

Naming = Literal["numbers", "kinship", "own"]
"""What others are called: P1 and P2, "a friend", or as the person calls them here."""


class ReportPlan(Value, frozen=True, kw_only=True, tag="report"):
    """There is one. ``since``, ``until``: days, YYYY-MM-DD; "" has no end there.

    ``people``: ids of those who may be in it; ``despite``: those among them who were marked as
    not safe when they were chosen. ``items``: as ``companion/reporting_items.py`` names them.
    ``letter``: question and answer.
    """

    since: str = ""
    until: str = ""
    naming: Naming = "numbers"
    people: tuple[str, ...] = ()
    despite: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    short: bool = False
    letter: tuple[tuple[str, str], ...] = ()
