"""Pictures a strict page may hold: told in words, coloured by the page, safe with any name."""

import math
import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from pathlib import Path

import pytest

from nearer.report.charts import CalendarDay, ForestRow, calendar, forest
from nearer.report.course import CoursePoint, course
from nearer.report.drawing import PROPERTIES
from nearer.report.shares import ShareRow, shares
from nearer.report.spread import SpreadRow, spread

SVG = "{http://www.w3.org/2000/svg}"
CSS = Path(__file__).resolve().parents[2] / "src/nearer/web/static/nearer.css"
AXIS = "points"
ROW = ForestRow("criticised", 1.4, 0.6, 2.3)
NASTY = '<script>alert("x")</script>&amp;\']]>'
MONDAY = date(2026, 3, 2)


def drawn_forest(*rows: ForestRow, title: str = "A title", told: str = "What it shows.") -> str:
    return forest(rows, title, told, AXIS)


def drawn_calendar(count: int = 60, value: float = 4.0) -> str:
    days = [CalendarDay(MONDAY + timedelta(days=n), value) for n in range(count)]
    return calendar(days, "A title", "What it shows.")


def drawn_course(*at: float, way: str = "away") -> str:
    points = [CoursePoint(MONDAY + timedelta(weeks=n), share) for n, share in enumerate(at)]
    return course(points, "A title", "What it shows.", "enough", way)


def drawn_shares(*rows: ShareRow) -> str:
    return shares(rows, "A title", "What it shows.", "away · stayed · toward")


def drawn_spread(*rows: SpreadRow, way: str = "away") -> str:
    return spread(rows, "A title", "What it shows.", "urge, 0–10", way=way)


MAYA = SpreadRow("Maya", 2.6, 1, 4, few=False)
PICTURES = {
    "one row": lambda: drawn_forest(ROW),
    "both ways": lambda: drawn_forest(ROW, ForestRow("choir", -1.1, -2.0, -0.2)),
    "endless": lambda: drawn_forest(ForestRow("new", 0.4, -math.inf, math.inf)),
    "wide": lambda: drawn_forest(ForestRow("wide", 0.4, -1e6, 1e6)),
    "zero": lambda: drawn_forest(ForestRow("zero", 0.0, 0.0, 0.0)),
    "no name": lambda: drawn_forest(ForestRow("", 1.0, 0.5, 1.5)),
    "long name": lambda: drawn_forest(ForestRow("w" * 60, 1.0, 0.5, 1.5)),
    "nasty": lambda: drawn_forest(ForestRow(NASTY, 1.0, 0.5, 1.5), title=NASTY, told=NASTY),
    "no rows": lambda: drawn_forest(),
    "not a number": lambda: drawn_forest(ForestRow("nan", math.nan, math.nan, math.nan)),
    "calendar": drawn_calendar,
    "one day": lambda: drawn_calendar(1),
    "strongest": lambda: drawn_calendar(9, 10.0),
    "calmest": lambda: drawn_calendar(9, 0.0),
    "a course": lambda: drawn_course(-0.1, 0.2, 0.7, 1.3),
    "one week": lambda: drawn_course(0.1),
    "against it": lambda: drawn_course(-9.0, -40.0),
    "far beyond": lambda: drawn_course(0.0, 80.0),
    "ten years": lambda: drawn_course(*(n / 520 for n in range(520))),
    "shares": lambda: drawn_shares(ShareRow("1–3", 20, 100, 50), ShareRow("7–10", 1, 0, 0)),
    "no shares": lambda: drawn_shares(ShareRow("1–3", 0, 0, 0)),
    "spread": lambda: drawn_spread(MAYA, SpreadRow("Robin", 6.0, 5, 9, few=True)),
    "nasty spread": lambda: drawn_spread(SpreadRow(NASTY, 6.0, 5, 9, few=False)),
}


@pytest.fixture(scope="module", params=PICTURES)
def picture(request: pytest.FixtureRequest) -> str:
    return PICTURES[request.param]()


def test_it_is_well_formed_with_a_title_and_a_description(picture: str) -> None:
    root = ET.fromstring(picture)
    assert root.tag == f"{SVG}svg"
    assert root.attrib["role"] == "img"
    assert root[0].tag == f"{SVG}title"
    assert root[1].tag == f"{SVG}desc"
    assert root[0].text
    assert root[1].text


def test_a_strict_page_may_hold_it(picture: str) -> None:
    root = ET.fromstring(picture)
    for part in root.iter():
        assert part.tag not in {f"{SVG}{name}" for name in ("style", "script", "image", "a")}
        assert "style" not in part.attrib
        assert not [name for name in part.attrib if name.lower().startswith("on")]
        assert not [name for name in part.attrib if name.endswith("href")]


