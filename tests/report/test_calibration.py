"""The picture of what was said against what came."""

from xml.etree import ElementTree as ET

import pytest

from nearer.report.calibration import CalibrationPoint, CalibrationWords, calibrated
from nearer.report.drawing import PROPERTIES

WORDS = CalibrationWords(
    title="Said & come", description="A <dot> each.", predicted="said", came="came", even="as said"
)
POINTS = [
    CalibrationPoint(10, 0, 0, 60, few=True),
    CalibrationPoint(70, 35, 12, 66),
    CalibrationPoint(100, 100, 40, 100),
]
SVG = "{http://www.w3.org/2000/svg}"


def test_it_is_one_named_picture_with_a_description() -> None:
    svg = ET.fromstring(calibrated(POINTS, WORDS))
    assert (svg.get("role"), svg[0].text, svg[1].text) == ("img", "Said & come", "A <dot> each.")
    assert [part.get("aria-label") for part in svg.iter() if part.get("aria-label")] == []


def test_it_says_what_the_axes_and_the_diagonal_are() -> None:
    texts = {text.text for text in ET.fromstring(calibrated(POINTS, WORDS)).iter(f"{SVG}text")}
    assert {"said", "came", "as said", "0", "50", "100"} <= texts


def test_it_follows_light_and_dark_and_uses_neither_near_nor_away() -> None:
    drawn = calibrated(POINTS, WORDS)
    assert not any(stand_in in drawn for stand_in in PROPERTIES)
    assert "var(--ink)" in drawn
    assert "var(--near)" not in drawn
    assert "var(--away)" not in drawn
    assert "style=" not in drawn


def test_what_rests_on_few_is_a_ring_with_a_pale_line() -> None:
    few = calibrated(POINTS[:1], WORDS)
    many = calibrated(POINTS[1:2], WORDS)
    assert 'fill="var(--ink)"' not in few
    assert 'fill="var(--ink)"' in many
    assert 'opacity="0.45"' in few
    assert 'opacity="0.45"' not in many


@pytest.mark.parametrize("count", [1, 5])
def test_any_number_of_steps_can_be_drawn(count: int) -> None:
    points = [CalibrationPoint(20 * n, 50, 0, 100) for n in range(count)]
    assert calibrated(points, WORDS).startswith("<svg")
