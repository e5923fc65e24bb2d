"""What other programs noted, read as moments; formats in docs/formats/imports.md."""

from nearer.exchange.foreign.bearable import read_bearable
from nearer.exchange.foreign.columns import (
    Wanted,
    first_rows,
    guessed,
    header_of,
    read_columns,
    wanted_of,
)
from nearer.exchange.foreign.daylio import read_daylio
from nearer.exchange.foreign.journals import read_dayone, read_jrnl
from nearer.exchange.foreign.noted import Noted, Reading

__all__ = [
    "Noted",
    "Reading",
    "Wanted",
    "first_rows",
    "guessed",
    "header_of",
    "read_bearable",
    "read_columns",
    "read_daylio",
    "read_dayone",
    "read_jrnl",
    "wanted_of",
]
