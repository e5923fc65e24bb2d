"""A table of pages, each looked at for the first time and then again and again."""

import statistics
from collections.abc import Mapping
from functools import partial

from bench.pages import Bench, repeated
from rich.table import Table

LOOKS = 20
BAR = 200  # milliseconds


def looked_at(bench: Bench, pages: Mapping[str, str]) -> Table:
    """``pages``: addresses by what they are called. The bar is for the slowest look of all."""
    table = Table("milliseconds", "first look", "median", "slowest", f"bar {BAR}", box=None)
    for name, path in pages.items():
        first = bench.look(path)
        warm = repeated(partial(bench.look, path), LOOKS)
        figures = (first, statistics.median(warm), max(warm))
        fine = "kept" if max(figures) * 1000 <= BAR else "missed"
        table.add_row(name, *(f"{1000 * one:.0f}" for one in figures), fine)
    return table
