"""The private check about one person: when it is offered, what is kept, and what goes with them."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from nearer.companion import safety, safety_answers
from nearer.domain.errors import NotFound
from nearer.domain.practice import Urge
from nearer.domain.safety import SafetyAnswers
from nearer.domain.values import Fear, Moment, Person, Tag

JO = Person(id="0a" * 16, alias="Jo")
KIM = Person(id="0b" * 16, alias="Kim")
CONTROLLED = Tag(id="1a" * 16, name="felt controlled", starter="controlled")
MERGED = Tag(id="1b" * 16, name="bossed around", merged_into=CONTROLLED.id)
LATELY = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HURT = Fear(
    id="2a" * 16, when=LATELY, words="loud", likely=50, person=JO.id, due=LATELY, about="hurt"
)


@pytest.fixture
def mira(settle):
    return settle(JO, KIM, CONTROLLED, MERGED)


def offered(space) -> set[str]:
    return {one.alias for one in (JO, KIM) if safety.of_person(space, one.id).offered}


def test_with_nothing_noted_it_is_there_and_not_offered_first(space) -> None:
    assert offered(space) == set()


def test_a_fear_of_being_hurt_that_came_true_offers_it(space) -> None:
    space.put(HURT)
    assert offered(space) == set()
    space.put(replace(HURT, outcome="partly"))
    assert offered(space) == {"Jo"}


def test_another_fear_that_came_true_does_not(space) -> None:
    space.put(replace(HURT, about="turned down", outcome="yes"))
    assert offered(space) == set()


def test_three_fears_of_being_hurt_offer_it(space) -> None:
    for n in range(3):
        space.put(replace(HURT, id=f"2{n}" * 16))
    assert offered(space) == {"Jo"}


def test_times_of_being_controlled_or_afraid_with_them_offer_it(space) -> None:
    for n, tag in enumerate((CONTROLLED.id, MERGED.id)):
        moment = Moment(id=f"3{n}" * 16, when=LATELY, people=(JO.id,), tags=(tag,), urge=5)
        space.put(moment)
    assert offered(space) == set()
    space.put(Urge(id="4a" * 16, when=LATELY, person=JO.id, feelings=("afraid",)))
    assert offered(space) == {"Jo"}


def test_what_is_long_ago_offers_nothing(space, clock) -> None:
    space.put(replace(HURT, outcome="yes"))
    clock.move(days=100)
    assert offered(space) == set()


def test_words_of_danger_offer_it_and_a_mark_has_no_need_of_it(space) -> None:
    space.put(replace(HURT, outcome="yes"))
    safety.mark(space, JO.id, unsafe=True)
    assert offered(space) == set()


def test_answers_that_are_none_count_as_skipped() -> None:
    found = safety_answers.read({"afraid": "YES", "hurt": "yes", "nothing": "yes"})
    assert found["hurt"] == "yes"
    assert found["afraid"] == ""
    assert "nothing" not in found
    assert list(found) == [one.key for one in safety_answers.questions()]


def test_answers_are_kept_once_with_what_was_said_alone(space) -> None:
    answers = safety_answers.read({"afraid": "yes", "phone": "no"})
    one = safety_answers.keep(space, JO.id, answers)
    assert safety_answers.keep(space, JO.id, answers) == one
    assert safety_answers.kept(space, JO.id) == (one,)
    assert one.answers == (("afraid", "yes"), ("phone", "no"))
    assert [said for _text, said in safety_answers.worded(one)] == ["yes", "no"]


def test_nothing_said_is_nothing_kept(space) -> None:
    assert safety_answers.keep(space, JO.id, safety_answers.read({})) is None
    assert space.all(SafetyAnswers) == ()


def test_another_day_is_another_answer_the_newest_first(space, clock) -> None:
    answers = safety_answers.read({"afraid": "yes"})
    first = safety_answers.keep(space, JO.id, answers)
    clock.move(days=7)
    second = safety_answers.keep(space, JO.id, answers)
    assert safety_answers.kept(space, JO.id) == (second, first)
    assert second.noted - first.noted == timedelta(days=7)


def test_answers_belong_to_one_person(space) -> None:
    one = safety_answers.keep(space, JO.id, safety_answers.read({"afraid": "yes"}))
    assert safety_answers.kept(space, KIM.id) == ()
    for act in (safety_answers.one_kept, safety_answers.erase):
        with pytest.raises(NotFound):
            act(space, KIM.id, one.id)
    with pytest.raises(NotFound):
        safety_answers.keep(space, "gone", safety_answers.read({"afraid": "yes"}))


def test_they_go_with_their_person_and_one_by_one(space) -> None:
    one = safety_answers.keep(space, JO.id, safety_answers.read({"afraid": "yes"}))
    safety_answers.keep(space, KIM.id, safety_answers.read({"afraid": "no"}))
    safety_answers.erase(space, JO.id, one.id)
    space.erase(KIM.id)
    assert space.all(SafetyAnswers) == ()


def test_a_question_that_is_asked_no_more_is_left_out(space) -> None:
    old = SafetyAnswers(
        id="5a" * 16, person=JO.id, noted=LATELY, answers=(("gone", "yes"), ("afraid", "no"))
    )
    assert [said for _text, said in safety_answers.worded(old)] == ["no"]
