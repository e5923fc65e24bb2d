"""A belief over time: two lines that are the ratings, named, in ink and not in near or away."""

import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest

from nearer.report.strength import APART, StrengthPoint, _apart, strength_over_time

SVG = "{http://www.w3.org/2000/svg}"
NASTY = '<script>alert("x")</script>&amp;\']]>'
FIRST = date(2026, 3, 3)


def drawn(*pairs, belief="the belief", fairer="the fairer view", title="A title", told="What."):
    points = [
        StrengthPoint(FIRST + timedelta(weeks=5 * n), strength, other)
        for n, (strength, other) in enumerate(pairs)
    ]
    return strength_over_time(points, title, told, belief, fairer)


PICTURES = {
    "one": lambda: drawn((80, None)),
    "one of both": lambda: drawn((80, 20)),
    "crossing": lambda: drawn((80, 20), (50, 50), (20, 80)),
    "ends": lambda: drawn((0, 100), (100, 0)),
    "with a gap": lambda: drawn((80, 20), (70, None), (60, 30)),
    "never the fairer": lambda: drawn((80, None), (70, None)),
    "ten years": lambda: drawn(*((n % 101, 100 - n % 101) for n in range(120))),
    "nasty": lambda: drawn((80, 20), (1, 2), belief=NASTY, fairer=NASTY, title=NASTY, told=NASTY),
}


@pytest.fixture(scope="module", params=PICTURES)
def picture(request):
    return ET.fromstring(PICTURES[request.param]())


def test_it_is_told_in_words_and_a_strict_page_may_hold_it(picture, strict):
    assert picture.attrib["role"] == "img"
    assert [part.tag for part in picture[:2]] == [f"{SVG}title", f"{SVG}desc"]
    strict(picture)


def test_no_line_wears_the_hues_of_near_and_away():
    assert not re.search(r"var\(--(near|away)", PICTURES["crossing"]())


def test_names_are_text_and_the_second_stands_only_where_it_was_rated():
    assert words(PICTURES["nasty"]()).count(NASTY) == 2
    assert "the fairer view" in words(PICTURES["crossing"]())
    assert "the fairer view" not in words(PICTURES["never the fairer"]())


def test_a_gap_in_the_fairer_view_is_bridged_and_not_drawn_as_zero():
    dashed = heights(PICTURES["with a gap"](), dashed=True)
    assert len(dashed) == 2
    assert max(dashed) < max(heights(drawn((80, 0), (0, 0)), dashed=True))


def test_higher_is_higher():
    falling = heights(drawn((90, None), (10, None)), dashed=False)
    assert falling[0] < falling[1], "the axis of a picture runs downwards"


@pytest.mark.parametrize(
    ("one", "other"), [(50, 50), (55, 50), (50, 55), (0, 100), (100, 0), (0, 0)]
)
def test_names_never_lie_on_each_other(one, other):
    ends = _apart(one, other)
    assert abs(ends[0] - ends[1]) >= APART
    assert (ends[0] >= ends[1]) == (one >= other)


def words(svg):
    return ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]


def heights(svg, *, dashed):
    """Where the one line or the other runs."""
    found = [
        part.attrib["d"]
        for part in ET.fromstring(svg).iter(f"{SVG}path")
        if part.attrib.get("stroke-width") == "2.5"
        and (part.attrib.get("stroke-dasharray", "1,0") == "5,4") == dashed
    ]
    return [float(y) for _, y in re.findall(r"[ML](-?[\d.]+),(-?[\d.]+)", found[0])]
