"""The numbers in *How Nearer decides* are those it decides by, and what it names is there."""

from pathlib import Path

import pytest

from nearer.companion.analyses import TOTAL, URGE
from nearer.companion.budget import FIXED_AT
from nearer.companion.check_in import HIGHEST
from nearer.content import page
from nearer.insight.plan import RESERVE
from nearer.insight.standing import LEAST_EACH, LEAST_OCCASIONS, NEGLIGIBLE

ROOT = Path(__file__).resolve().parents[2]
TEXT = page("how-nearer-decides").body
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")
PARTS = {0.25: "a quarter of a", 0.5: "half a", 1.0: "a"}


@pytest.mark.parametrize(
    "said",
    [
        f"at least {LEAST_OCCASIONS} check-ins, {SMALL[LEAST_EACH]} of them with it",
        f"less than {PARTS[NEGLIGIBLE]} point",
        f"less than {100 * NEGLIGIBLE / HIGHEST:.0f} in 100",
        f"**{100 * TOTAL:.0f} in 100.**",
        f"at most {SMALL[round(100 * TOTAL)]} should ever see",
        f"on average one at most ever holds {1 / TOTAL:.0f}",
        f"before your {FIXED_AT}th check-in",
    ],
)
def test_a_number_on_the_page_is_the_one_in_use(said):
    assert said in TEXT


def test_with_forty_things_each_bet_must_win_about_a_thousand():
    assert "about a thousand" in TEXT
    assert 40 / ((1 - RESERVE) * URGE.alpha) == pytest.approx(1000, rel=0.15)


def test_how_long_half_of_the_real_patterns_take_is_what_the_lives_showed():
    rows = [line.split("|") for line in (ROOT / "docs" / "statistics.md").read_text().splitlines()]
    (days,) = (int(row[8]) for row in rows if row[1:2] == [" realistic, p = 40 "])
    assert (
        f"half of the real patterns showed within about {SMALL[round(days / 30.4)]} months" in TEXT
    )


def test_what_a_reader_is_sent_to_is_there():
    assert "`script/bench lives`" in TEXT
    assert (ROOT / "script" / "bench").is_file()
    assert (ROOT / "bench" / "lives" / "__main__.py").is_file()
    assert "`docs/statistics.md`" in TEXT
    assert (ROOT / "docs" / "statistics.md").is_file()
