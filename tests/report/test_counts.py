"""Two counts over a year: the lines are the counts, the words are words, the page stays strict."""

import re
import xml.etree.ElementTree as ET

import pytest

from nearer.report.counts import Counted, counts_over_days

SVG = "{http://www.w3.org/2000/svg}"
NASTY = '<script>alert("x")</script>&amp;\']]>'


def drawn(climbing, held, name="the easy rule", title="A title", told="What it shows."):
    return counts_over_days(Counted(name, climbing), Counted("Nearer", held), title, told, "months")


PICTURES = {
    "a year": lambda: drawn([day // 20 for day in range(365)], [0] * 365),
    "both climb": lambda: drawn(
        [day // 20 for day in range(365)], [day // 200 for day in range(365)]
    ),
    "nothing at all": lambda: drawn([0] * 365, [0] * 365),
    "one day": lambda: drawn([3], [0]),
    "very many": lambda: drawn([10**6] * 365, [0] * 365),
    "nasty": lambda: drawn([1, 2], [0, 0], NASTY, NASTY, NASTY),
}


@pytest.fixture(scope="module", params=PICTURES)
def picture(request):
    return ET.fromstring(PICTURES[request.param]())


def test_it_is_told_in_words(picture):
    assert picture.attrib["role"] == "img"
    assert [part.tag for part in picture[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert picture[0].text
    assert picture[1].text


def test_a_strict_page_may_hold_it(picture, strict):
    strict(picture)


def test_neither_line_wears_the_hues_of_near_and_away():
    """They stand for directions everywhere else."""
    assert not re.search(r"var\(--(near|away)", PICTURES["both climb"]())


def test_each_line_has_a_step_for_every_change_of_its_count():
    root = ET.fromstring(drawn([0, 1, 1, 4, 6, 6], [0, 0, 2, 2, 2, 2]))
    assert len(heights(root, "1.5")) == 4  # 0, 1, 4, 6
    assert len(heights(root, "3.5")) == 2
    flat = ET.fromstring(drawn([0, 1, 1, 4, 6, 6], [0] * 6))
    assert len(heights(flat, "3.5")) == 1


def test_equal_counts_are_equally_high_in_both_lines():
    root = ET.fromstring(drawn([0, 2, 5], [0, 0, 2]))
    assert heights(root, "3.5") < heights(root, "1.5")


def test_each_line_is_named_and_names_are_text():
    root = ET.fromstring(PICTURES["nasty"]())
    shown = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert NASTY in shown
    assert "Nearer" in shown
    assert root[0].text == root[1].text == NASTY


def heights(root, width):
    """Where the line of that width runs."""
    (line,) = [part for part in root.iter(f"{SVG}path") if part.attrib.get("stroke-width") == width]
    points = re.findall(r"[ML](-?[\d.]+),(-?[\d.]+)", line.attrib["d"])
    return {y for _, y in points}
