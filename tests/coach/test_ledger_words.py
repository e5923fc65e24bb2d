"""What is said of fears: counts, range, doubt; the fear that was right; never a score."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.coach import ledger as said
from nearer.domain.ledger import Care, Learned, LedgerFinding, Rate

LABELS = re.compile(
    r"\b(you are|you should|catastroph\w*|distort\w*|irrational|wrong|better|worse|streak|score of"
    r"|well done|because|caused?)\b",
    re.IGNORECASE,
)


def finding(**differs: Any) -> LedgerFinding:
    known: dict[str, Any] = {
        "yes": 3,
        "partly": 2,
        "no": 20,
        "unanswered": 0,
        "predicted": 0.68,
        "cautious": Rate(5, 25, 0.06, 0.47),
        "plain": Rate(5, 25, 0.06, 0.47),
        "course": (0.0,),
        "bar": 2.996,
        "evidence": "not_yet",
        "forecast": 12,
        "levels": (),
        "brier": 0.31,
    }
    return LedgerFinding(**(known | differs))


NOTHING = finding(
    yes=0,
    partly=0,
    no=0,
    cautious=Rate(0, 0, 0, 1),
    plain=Rate(0, 0, 0, 1),
    forecast=None,
    brier=None,
)


def test_before_anything_is_due_it_says_not_yet_and_when() -> None:
    assert said.came_told(NOTHING).startswith("Not yet: no fear has come due.")
    assert said.evidence_told(NOTHING) == said.right_told(NOTHING) == said.brier_told(NOTHING) == ""


def test_how_often_comes_with_counts_and_range() -> None:
    assert said.came_told(finding()) == (
        "So far, 5 of your 25 fears came true, at least in part (20 in 100, likely between 6 and "
        "47)."
    )


def test_expecting_too_much_is_said_only_once_the_evidence_is_there() -> None:
    assert "than you expected" not in said.came_told(finding())
    assert "enough to stand on" not in said.evidence_told(finding())
    told = finding(evidence="over_predicted", forecast=0)
    assert said.came_told(told) == (
        "So far, what you feared came less often than you expected: 5 of your 25 fears, at least "
        "in part (20 in 100, likely between 6 and 47)."
    )
    assert "68 in 100 on average" in said.evidence_told(told)
    assert "enough to stand on" in said.evidence_told(told)


@pytest.mark.parametrize(
    ("forecast", "counted", "words"),
    [
        (12, 25, "about 12 more fears are needed"),
        (1, 25, "about 1 more fear is needed"),
        (57, 25, "about 60 more fears are needed"),
        (400, 25, "more than 100 more fears"),
        (None, 25, "nothing says that you expect what you fear more often than it comes"),
        (None, 3, "Five or six fears can be enough"),
        (3, 2, "Five or six fears can be enough"),
    ],
)
def test_until_then_it_says_not_yet_and_about_how_many_more(
    forecast: int | None, counted: int, words: str
) -> None:
    some = finding(forecast=forecast, cautious=Rate(1, counted, 0.1, 0.9))
    assert words in said.evidence_told(some)


def test_fears_without_an_answer_are_told_with_both_figures() -> None:
    assert said.without_answer(finding()) == ""
    some = finding(unanswered=2, cautious=Rate(7, 27, 0.1, 0.5))
    assert "counting 2 without an answer" in said.came_told(some)
    told = said.without_answer(some)
    assert told.startswith("2 of them have no answer so far and count as come true")
    assert told.endswith(
        "Without them: 5 of 25 came true, at least in part (20 in 100, likely between 6 and 47)."
    )
    none_answered = finding(unanswered=1, plain=Rate(0, 0, 0, 1))
    assert "Without" not in said.without_answer(none_answered)


@pytest.mark.parametrize(
    ("yes", "partly", "words"),
    [
        (0, 0, ""),
        (1, 0, "Sometimes distance was right: 1 of your fears came true."),
        (4, 2, "Sometimes distance was right: 4 of your fears came true. 2 more did in part."),
        (0, 2, "2 of your fears came true in part. Part of what you saw coming was there."),
    ],
)
def test_the_fear_that_was_right_is_said_plainly(yes: int, partly: int, words: str) -> None:
    assert said.right_told(finding(yes=yes, partly=partly)) == words


@pytest.mark.parametrize("unanswered", [0, 1])
def test_one_single_fear_reads_like_one(unanswered: int) -> None:
    one = Rate(1, 1, 0, 1)
    told = said.came_told(finding(cautious=one, unanswered=unanswered))
    assert "one fear" in told
    assert "1 of your 1" not in told
    assert "one fear" in said.came_told(finding(cautious=Rate(0, 1, 0, 1)))


def test_none_at_all_reads_like_none() -> None:
    none = Rate(0, 9, 0, 0.41)
    told = said.came_told(finding(cautious=none))
    assert told == "So far, none of your 9 fears came true (0 in 100, likely between 0 and 41)."
    told = said.came_told(finding(cautious=none, evidence="over_predicted"))
    assert "than you expected: none of your 9 fears came true" in told


def test_change_is_averaged_over_five_fears_and_not_before() -> None:
    few = Learned(fears=4, before=0.8, after=0.5, surprising=4, rate=0.5)
    assert said.change_told(None).startswith("Not yet")
    assert said.change_told(few).startswith("Not yet")
    assert said.rate_of_learning_told(few) == ""
    enough = Learned(fears=9, before=0.71, after=0.44, surprising=8, rate=0.6)
    assert "9 fears felt about 44 in 100 likely" in said.change_told(enough)
    assert "before, it was 71 in 100" in said.change_told(enough)
    assert "about 60 in 100 went into the new number" in said.rate_of_learning_told(enough)


def test_a_number_that_moved_the_other_way_is_told_with_its_sign() -> None:
    other = Learned(fears=9, before=0.5, after=0.6, surprising=8, rate=-0.2)
    assert "−20 in 100" in said.rate_of_learning_told(other)


def test_kindness_is_told_from_five_fears_on() -> None:
    assert said.care_told(None) == said.care_told(Care(4, 2, 6)) == ""
    told = said.care_told(Care(12, 3.25, 6.5))
    assert "In 12 fears" in told
    assert "you expected 3.2 of 10 and met 6.5" in told


def test_the_brier_score_says_what_it_means_and_that_it_measures_nobody() -> None:
    told = said.brier_told(finding())
    assert "0.31, from 25 fears" in told
    assert "0.25" in told
    assert "does not measure you" in told


def test_it_says_that_a_fear_that_did_not_come_asks_for_nothing() -> None:
    assert any(
        "does not mean that you should go nearer" in one for one in said.what_the_ledger_is_not()
    )


def test_its_promise_is_its_own() -> None:
    sure = said.how_sure_of_fears()
    assert "at most 5" in sure
    assert "apart from the one for patterns" in sure


COUNTS = st.integers(0, 300)


@given(COUNTS, COUNTS, COUNTS, COUNTS, st.booleans(), st.none() | COUNTS)
def test_no_ledger_leads_to_a_label_a_guilt_or_an_unfilled_gap(
    yes: int, partly: int, no: int, unanswered: int, told: bool, forecast: int | None
) -> None:
    came, answered = yes + partly, yes + partly + no
    some = finding(
        yes=yes,
        partly=partly,
        no=no,
        unanswered=unanswered,
        cautious=Rate(came + unanswered, answered + unanswered, 0.1, 0.9),
        plain=Rate(came, answered, 0.1, 0.9),
        evidence="over_predicted" if told else "not_yet",
        forecast=forecast,
    )
    sentences = [
        said.came_told(some),
        said.evidence_told(some),
        said.right_told(some),
        said.without_answer(some),
        said.waiting_told(no),
        said.brier_told(some),
        said.what_would_change_the_ledger(some),
    ]
    for sentence in sentences:
        assert "%" not in sentence
        assert not LABELS.search(sentence.replace("squared distance", "")), sentence
