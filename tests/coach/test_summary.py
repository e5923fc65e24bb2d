"""The few lines on top of Why: what stands, what leans, how sure, what is next."""

import re

from nearer import coach
from nearer.coach import Fates, Standing, Subject, Told, tag
from nearer.domain.finding import Status, TriggerFinding


def told(
    name: str, status: Status = "established", effect: float = 1.4, forecast: int | None = None
) -> Told:
    low, high = sorted((effect / 2, effect * 2))
    one = TriggerFinding(
        tag=name,
        effect=effect,
        low=low,
        high=high,
        log_e=5.0,
        status=status,
        with_tag=31,
        without_tag=412,
        forecast=forecast,
    )
    return Told(one, tag(name))


FULL = Standing(
    occasions=443,
    established=(told("criticised"), told("choir", effect=-1.1)),
    leaning=(told("no reply", "leaning", forecast=90),),
    awaited=(told("no reply", "leaning", forecast=137),),
    nearer=(told("good time"),),
    fates=Fates(away=20, stayed=50, toward=30),
)


def test_a_full_record_has_three_to_six_lines_each_with_its_counts() -> None:
    lines = coach.summary(FULL)
    assert 3 <= len(lines) <= 6
    assert all(re.search(r"\d", line.sentence) for line in lines)
    assert len({line.about for line in lines}) == len(lines)
    whole = " ".join(line.sentence for line in lines)
    for words in (
        "2 things stand. Most of all, “criticised” goes with a stronger urge to pull away",
        "by about 1.4 points (likely between 0.7 and 2.8; 31 check-ins",
        "may still be chance: “no reply” (31 check-ins with it, 412 without)",
        "closeness: “good time”",
        "of 100 urges",
        "20 ended in pulling away (20 in 100)",
        "at most 5",
        "About 140 more check-ins",
    ):
        assert words.casefold() in whole.casefold()


def test_nothing_noted_is_one_line_that_says_what_is_awaited() -> None:
    (line,) = coach.summary(Standing(occasions=0))
    assert "none so far" in line.sentence
    assert "5" not in line.sentence


def test_before_anything_stands_it_says_not_yet_and_what_is_next() -> None:
    lines = coach.summary(Standing(occasions=12))
    assert lines[0].sentence.startswith("Not yet")
    assert "12 check-ins" in lines[0].sentence
    assert "Keep answering" in lines[-1].sentence


def test_one_thing_is_one() -> None:
    line = coach.summary(Standing(occasions=100, established=(told("choir", effect=-1.1),)))[0]
    assert (
        "one thing stands: “choir” goes with a weaker urge to pull away, by about 1.1 points"
        in line.sentence
    )


def test_what_leans_is_more_only_beside_what_stands() -> None:
    leaning = (told("no reply", "leaning"),)
    alone = coach.summary(Standing(occasions=443, leaning=leaning))[1].sentence
    beside = coach.summary(Standing(443, established=(told("choir"),), leaning=leaning))[1].sentence
    assert alone.startswith("One thing leans, and may still be chance: “no reply”")
    assert beside.startswith("One more thing leans, and may still be chance: “no reply”")


def test_a_forecast_for_what_was_never_noted_is_not_promised() -> None:
    never = TriggerFinding(
        tag="x",
        effect=0,
        low=-1,
        high=1,
        log_e=0,
        status="not_yet",
        with_tag=0,
        without_tag=90,
        forecast=50,
    )
    standing = Standing(occasions=90, awaited=(Told(never, tag("x")),))
    assert "“x”" not in coach.summary(standing)[-1].sentence


def test_the_error_budget_says_how_it_is_known() -> None:
    assert "checked on invented lives, not proved" in coach.how_sure()


def test_being_alone_has_no_name_to_quote() -> None:
    one = Told(told("x").finding, Subject("alone", ()))
    assert "being alone" in coach.what_stands([one], 100)
