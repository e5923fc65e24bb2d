"""The map as a picture: points are where the numbers are, and the page stays strict."""

import re
import xml.etree.ElementTree as ET

import pytest

from nearer.instruments import Place, outline
from nearer.report.plane import SIZE, PlanePoint, PlaneWords, plane, short

SVG = "{http://www.w3.org/2000/svg}"
NASTY = '<script>alert("x")</script>&amp;\']]>'
WORDS = PlaneWords(
    "A title", "What it shows.", "worry", "distance", ("at ease", "distance", "both", "afraid")
)


def point(
    label: str, anxiety: float, avoidance: float, *trail: tuple[float, float], general: bool = False
) -> PlanePoint:
    place = Place(anxiety=anxiety, avoidance=avoidance, anxiety_sem=0.5, avoidance_sem=0.4)
    edge = outline(place, corners=24)
    return PlanePoint(label, (anxiety, avoidance), edge, trail, general)


PICTURES = {
    "one": [point("Maya", 3.1, 4.8)],
    "a trail": [point("Maya", 3.1, 4.8, (5.0, 5.5), (4.2, 5.1))],
    "three": [point("Maya", 3, 4), point("Jonas", 2, 2), point("in general", 4, 4, general=True)],
    "corners": [point("a", 1, 1), point("b", 7, 7), point("c", 1, 7), point("d", 7, 1)],
    "a crowd": [point(f"Person {n}", 1 + n % 7, 1 + n * 5 % 7) for n in range(30)],
    "nasty": [point(NASTY, 4, 4)],
}


@pytest.fixture(scope="module", params=PICTURES)
def picture(request):
    return ET.fromstring(plane(PICTURES[request.param], WORDS))


def test_it_is_told_in_words(picture):
    assert picture.attrib["role"] == "img"
    assert [part.tag for part in picture[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert (picture[0].text, picture[1].text) == ("A title", "What it shows.")


def test_a_strict_page_may_hold_it(picture):
    for part in picture.iter():
        assert part.tag not in {f"{SVG}{name}" for name in ("style", "script", "image", "a")}
        assert not {"style", "href"} & set(part.attrib)
        for name in ("fill", "stroke"):
            colour = part.attrib.get(name, "none")
            assert colour in {"none", "transparent"} or "var(--" in colour
        assert not re.search(r"\b(NaN|Infinity|undefined|null)\b", " ".join(part.attrib.values()))


def test_the_regions_stand_in_the_corners_in_words(picture):
    assert set(WORDS.corners) <= set(texts(picture))


def test_a_place_has_none_of_the_hues_of_near_and_away(picture):
    assert not re.search(r"var\(--(near|away)", ET.tostring(picture, "unicode"))


@pytest.mark.parametrize("name", ["one", "three", "corners", "a crowd"])
def test_every_point_is_where_its_numbers_are(name):
    points = PICTURES[name]
    root = ET.fromstring(plane(points, WORDS))
    each = SIZE / 6
    wanted = {(round((p.spot[0] - 1) * each, 1), round((7 - p.spot[1]) * each, 1)) for p in points}
    assert circles(root) == wanted


def test_the_edge_is_as_wide_and_as_high_as_the_error():
    root = ET.fromstring(plane(PICTURES["one"], WORDS))
    (edge,) = [part for part in root.iter(f"{SVG}path") if part.attrib.get("fill-opacity") == "0.6"]
    corners = [
        tuple(map(float, at)) for at in re.findall(r"(-?[\d.]+),(-?[\d.]+)", edge.attrib["d"])
    ]
    sides = [max(side) - min(side) for side in zip(*corners, strict=True)]
    both_ways = 2 * 2.4477 * SIZE / 6  # a circle of 95 % of a plane with an error of one point
    assert sides == pytest.approx([both_ways * 0.5, both_ways * 0.4], abs=0.5)


def test_a_trail_is_a_dot_for_every_time():
    plain, trail = (ET.fromstring(plane(PICTURES[name], WORDS)) for name in ("one", "a trail"))
    assert "stroke-dasharray" not in ET.tostring(plain, "unicode")
    (way,) = [p for p in trail.iter(f"{SVG}path") if p.attrib.get("stroke-dasharray")]
    assert len(re.findall(r"[ML]", way.attrib["d"])) == 3


def test_names_are_text_and_long_ones_are_cut():
    shown = texts(ET.fromstring(plane(PICTURES["nasty"], WORDS)))
    assert short(NASTY) in shown
    assert short("Maya") == "Maya"
    assert short("x" * 60) == "x" * 15 + "…"


def test_people_in_general_are_a_ring():
    root = ET.fromstring(plane(PICTURES["three"], WORDS))
    fills = [part.attrib["fill"] for part in marks(root)]
    assert fills.count("var(--surface)") == 1
    assert fills.count("var(--ink)") == 2


def marks(root):
    """The large points: they alone have this edge."""
    return [
        part
        for part in root.iter(f"{SVG}path")
        if part.attrib.get("stroke-width") == "2"
        and "translate" in part.attrib.get("transform", "")
    ]


def circles(root):
    found = [
        re.search(r"translate\(([-\d.]+),([-\d.]+)\)", p.attrib["transform"]) for p in marks(root)
    ]
    return {(round(float(at[1]), 1), round(float(at[2]), 1)) for at in found if at}


def texts(root):
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
