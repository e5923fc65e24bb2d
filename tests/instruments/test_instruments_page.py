"""docs/instruments.md: its example is a file, and its tables are what ships."""

import re
from math import log, sqrt
from pathlib import Path

import pytest

from nearer.instruments import instrument, instruments, precision, read_instrument, score
from nearer.instruments.files import (
    MOST_ITEMS,
    DerivedFile,
    HeadFile,
    NormFile,
    OrderFile,
    ScaleFile,
)
from nearer.instruments.measurement import ITEM_ERROR, MOOD
from nearer.instruments.reading import LARGEST, LONGEST_LINE, MOST

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "instruments.md").read_text()
EXAMPLE = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)[1]
ROWS = dict(re.findall(r"^\| `([a-z0-9-]+)` \|(.*)\|$", PAGE, re.MULTILINE))


def test_the_example_is_read_and_scored():
    one = read_instrument(EXAMPLE, "docs/instruments.md")
    assert one.numbers == (1, 2, 3, 4, 6)
    found = score(one, [4, 1, 2, 3, 0])
    assert found.value("ease") == (4 + (4 - 1)) / 2
    assert found.value("strain") == 2 + 3
    assert found.value("balance") == 4 - 2
    assert score(one, [0, 3, 2, 1, 4], "shuffled").scales == found.scales


@pytest.mark.parametrize("kind", [HeadFile, ScaleFile, DerivedFile, NormFile])
def test_the_example_shows_every_field(kind):
    for field in kind.__struct_fields__:
        assert re.search(rf"^{field} = ", EXAMPLE, re.MULTILINE), field


def test_the_page_tells_both_ways_to_give_an_order():
    assert set(OrderFile.__struct_fields__) == {"places", "reversed"}
    assert "An order may instead give `reversed`" in PAGE


def test_the_table_has_every_key_with_its_items_and_certainty():
    assert set(ROWS) == {one.key for one in instruments()}
    for key, row in ROWS.items():
        one = instrument(key)
        items, scored, certainty, _note = (cell.strip() for cell in row.split("|"))
        assert items == f"{one.items}, {one.lowest}–{one.highest}"
        assert scored in {*{scale.score for scale in one.scales}, "each by itself"}
        assert certainty == ("written for Nearer" if key.startswith("own") else one.certainty)


def test_the_page_has_the_bounds_and_figures_of_the_code():
    assert f"At most {LARGEST // 1000} kB, {MOST_ITEMS} items, {MOST['scales']} scales" in PAGE
    assert f"{LONGEST_LINE:,} characters a line" in PAGE
    assert f"error of {ITEM_ERROR} widths" in PAGE
    assert f"mood of {MOOD} widths" in PAGE
    assert f"{precision(instrument('own'), 'anxiety').sem:.2f} points for a scale of `own`" in PAGE
    assert f"= {sqrt(-2 * log(0.05)):.2f}`" in PAGE


def test_the_assumed_mood_gives_the_retest_of_the_page():
    spread = 1.27**2
    error = precision(instrument("own"), "anxiety").sem ** 2
    assert 1 - error / spread == pytest.approx(0.72, abs=0.005)
