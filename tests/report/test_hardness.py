"""The picture of how hard steps felt: what it draws, whatever it is given."""

import re
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from nearer.report.hardness import Doing, hardness

DAY = date(2026, 3, 10)
WORDS = ("before it", "after it")


def drawn(*doings: Doing) -> str:
    return hardness(doings, "How hard", "Rings and dots.", WORDS)


def test_it_has_a_title_a_description_and_the_words_of_its_marks() -> None:
    svg = drawn(Doing("Facts", DAY, 30, 10))
    assert "<title>How hard</title><desc>Rings and dots.</desc>" in svg
    for word in (*WORDS, "Facts", ">0<", ">100<"):
        assert word in svg
    assert "#0102" not in svg, "every stand-in became a colour of the page"
    assert "style=" not in svg


def test_every_doing_has_a_ring_a_dot_and_a_line_between_and_every_depth_its_band() -> None:
    svg = drawn(
        Doing("Facts", DAY, 30, 10),
        Doing("Facts", DAY + timedelta(days=9), 20, 40),
        Doing("Fear", DAY + timedelta(days=20), 90, 90),
    )
    assert svg.count("mark-symbol") == 4, "rings, dots, and one of each in the key"
    rings, dots = (
        len(re.findall(r'stroke="var\(--ink-soft\)"', svg)),
        svg.count('fill="var(--ink)"'),
    )
    assert rings >= 3
    assert dots >= 3
    assert height(svg, "Facts") < height(svg, "Fear"), "the shallower stands above"


def test_a_name_with_markup_stays_a_name() -> None:
    assert "<script>" not in drawn(Doing("<script>", DAY, 1, 2))


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.builds(
            Doing,
            rung=st.sampled_from(["Facts", "Fear", "Shame"]),
            day=st.dates(date(1990, 1, 1), date(2040, 1, 1)),
            before=st.integers(0, 100),
            after=st.integers(0, 100),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_any_doings_can_be_drawn(doings: list[Doing]) -> None:
    assert drawn(*doings).startswith("<svg")


def height(svg: str, word: str) -> float:
    """How far from the top a word stands."""
    found = re.search(rf"translate\([-\d.]+,([-\d.]+)\)[^>]*>{word}<", svg)
    assert found
    return float(found.group(1))
