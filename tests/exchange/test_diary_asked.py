"""What a command line may ask of a diary."""

import pytest

from nearer.domain.errors import DiaryError
from nearer.exchange.diary import Threshold, parse_names, parse_range, parse_thresholds


def test_names_stand_between_commas_and_quoted_ones_may_hold_one() -> None:
    assert parse_names('tired, "left, or sent away",a=b') == (
        "tired",
        "left, or sent away",
        "a=b",
    )


@pytest.mark.parametrize("text", ["", "a,,b", ",", '"a', "a\nb", "a\0b,"])
def test_empty_or_broken_lists_of_names_are_refused(text: str) -> None:
    with pytest.raises(DiaryError, match="commas"):
        parse_names(text)


@pytest.mark.parametrize(
    ("text", "threshold", "tag"),
    [
        ("pressure>=4", Threshold("pressure", ">=", 4), "pressure>=4"),
        (" pressure > 4.50 ", Threshold("pressure", ">", 4.5), "pressure>4.5"),
        ("a<=-1", Threshold("a", "<=", -1), "a<=-1"),
        ("a<1e2", Threshold("a", "<", 100), "a<100"),
        ("a=3", Threshold("a", "=", 3), "a=3"),
        ("a>b=3", Threshold("a>b", "=", 3), "a>b=3"),
    ],
)
def test_a_threshold_is_column_sign_number(text: str, threshold: Threshold, tag: str) -> None:
    assert parse_thresholds(text) == (threshold,)
    assert threshold.tag == tag


@pytest.mark.parametrize(
    ("sign", "true_for"),
    [(">=", {4, 5}), (">", {5}), ("<=", {3, 4}), ("<", {3}), ("=", {4})],
)
def test_each_sign_means_what_it_says(sign: str, true_for: set[int]) -> None:
    assert {n for n in (3, 4, 5) if Threshold("a", sign, 4).holds(n)} == true_for


@pytest.mark.parametrize(
    "text", ["a", "a>", ">3", "a>=x", "a=>3", "a==3", "a>nan", "a>inf", "a>1_0"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(DiaryError, match="threshold"):
        parse_thresholds(text)


def test_a_range_is_low_then_high() -> None:
    assert parse_range("1,7") == (1.0, 7.0)
    assert parse_range("-3.5, 3.5") == (-3.5, 3.5)


@pytest.mark.parametrize("text", ["", "7", "7,1", "1,1", "a,b", "1,", "0,inf", "1,2,3"])
def test_a_range_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(DiaryError, match="LOW,HIGH"):
        parse_range(text)
