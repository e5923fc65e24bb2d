"""Every claim about the person: its counts, its range, its doubt, and nothing it may not say."""

import ast
import math
import re
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from nearer import coach
from nearer.coach.claims import Outcome, counts
from nearer.domain.finding import Status, TriggerFinding

SOURCE = Path(__file__).resolve().parents[2] / "src" / "nearer"
RANGES = [(0.6, 2.3), (-2.3, -0.6), (-0.4, 2.0), (-math.inf, math.inf), (0.2, math.inf)]
FORBIDDEN = re.compile(
    r"\b(caus\w*|because|due to|makes you|you are|you're|proves?|always|never|risk|diagnos\w*|"
    r"avoidant|anxious|disorder\w*|nan|inf|None)\b",
    re.IGNORECASE,
)
EVERY = list(product(get_args(Status), [1.4, -1.4], RANGES, get_args(Outcome)))


def finding(status: Status, effect: float, low: float, high: float) -> TriggerFinding:
    return TriggerFinding(
        tag="t",
        effect=effect,
        low=low,
        high=high,
        log_e=1.0,
        status=status,
        with_tag=31,
        without_tag=412,
        forecast=137 if status in {"leaning", "not_yet"} else None,
    )


@pytest.mark.parametrize(("status", "effect", "within", "outcome"), EVERY)
def test_every_claim_has_its_counts_and_says_nothing_it_may_not(
    status: Status, effect: float, within: tuple[float, float], outcome: Outcome
) -> None:
    one = finding(status, effect, *within)
    sentence = coach.claim(one, "criticised", outcome)
    assert "“criticised”" in sentence
    assert "31 check-ins with it, 412 without" in sentence
    assert sentence.endswith(".")
    everything = " ".join([sentence, coach.needs(one), coach.what_would_change_it(one, "x")])
    assert not FORBIDDEN.search(everything)
    assert "%(" not in everything


@pytest.mark.parametrize("status", ["established", "leaning"])
@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.6, 2.3, "likely between 0.6 and 2.3"),
        (-0.4, 2.0, "likely between −0.4 and +2.0"),
        (-math.inf, math.inf, "how much is still open"),
        (0.2, math.inf, "how much is still open"),
    ],
)
def test_what_is_shown_carries_size_and_range(
    status: Status, low: float, high: float, words: str
) -> None:
    sentence = coach.claim(finding(status, 1.4, low, high), "criticised")
    assert "1.4 points" in sentence
    assert words in sentence


@pytest.mark.parametrize(("effect", "way"), [(1.4, "higher"), (-1.4, "lower")])
@pytest.mark.parametrize("status", ["established", "leaning"])
def test_the_direction_is_told_in_words(status: Status, effect: float, way: str) -> None:
    low, high = sorted((effect / 2, effect * 1.5))
    sentence = coach.claim(finding(status, effect, low, high), "choir")
    assert f"was {way}" in sentence
    assert "-1.4" not in sentence
    assert "likely between 0.7 and 2.1" in sentence


def test_only_what_is_established_is_said_without_maybe() -> None:
    said = {s: coach.claim(finding(s, 1.4, 0.6, 2.3), "x") for s in get_args(Status)}
    assert "may still be chance" in said["leaning"]
    assert "may still be chance" not in said["established"]
    assert "Nothing can be said yet" in said["not_yet"]
    assert "higher" not in said["not_yet"] + said["ruled_out"]
    assert "no difference of more than half a point" in said["ruled_out"]


def test_closeness_is_named_as_closeness() -> None:
    sentence = coach.claim(finding("established", 1.4, 0.6, 2.3), "x", "closeness")
    assert "closeness" in sentence
    assert "urge" not in sentence


@pytest.mark.parametrize(
    "tag", ["100 % sure", "%(n)d", "<script>", "“quoted”", "{0}", "שקט", "line\u2028end"]
)
def test_a_tag_may_be_called_anything(tag: str) -> None:
    for status in get_args(Status):
        one = finding(status, 1.4, 0.6, 2.3)
        assert f"“{tag}”" in coach.claim(one, tag)
        assert coach.what_would_change_it(one, tag)


def test_one_check_in_is_one() -> None:
    one = TriggerFinding(
        tag="t", effect=0, low=0, high=0, log_e=0, status="not_yet", with_tag=1, without_tag=0
    )
    assert counts(one) == "1 check-in with it, 0 without"


def test_the_summary_counts_what_stands() -> None:
    assert "none so far" in coach.summary(0, 0)
    assert coach.summary(0, 500).startswith("Not yet")
    assert "one thing stands: it goes with" in coach.summary(1, 500)
    assert "3 things stand: they go with" in coach.summary(3, 500)


def waiting(forecast: int | None, seen: int = 10) -> TriggerFinding:
    return TriggerFinding(
        tag="t",
        effect=0,
        low=-math.inf,
        high=math.inf,
        log_e=0,
        status="not_yet",
        with_tag=seen,
        without_tag=90,
        forecast=forecast,
    )


@pytest.mark.parametrize(
    ("forecast", "words"),
    [(None, "more with it"), (7, "about 7 more"), (137, "about 140 more"), (1234, "about 1250")],
)
def test_a_forecast_is_told_roughly(forecast: int | None, words: str) -> None:
    assert words in coach.needs(waiting(forecast))


def test_a_tag_never_noted_awaits_its_first_time() -> None:
    assert coach.needs(waiting(50, seen=0)) == "not noted yet"
    assert coach.progress(waiting(50, seen=0)) == 0


def test_waiting_is_never_shown_as_done() -> None:
    for forecast in (None, 1, 50, 10**6):
        assert 0 <= coach.progress(waiting(forecast)) <= 0.97
    assert coach.progress(waiting(100)) == 0.5


CLAIMS = re.compile(
    r"your urge to pull away was|your sense of closeness was|was (higher|lower) (when|with)|"
    r"\b(it goes|they go) with your urge|makes no difference|you (tend|usually|often) ",
    re.IGNORECASE,
)


def strings_of(path: Path) -> list[str]:
    """Every string in a Python file that is not a docstring; a template or page as a whole."""
    if path.suffix != ".py":
        return [path.read_text()]
    tree = ast.parse(path.read_text())
    bare = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    strings = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in bare]
    return [n.value for n in strings if isinstance(n.value, str)]


def test_no_sentence_claims_something_about_the_person_outside_coach() -> None:
    places = [*SOURCE.rglob("*.py"), *SOURCE.rglob("templates/**/*.html")]
    assert len(places) > 100
    found = {
        str(path.relative_to(SOURCE))
        for path in places
        if any(CLAIMS.search(text) for text in strings_of(path))
    }
    assert found == {"coach/claims.py"}
