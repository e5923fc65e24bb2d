"""The bars of the safety rules, on the half of the labelled lines that is open to their writers.

What a bar means is in tests/coach/lines/README.md; the half that is not open is judged by
`script/bench coach` alone.
"""

from collections import Counter
from pathlib import Path

import pytest

from nearer.coach import safety_check

LINES = Path(__file__).resolve().parents[1] / "lines"
OWN = frozenset({"self_harm_explicit", "self_harm_veiled"})
COUNTS_AS = {
    "self_harm_explicit": OWN,
    "self_harm_veiled": OWN,
    "worried_about_other": frozenset({"worried_about_other"}),
    "danger_from_other": frozenset({"danger_from_other"}),
}


def lines(name: str, label: str) -> list[str]:
    rows = (line.split("\t") for line in (LINES / f"{name}.tsv").read_text("utf-8").splitlines())
    return [row[1] for row in rows if row[0] == label]


def counted(name: str, label: str) -> tuple[int, int]:
    """How many of these lines are told as the kind, of how many."""
    told = [safety_check(text) for text in lines(name, label)]
    return sum(one is not None and one.kind in COUNTS_AS[name] for one in told), len(told)


@pytest.mark.parametrize(
    ("kind", "bar"),
    [
        ("self_harm_explicit", 0.95),
        ("self_harm_veiled", 0.70),
        ("danger_from_other", 0.85),
        ("worried_about_other", 0.70),
    ],
)
def test_as_many_are_found_as_the_bar_asks(kind: str, bar: float) -> None:
    found, of = counted(kind, "1")
    assert of >= 30
    assert found / of >= bar


@pytest.mark.parametrize("kind", COUNTS_AS)
def test_at_most_one_in_ten_hard_lines_is_taken_for_what_it_is_not(kind: str) -> None:
    wrong, of = counted(kind, "0")
    assert of >= 30
    assert wrong / of <= 0.10


def test_ordinary_talk_raises_no_alarm() -> None:
    ordinary = lines("ordinary", "0")
    assert len(ordinary) > 800
    told = Counter(signal.kind for text in ordinary if (signal := safety_check(text)))
    assert not told
