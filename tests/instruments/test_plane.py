"""A point on the plane, its ellipse, and the chances of the four regions."""

from math import inf, nan, pi, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.instruments import (
    BadPlace,
    Place,
    ellipse,
    outline,
    regions,
)

SCORES, ERRORS = st.floats(1, 7), st.floats(0.1, 1.5)
PLACES = st.builds(
    Place,
    anxiety=SCORES,
    avoidance=SCORES,
    anxiety_sem=ERRORS,
    avoidance_sem=ERRORS,
    correlation=st.sampled_from([0.0, 0.3, -0.6, 0.9]),
)


def at(anxiety, avoidance, error=0.5, other=0.5, correlation=0.0, **more):
    return Place(
        anxiety=anxiety,
        avoidance=avoidance,
        anxiety_sem=error,
        avoidance_sem=other,
        correlation=correlation,
        **more,
    )


@pytest.mark.parametrize(
    ("anxiety", "avoidance", "region"),
    [(2, 2, "secure"), (6, 2, "anxious"), (2, 6, "avoidant"), (6, 6, "fearful")],
)
def test_a_place_deep_in_a_region_is_nearly_surely_there(anxiety, avoidance, region):
    assert regions(at(anxiety, avoidance))[region] > 0.999


def test_in_the_very_middle_every_region_is_as_likely():
    assert regions(at(4, 4)) == pytest.approx(
        {"secure": 0.25, "anxious": 0.25, "avoidant": 0.25, "fearful": 0.25}
    )


def test_the_chances_are_products_of_two_normal_ones():
    above = 0.8413447461  # one error above the line
    assert regions(at(4.5, 3.5)) == pytest.approx(
        {
            "secure": (1 - above) * above,
            "anxious": above * above,
            "avoidant": (1 - above) * (1 - above),
            "fearful": above * (1 - above),
        }
    )


def test_correlated_errors_in_the_middle_are_as_sheppard_found():
    found = regions(at(4, 4, correlation=0.5))
    assert found["secure"] == found["fearful"] == pytest.approx(1 / 4 + (pi / 6) / (2 * pi))


@given(PLACES)
def test_the_chances_sum_to_one(one):
    found = regions(one)
    assert sum(found.values()) == pytest.approx(1, abs=1e-9)
    assert all(0 <= chance <= 1 for chance in found.values())


@given(PLACES)
def test_both_scales_turned_round_swap_the_regions(one):
    turned = at(
        8 - one.anxiety,
        8 - one.avoidance,
        one.anxiety_sem,
        one.avoidance_sem,
        one.correlation,
    )
    here, there = regions(one), regions(turned)
    for region, opposite in (("secure", "fearful"), ("anxious", "avoidant")):
        assert here[region] == pytest.approx(there[opposite], abs=1e-9)


@pytest.mark.guarantee
@pytest.mark.parametrize("correlation", [0.0, 0.4, -0.7, 0.95])
def test_chances_and_ellipse_are_those_of_a_simulation(correlation):
    one = at(4.3, 3.4, 0.7, 0.4, correlation)
    shared = correlation * 0.7 * 0.4
    rng = np.random.default_rng(5)
    true = rng.multivariate_normal([4.3, 3.4], [[0.49, shared], [shared, 0.16]], 200_000)
    high = true > 4
    counted = {
        "secure": np.mean(~high[:, 0] & ~high[:, 1]),
        "anxious": np.mean(high[:, 0] & ~high[:, 1]),
        "avoidant": np.mean(~high[:, 0] & high[:, 1]),
        "fearful": np.mean(high[:, 0] & high[:, 1]),
    }
    assert regions(one) == pytest.approx(counted, abs=0.005)
    assert np.mean(inside(ellipse(one), true)) == pytest.approx(0.95, abs=0.003)


def inside(shape, points):
    """Which points lie in an ellipse."""
    x, y = points[:, 0] - shape.anxiety, points[:, 1] - shape.avoidance
    along = x * np.cos(shape.angle) + y * np.sin(shape.angle)
    across = -x * np.sin(shape.angle) + y * np.cos(shape.angle)
    return (along / shape.long) ** 2 + (across / shape.short) ** 2 <= 1


def test_without_correlation_the_ellipse_lies_along_the_scales():
    wide = ellipse(at(3, 5, 0.8, 0.2))
    assert (wide.long, wide.short) == pytest.approx((0.8 * sqrt(5.9915), 0.2 * sqrt(5.9915)), 1e-4)
    assert wide.angle == pytest.approx(0)
    assert ellipse(at(3, 5, 0.2, 0.8)).angle == pytest.approx(pi / 2)


@given(PLACES)
def test_every_corner_of_the_outline_is_as_unlikely_as_the_next(one):
    shared = one.correlation * one.anxiety_sem * one.avoidance_sem
    spread = np.array([[one.anxiety_sem**2, shared], [shared, one.avoidance_sem**2]])
    off = np.array(outline(one, corners=24)) - [one.anxiety, one.avoidance]
    distances = np.einsum("ij,jk,ik->i", off, np.linalg.inv(spread), off)
    assert distances == pytest.approx(-2 * np.log(0.05), rel=1e-6)


def test_the_line_is_the_middle_of_the_range():
    assert at(4, 4).line == 4
    assert at(2, 2, lowest=0, highest=10).line == 5


@pytest.mark.parametrize(
    "bad",
    [
        at(nan, 4),
        at(4, inf),
        at(4, 4, 0),
        at(4, 4, 0.5, -1),
        at(4, 4, nan),
        at(4, 4, correlation=1),
        at(4, 4, correlation=nan),
        at(4, 4, lowest=7, highest=1),
    ],
)
@pytest.mark.parametrize("use", [regions, ellipse, outline])
def test_a_place_without_position_or_error_is_refused(bad, use):
    with pytest.raises(BadPlace):
        use(bad)


@pytest.mark.parametrize("level", [0, 1, -0.5, nan])
def test_a_level_that_is_no_probability_is_refused(level):
    with pytest.raises(BadPlace):
        ellipse(at(4, 4), level)
