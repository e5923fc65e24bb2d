"""The labelled lines that may be looked at: each detector of a draft against its own."""

import csv
from pathlib import Path

import pytest

from nearer.coach import review

LINES = Path(__file__).parents[1] / "lines"
SAYING = [
    "observation",
    "feeling",
    "need",
    "request",
    "boundary",
    "faux_feeling",
    "thought_as_feeling",
    "blame",
    "absolute",
    "mind_reading",
    "contempt",
    "ultimatum",
    "withdrawal",
    "break_with_return",
    "over_apology",
    "demand",
]
PRECISION = 0.85
RECALL = 0.75


@pytest.mark.parametrize("detector", SAYING)
def test_a_detector_is_right_often_enough(detector: str) -> None:
    with (LINES / f"{detector}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    meant = {row["text"] for row in rows if row["label"] == "1"}
    noticed = {row["text"] for row in rows if detector in _detectors(row)}
    right = len(meant & noticed)
    assert right / len(noticed) >= PRECISION
    assert right / len(meant) >= RECALL


def _detectors(row: dict[str, str]) -> set[str]:
    return {note.detector for note in review(row["text"], row["context"])}
