"""Cells that a spreadsheet would take for a formula, made harmless and back.

A program that opens a table may run what begins with one of these signs. An apostrophe in front
makes it text; one more is put before a cell that begins with apostrophes and such a sign already,
so that nothing is lost on the way back.
"""

import re

SIGNS = "=+-@\t\r\n"
_AT_RISK = re.compile(rf"'*[\s]*[{re.escape(SIGNS)}＝＋－＠]", re.DOTALL)
_A_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,15})?")


def harmless(cell: str) -> str:
    """The cell as text for every program. A plain number stays one."""
    if _AT_RISK.match(cell) and not _A_NUMBER.fullmatch(cell):
        return "'" + cell
    return cell


def as_it_was(cell: str) -> str:
    """What ``harmless`` was given."""
    if cell.startswith("'") and _AT_RISK.match(cell):
        return cell[1:]
    return cell
