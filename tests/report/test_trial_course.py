"""The picture of an experiment: the difference, its range, and words for who cannot see it."""

import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from nearer.report.trial_course import CoursePoint, difference_over_outcomes

SVG = "{http://www.w3.org/2000/svg}"
NASTY = '<script>alert("x")</script>&amp;\']]>'

PICTURES = {
    "one": ((1, 0.0, -1.0, 1.0),),
    "narrowing": tuple((n, 0.2, 0.2 - 5 / (n + 4), 0.2 + 5 / (n + 4)) for n in range(1, 41)),
    "at the ends": ((5, 1.0, 1.0, 1.0), (6, -1.0, -1.0, -1.0)),
    "many": ((3650, 0.01, -0.02, 0.04),),
}


def drawn(name: str, scale: int = 100) -> str:
    points = [CoursePoint(*point) for point in PICTURES[name]]
    return difference_over_outcomes(points, scale, NASTY, NASTY)


@pytest.mark.parametrize("scale", [100, 10])
@pytest.mark.parametrize("name", PICTURES)
def test_it_is_told_in_words_and_a_strict_page_may_hold_it(
    name: str, scale: int, strict: Any
) -> None:
    picture = ET.fromstring(drawn(name, scale))
    assert picture.attrib["role"] == "img"
    assert [part.tag for part in picture[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert [part.text for part in picture[:2]] == [NASTY, NASTY]
    strict(picture)


def test_neither_near_nor_away_is_claimed_by_a_colour() -> None:
    assert not re.search(r"var\(--(near|away)", drawn("narrowing"))


def test_the_scale_is_fixed_so_that_no_small_difference_looks_large() -> None:
    for name in ("one", "narrowing"):
        assert {"+100", "−100"} <= set(ET.fromstring(drawn(name)).itertext())
        assert {"+10", "−10"} <= set(ET.fromstring(drawn(name, 10)).itertext())
