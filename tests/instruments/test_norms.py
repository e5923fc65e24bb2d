"""Figures of other people: which are offered, and that they are those that were worked out."""

import csv
from math import sqrt
from pathlib import Path

import pytest

from nearer.instruments import (
    BadInstrument,
    instrument,
    instruments,
    precision,
    read_instrument,
)
from nearer.instruments.change import reliable_change

NORMS = Path(__file__).resolve().parents[3] / "shared" / "data" / "ecr_norms" / "derived_norms.csv"

NAMES = {"ECR36": "ecr", "ECRS": "ecr-s", "ECR12": "ecr-12"}
TURNED_IN_ECR = {3, 15, 19, 22, 25, 27, 29, 31, 33, 35}

# (key, scale): mean, sd, alpha, reliable change on the key's own range
PRINTED = {
    ("ecr", "avoidance"): (2.564, 0.840, 0.939, 0.87),
    ("ecr", "anxiety"): (3.096, 0.802, 0.916, 0.97),
    ("ecr-12", "anxiety"): (3.354, 0.963, 0.841, 1.60),
    ("ecr-12", "avoidance"): (2.576, 0.922, 0.858, 1.44),
    ("ecr-s", "avoidance"): (2.439, 0.851, 0.833, 1.45),
    ("ecr-s", "anxiety"): (3.089, 0.845, 0.773, 1.67),
    ("rosenberg", "self_esteem"): (16.3, 7.0, 0.914, None),
}
OFFERED = [(one.key, norm) for one in instruments() for norm in one.norms]


def rows():
    if not NORMS.exists():
        pytest.skip("the figures worked out from raw answers are not on this machine")
    with NORMS.open(newline="") as file:
        return list(csv.DictReader(file))


def test_norms_are_offered_for_these_scales_only():
    assert {(key, norm.scale) for key, norm in OFFERED} == set(PRINTED)


@pytest.mark.parametrize(("key", "norm"), OFFERED)
def test_a_norm_is_the_printed_one(key, norm):
    mean, sd, alpha, change = PRINTED[key, norm.scale]
    assert (norm.mean, norm.sd, norm.alpha) == (mean, sd, alpha)
    if change:
        found = reliable_change(precision(instrument(key), norm.scale).sem)
        assert found == pytest.approx(change, abs=0.01)


@pytest.mark.parametrize(("key", "norm"), OFFERED)
def test_a_norm_says_who_was_asked_and_on_which_range(key, norm):
    assert f"{norm.n:,}" in norm.who
    assert "do not stand for everybody" in norm.who
    assert (norm.lowest, norm.highest) == ((0, 3) if key == "rosenberg" else (1, 5))


@pytest.mark.parametrize(("key", "norm"), OFFERED)
def test_no_figure_from_memory_is_offered_as_a_norm(key, norm):
    assert norm.certainty in {"source", "computed"}
    assert key not in {"fear-of-intimacy", "ucla-3", "distress-disclosure"}


def test_a_file_cannot_offer_a_figure_from_memory():
    text = """
key = "short"
name = "Short"
authors = ["Somebody"]
year = 2020
version = "1"
lowest = 1
highest = 5
items = 2
per = "general"
certainty = "from memory"
source = "Remembered."

[scales.ease]
title = "Ease"
meaning = "Higher means more ease."
items = [1, 2]

[[norms]]
scale = "ease"
who = "two hundred people"
n = 200
mean = 3.0
sd = 1.0
alpha = 0.8
lowest = 1
highest = 5
certainty = "from memory"
"""
    with pytest.raises(BadInstrument, match="should be one of: source, computed") as refused:
        read_instrument(text)
    assert refused.value.line == 28


def test_the_figures_are_those_worked_out_from_raw_answers():
    found = {(key, norm.scale): norm for key, norm in OFFERED}
    for row in rows():
        name, scale = row["scale"].split("_")
        norm = found[NAMES[name], scale]
        one = instrument(NAMES[name])
        assert (norm.n, norm.mean, norm.sd, norm.alpha) == (
            int(row["N"]),
            float(row["mean_1to5"]),
            float(row["sd_1to5"]),
            float(row["alpha"]),
        )
        error = precision(one, scale).sem
        assert reliable_change(error) == pytest.approx(float(row["RCI95_as_1to7"]), abs=0.006)
        assert error == pytest.approx(float(row["SEM_1to5"]) * 1.5, abs=0.002)


def test_the_long_form_and_the_twelve_items_have_the_items_of_the_raw_answers():
    for row in rows():
        name, scale = row["scale"].split("_")
        if name == "ECRS":  # renumbered from 1 to 12
            continue
        one = instrument(NAMES[name])
        wanted = [int(item) for item in row["items"].split()]
        part = one.scale(scale)
        called = {one.numbers[item - 1] for item in part.items}
        turned = {one.numbers[item - 1] for item in part.reversed}
        assert called == set(wanted)
        assert turned == set(wanted) & TURNED_IN_ECR


def test_a_norm_is_stretched_to_the_range_that_was_answered():
    assert precision(instrument("ecr"), "anxiety").sem == pytest.approx(
        0.802 * (7 - 1) / (5 - 1) * sqrt(1 - 0.916)
    )
