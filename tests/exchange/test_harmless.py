"""A cell that a spreadsheet would run is made text, and comes back as it was."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.exchange.harmless import SIGNS, as_it_was, harmless

RISKY = st.text(st.sampled_from("'=+-@\t\r\n＝ a1"), max_size=8)


@pytest.mark.parametrize(
    "cell", ["=1+1", "+cmd|x", "-2+3", "@SUM(1)", "\t=1", "\r=1", "'=1", "  =1", "＝1"]
)
def test_what_would_run_begins_with_an_apostrophe(cell: str) -> None:
    assert harmless(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "-3", "+4.5", "3", "'tis", "a=b", "it's - well - fine"])
def test_numbers_and_plain_words_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


@given(st.text(max_size=20) | RISKY)
def test_every_cell_comes_back(cell: str) -> None:
    assert as_it_was(harmless(cell)) == cell


@given(RISKY)
def test_no_cell_begins_with_a_sign_and_is_no_number(cell: str) -> None:
    written = harmless(cell)
    assert not written or written[0] not in SIGNS or float(written) is not None


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"))))
def test_cells_come_back_through_a_table(cells: list[str]) -> None:
    room = io.StringIO()
    csv.writer(room, lineterminator="\r\n").writerow(["x", *map(harmless, cells)])
    (row,) = csv.reader(io.StringIO(room.getvalue(), newline=""))
    assert [as_it_was(cell) for cell in row[1:]] == cells
