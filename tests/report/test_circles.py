"""The circles as a picture: everybody a point, names where there is room, nothing that meets."""

import math
import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nearer.report.circles import DOT, RADII, ROOM, SIZE, Dot, circles, short

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=60)
PEOPLE = st.lists(st.builds(Dot, NAMES, st.integers(0, 2)), max_size=40)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(*people: Dot) -> ET.Element:
    return ET.fromstring(circles(people, "me", "My circles", "all of them"))


def points(picture: ET.Element) -> list[ET.Element]:
    return [one for one in picture.iter(f"{SVG}circle") if one.get("r") == "6"]


def test_it_is_one_picture_with_a_title_and_a_description() -> None:
    picture = drawn(Dot("Maya", 0))
    assert picture.get("role") == "img"
    assert picture.findtext(f"{SVG}title") == "My circles"
    assert picture.findtext(f"{SVG}desc") == "all of them"


def test_closer_circles_are_nearer_to_the_middle() -> None:
    away = []
    for circle in range(3):
        (point,) = points(drawn(Dot("Maya", circle)))
        middle = SIZE / 2
        x, y = float(point.get("cx")) - middle, float(point.get("cy")) - middle
        away.append(round((x * x + y * y) ** 0.5))
    assert away == list(RADII)


@pytest.mark.parametrize("circle", range(3))
def test_as_many_as_have_room_do_not_meet(circle: int) -> None:
    placed = [
        (float(one.get("cx")), float(one.get("cy")))
        for one in points(drawn(*(Dot(f"P{n}", circle) for n in range(ROOM[circle]))))
    ]
    assert all(math.dist(one, other) > 2 * DOT for one, other in combinations(placed, 2))


def test_names_cannot_break_the_picture() -> None:
    assert "<script" not in circles([Dot("<script>x", 0)], "me", "t", "d")


def test_a_long_name_is_cut() -> None:
    assert short("Llanfairpwllgwyngyll") == "Llanfairpw…"
    assert short("Maya") == "Maya"


@settings(deadline=None, max_examples=60)
@given(PEOPLE)
def test_everybody_has_a_point_inside_the_picture(people: list[Dot]) -> None:
    picture = drawn(*people)
    assert len(points(picture)) == len(people)
    for one in picture.iter(f"{SVG}circle"):
        assert 0 <= float(one.get("cx")) <= SIZE
        assert 0 <= float(one.get("cy")) <= SIZE


def test_thirty_people_are_drawn_with_most_of_their_names() -> None:
    written = circles([Dot(f"Kim {n}", n % 3) for n in range(30)], "me", "t", "d")
    assert len(re.findall(r">Kim \d+<", written)) >= 20