def test_every_colour_is_the_page_s(picture: str) -> None:
    for part in ET.fromstring(picture).iter():
        for name in ("fill", "stroke", "color"):
            colour = part.attrib.get(name, "none")
            assert colour in {"none", "transparent"} or "var(--" in colour, colour
    assert not re.search(r"#[0-9a-f]{3,8}\b(?!;)|rgba?\(", picture)


def test_no_number_is_broken(picture: str) -> None:
    for part in ET.fromstring(picture).iter():
        for name, value in part.attrib.items():
            assert not re.search(r"\b(NaN|Infinity|undefined)\b", value), name


def test_the_page_knows_every_colour_used() -> None:
    known = set(re.findall(r"--([\w-]+)\s*:", CSS.read_text()))
    assert set(PROPERTIES.values()) <= known


def test_names_are_text_and_never_markup() -> None:
    picture = drawn_forest(ForestRow(NASTY, 1.0, 0.5, 1.5), title=NASTY, told=NASTY)
    root = ET.fromstring(picture)
    assert "<script" not in picture
    assert root[0].text == root[1].text == NASTY
    shown = "".join("".join(part.itertext()) for part in root.iter(f"{SVG}text"))
    assert "<script>" in shown


def test_the_same_name_twice_in_other_letters_is_two_rows() -> None:
    root = ET.fromstring(drawn_forest(ROW, ForestRow("Criticised", 0.5, 0.1, 0.9)))
    shown = [text.text for text in root.iter(f"{SVG}text")]
    assert "criticised" in shown
    assert "Criticised" in shown


def test_the_way_is_told_by_shape_as_well_as_by_colour() -> None:
    away, near = drawn_forest(ROW), drawn_forest(ForestRow("choir", -1.4, -2.3, -0.6))
    assert "var(--away)" in away
    assert "var(--near)" not in away
    assert "var(--near)" in near

    def outline(svg: str) -> list[str]:
        return re.findall(r'<path[^>]* d="(M[^"]*)"[^>]*fill="var', svg)

    assert outline(away) != outline(near)


def test_a_stronger_day_is_another_shade() -> None:
    assert drawn_calendar(9, 10.0) != drawn_calendar(9, 0.0)
    assert "var(--away)" in drawn_calendar(9, 10.0)
    assert "color-mix" in drawn_calendar(9, 4.0)


def test_where_a_rise_is_nearer_the_hues_change_places() -> None:
    near = forest([ROW], "A title", "What it shows.", AXIS, raising_is="near")
    assert "var(--near)" in near
    assert "var(--away)" not in near


def test_the_course_says_what_the_bar_is_and_follows_its_way() -> None:
    risen = drawn_course(0.0, 1.4, way="near")
    assert "enough" in risen
    assert "var(--near)" in risen
    assert "var(--away)" not in risen


def test_a_course_that_ends_higher_is_another_picture() -> None:
    assert drawn_course(0.0, 0.5) != drawn_course(0.0, 0.9)


def test_counts_stand_in_the_parts_that_have_room_for_them() -> None:
    root = ET.fromstring(drawn_shares(ShareRow("1–3", 97, 2, 101)))
    shown = {text.text for text in root.iter(f"{SVG}text")}
    assert {"97", "101"} <= shown
    assert "2" not in shown


def test_what_rests_on_few_is_a_ring_and_paler() -> None:
    few = drawn_spread(SpreadRow("Robin", 6.0, 5, 9, few=True))
    many = drawn_spread(SpreadRow("Robin", 6.0, 5, 9, few=False))
    assert 'opacity="0.45"' in few
    assert 'opacity="0.45"' not in many
    assert few.count('fill="var(--away)"') < many.count('fill="var(--away)"')


def test_a_bar_of_few_is_paler_and_its_counts_stay_readable() -> None:
    few = drawn_shares(ShareRow("7–10", 3, 1, 0, few=True))
    assert 'opacity="0.45"' in few
    texts = [part for part in ET.fromstring(few).iter(f"{SVG}text") if part.text in {"3", "1"}]
    assert {part.attrib["fill"] for part in texts} == {"var(--ink)"}
    assert 'opacity="0.45"' not in drawn_shares(ShareRow("7–10", 30, 10, 0))


def test_the_calendar_begins_its_columns_with_the_day_that_a_week_begins_with() -> None:
    days = [CalendarDay(MONDAY + timedelta(days=n), 4.0) for n in range(14)]
    on_top = [drawn_days(calendar(days, "A title", "What it shows.", starts)) for starts in (0, 6)]
    assert on_top == [["Mon", "Wed", "Fri", "Sun"], ["Sun", "Tue", "Thu", "Sat"]]


def drawn_days(svg: str) -> list[str]:
    """The weekdays written beside a calendar, from top to bottom."""
    found = re.findall(r"translate\([-\d.]+,([\d.]+)\)[^>]*>([A-Z][a-z]{2})</text>", svg)
    weekdays = [(float(y), name) for y, name in found if name != "Mar"]
    return [name for _, name in sorted(weekdays)]
