"""Every claim about the person: its counts, its range, its doubt, and nothing it may not say."""

import ast
import math
import re
from datetime import date
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from nearer import coach
from nearer.coach import Subject, counts, tag
from nearer.domain.finding import Kind, Outcome, Status, TriggerFinding

SOURCE = Path(__file__).resolve().parents[2] / "src" / "nearer"
RANGES = [(0.6, 2.3), (-2.3, -0.6), (-0.4, 2.0), (-math.inf, math.inf), (0.2, math.inf)]
FORBIDDEN = re.compile(
    r"\b(caus\w*|because|due to|makes you|you are|you're|proves?|always|never|risk|diagnos\w*|"
    r"avoidant|anxious|disorder\w*|nan|inf|None)\b",
    re.IGNORECASE,
)
EVERY = list(product(get_args(Status), [1.4, -1.4], RANGES, get_args(Outcome)))
CRITICISED = tag("criticised")
SUBJECTS = {
    "tag": (CRITICISED, "“criticised”", "31 check-ins with it, 412 without"),
    "person": (
        Subject("person", ("Robin",)),
        "with “Robin”",
        "31 check-ins with them, 412 without",
    ),
    "alone": (Subject("alone", ()), "alone", "31 check-ins alone, 412 not"),
    "pair": (
        Subject("pair", ("tired", "Robin")),
        "“tired”",
        "31 check-ins with both, 412 without",
    ),
}


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


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize(("status", "effect", "within", "outcome"), EVERY)
def test_every_claim_has_its_counts_and_says_nothing_it_may_not(
    status: Status, effect: float, within: tuple[float, float], outcome: Outcome, kind: Kind
) -> None:
    subject, name, counted = SUBJECTS[kind]
    one = finding(status, effect, *within)
    sentence = coach.claim(one, subject, outcome)
    assert name in sentence
    assert counted in sentence
    assert sentence.endswith(".")
    change = coach.what_would_change_it(one, subject, outcome)
    everything = " ".join([sentence, coach.needs(one), change])
    assert not FORBIDDEN.search(everything)
    assert "%(" not in everything
    assert "  " not in sentence + change


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
    sentence = coach.claim(finding(status, 1.4, low, high), CRITICISED)
    assert "1.4 points" in sentence
    assert words in sentence


@pytest.mark.parametrize(("effect", "way"), [(1.4, "higher"), (-1.4, "lower")])
@pytest.mark.parametrize("status", ["established", "leaning"])
def test_the_direction_is_told_in_words(status: Status, effect: float, way: str) -> None:
    low, high = sorted((effect / 2, effect * 1.5))
    sentence = coach.claim(finding(status, effect, low, high), tag("choir"))
    assert f"was {way}" in sentence
    assert "-1.4" not in sentence
    assert "likely between 0.7 and 2.1" in sentence


def test_only_what_is_established_is_said_without_maybe() -> None:
    said = {s: coach.claim(finding(s, 1.4, 0.6, 2.3), tag("x")) for s in get_args(Status)}
    assert "may still be chance" in said["leaning"]
    assert "may still be chance" not in said["established"]
    assert "Nothing can be said yet" in said["not_yet"]
    assert "higher" not in said["not_yet"] + said["ruled_out"]
    assert "no difference of more than half a point" in said["ruled_out"]


def test_closeness_is_named_as_closeness() -> None:
    sentence = coach.claim(finding("established", 1.4, 0.6, 2.3), tag("x"), "closeness")
    assert "closeness" in sentence
    assert "urge" not in sentence


def test_pulling_away_is_told_in_times_of_a_hundred() -> None:
    sentence = coach.claim(finding("established", 0.2, 0.08, 0.33), CRITICISED, "away")
    assert "pulling away more often" in sentence
    assert "by about 20 in 100, likely between 8 and 33" in sentence
    assert "points" not in sentence
    rare = coach.claim(finding("leaning", -0.2, -0.4, 0.02), CRITICISED, "away")
    assert "less often" in rare
    assert "likely between −40 and +2" in rare


@pytest.mark.parametrize(
    "name", ["100 % sure", "%(n)d", "<script>", "“quoted”", "{0}", "שקט", "line\u2028end"]
)
def test_a_tag_or_a_person_may_be_called_anything(name: str) -> None:
    for status, outcome in product(get_args(Status), get_args(Outcome)):
        one = finding(status, 1.4, 0.6, 2.3)
        for subject in (tag(name), Subject("person", (name,)), Subject("pair", (name, name))):
            assert f"“{name}”" in coach.claim(one, subject, outcome)
            assert coach.what_would_change_it(one, subject, outcome)
            assert name in coach.title(subject)


def test_one_check_in_is_one() -> None:
    one = TriggerFinding(
        tag="t", effect=0, low=0, high=0, log_e=0, status="not_yet", with_tag=1, without_tag=0
    )
    assert counts(one, CRITICISED) == "1 check-in with it, 0 without"


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
    [(None, "many more"), (7, "about 7 more"), (137, "about 140 more"), (1234, "about 1250")],
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


@pytest.mark.parametrize(("both", "words"), [(0, "Not noted"), (1, "once"), (12, "12 times")])
def test_a_pair_says_how_far_along_it_is(both: int, words: str) -> None:
    assert words in coach.pair_needs(both, 40)
    assert "about 40 times" in coach.pair_needs(both, 40)
    assert 0 <= coach.pair_progress(both, 40) < 1


CLAIMS = re.compile(
    r"your urge to pull away was|your sense of closeness was|was (higher|lower) (when|with)|"
    r"\b(it goes|they go) with (your urge|more closeness)|makes no difference|ended in pulling|"
    r"shown as going with|on average, between|you (tend|usually|often) ",
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
    assert "coach/claims.py" in found
    assert {path.split("/")[0] for path in found} == {"coach"}


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        (tag("tired"), "some when you noted “tired” and some when you did not."),
        (Subject("person", ("Robin",)), "some when you were with “Robin” and some when you were"),
        (Subject("alone", ()), "some when you were alone and some when you were not."),
        (Subject("pair", ("a", "b")), "some when “a” came together with “b” and some when it did"),
    ],
)
def test_what_is_awaited_is_said_of_each_kind_in_its_own_words(subject, words) -> None:
    assert words in coach.what_would_change_it(finding("leaning", 1.0, 0.2, 2.0), subject)


def test_every_month_has_a_name_of_its_own() -> None:
    days = [coach.stood_since(date(2026, month, 3), 40) for month in range(1, 13)]
    assert len(set(days)) == 12
    assert "up to 3 May 2026, after 40 check-ins" in days[4]
