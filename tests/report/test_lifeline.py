"""Memories as beads on a line."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.report.lifeline import EDGE, MANY, WIDTH, Bead, beads, lanes

WORDS = ("Memories <by> age", "Five & more", "age in years")
STILLS = st.sampled_from(["", "yes", "partly", "no", "unsure"])
LINES = st.lists(st.tuples(st.integers(-60, 120), STILLS), min_size=1, max_size=60).map(
    lambda made: [Bead(n, at, still) for n, (at, still) in enumerate(sorted(made), 1)]
)


def places(picture: str) -> list[tuple[float, float]]:
    found = re.findall(r'<circle cx="([\d.-]+)" cy="([\d.-]+)"', picture)
    return [(float(x), float(y)) for x, y in found]


@given(st.lists(st.floats(0, 400), max_size=60).map(sorted), st.floats(1, 40))
def test_no_two_beads_of_a_lane_touch_and_no_lane_is_skipped(along, wide) -> None:
    found = lanes(along, wide)
    assert len(found) == len(along)
    assert set(found) == set(range(max(found, default=-1) + 1))
    for lane in set(found):
        there = [place for place, its in zip(along, found, strict=True) if its == lane]
        assert all(b - a >= wide for a, b in itertools.pairwise(there))


@given(LINES)
def test_every_memory_has_one_bead_inside_the_picture_in_its_order(line) -> None:
    picture = beads(line, *WORDS)
    found = places(picture)
    assert len(found) == len(line)
    assert len(set(found)) == len(line), "two lie on each other"
    across = [x for x, _y in found]
    assert across == sorted(across)
    assert all(EDGE <= x <= WIDTH - EDGE for x in across)
    high = float(re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', picture).group(1))
    assert all(0 < y < high for _x, y in found)


def test_what_a_memory_taught_shows_by_shape_alone() -> None:
    def marks(still: str) -> str:
        whole = beads([Bead(1, 7, still)], *WORDS)
        return whole[whole.index("<circle") : whole.index("<text")]

    assert len({marks(still) for still in ("", "yes", "partly", "no")}) == 4
    assert marks("unsure") == marks("")


def test_a_picture_is_named_escaped_and_follows_the_page() -> None:
    picture = beads([Bead(1, 7, "yes"), Bead(2, 40, "no")], *WORDS)
    assert picture.count("<svg") == 1
    assert 'role="img"' in picture
    assert "<title>Memories &lt;by&gt; age</title><desc>Five &amp; more</desc>" in picture
    assert "style=" not in picture
    assert not re.search(r"#[0-9a-f]{3,6}", picture)


def test_numbers_stand_at_the_beads_until_there_are_too_many() -> None:
    few = [Bead(n, n, "") for n in range(1, MANY + 1)]
    assert f">{MANY}</text>" in beads(few, *WORDS)
    many = beads([*few, Bead(MANY + 1, 31, "")], *WORDS)
    assert len(re.findall(r"<text", many)) < 10


@pytest.mark.parametrize("ends", [(7, 7), (0, 1), (3, 34), (1850, 2026), (-60, 120)])
def test_the_line_has_a_few_round_labels(ends) -> None:
    picture = beads([Bead(1, ends[0], ""), Bead(2, ends[1], "")], *WORDS)
    labels = re.findall(r">(-?\d+)</text>", picture)[2:]
    assert 2 <= len(labels) <= 8
