"""How it has been with one person: counts of their record, nothing that a hunch could follow."""

from datetime import timedelta
from typing import Any

import pytest

from nearer.companion import fears, people, person_lately, tags, tries
from nearer.companion.tries import After, Plan
from nearer.domain.values import BudgetFixed, Moment, Tag


@pytest.fixture
def leni(mira: Any) -> Any:
    """Mira's space in which patterns may be told; Leni in it."""
    mira.space.put(BudgetFixed(id="budget-prompt", fixed=mira.clock()))
    return people.add(mira.space, "Leni", "friend", "close")


def live(mira: Any, who: Any, count: int, ago: int = 1, **noted: Any) -> None:
    mira.space.put(
        *(
            Moment(
                id=mira.space.new_id(),
                when=mira.clock() - timedelta(days=ago, hours=n),
                people=(who.id,),
                **({"way": "prompt", "closeness": 6, "urge": 2} | noted),
            )
            for n in range(count)
        )
    )


def said(mira: Any, who: Any) -> str:
    return " ".join(person_lately.lately(mira.space, who))


def test_it_counts_the_last_three_months_alone(mira: Any, leni: Any) -> None:
    live(mira, leni, 12)
    live(mira, leni, 30, ago=95, closeness=0)
    assert "12 check-ins with Leni" in said(mira, leni)
    assert "closeness at 6.0 of 10 (12 check-ins)" in said(mira, leni)


def test_what_somebody_chose_to_log_moves_no_average(mira: Any, leni: Any) -> None:
    live(mira, leni, 12)
    live(mira, leni, 40, way="self", closeness=0)
    assert "52 check-ins with Leni" in said(mira, leni)
    assert "closeness at 6.0 of 10 (12 check-ins)" in said(mira, leni)


def test_a_skip_is_no_check_in(mira: Any, leni: Any) -> None:
    live(mira, leni, 12, skipped=True)
    assert said(mira, leni) == "In the last 90 days there is no check-in with Leni."


def test_being_open_is_read_from_the_tag_also_once_merged(mira: Any, leni: Any) -> None:
    mira.space.put(Tag(id="open", name="shared", starter="shared_something"))
    told = tags.add(mira.space, "told")
    live(mira, leni, 11, tags=("open",), closeness=8)
    live(mira, leni, 11, tags=(told.id,), closeness=2)
    assert "In the 11 check-ins in which you had shared something personal" in said(mira, leni)
    tags.merge(mira.space, told.id, "open")
    assert "In the 22 check-ins in which you had shared something personal" in said(mira, leni)


def test_before_patterns_may_be_told_no_number_is(mira: Any) -> None:
    who = people.add(mira.space, "Leni")
    live(mira, who, 30)
    assert "30 check-ins" in said(mira, who)
    assert "6.0" not in said(mira, who)


def test_steps_and_fears_about_them_are_told(mira: Any, leni: Any) -> None:
    ben = people.add(mira.space, "Ben")
    for who, gave in ((leni, True), (leni, None), (ben, False)):
        tried = tries.plan(mira.space, "thought_a_day", Plan(person=who.id, hard_before=50))
        tries.look_back(mira.space, tried.id, After("did", hard_after=30, gave_back=gave))
        mira.clock.move(hours=1)
    assert person_lately.when_open(mira.space, leni) == (
        "So far, you have noted 2 steps with Leni that you did. After 1 of 1 they shared something "
        "too. 2 of 2 felt easier afterwards than before."
    )
    assert person_lately.feared(mira.space, leni) == ""
    for words, outcome in (("a", "no"), ("b", "partly"), ("c", "")):
        fear = fears.write(mira.space, words, 70, leni.id)
        if outcome:
            fears.answer(mira.space, fear.id, outcome)
    mira.clock.move(days=10)
    assert person_lately.feared(mira.space, leni) == (
        "So far, 2 fears about Leni have an answer, and 1 came true, at least in part."
    )
