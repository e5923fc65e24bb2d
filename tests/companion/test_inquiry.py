"""Why do I push people away? Short questions, and one page of one's own words."""

from typing import Any

import pytest

from nearer.companion import echoes, fears, inquiry, letters, lifeline, people, preferences
from nearer.companion.inquiry_beside import MOST, beside
from nearer.companion.lifeline import Told
from nearer.content.inquiry import inquiry_questions
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.past import Inquiry
from nearer.domain.text import WORDS
from nearer.domain.values import Moment

FIRST, SECOND, THIRD = (question.key for question in inquiry_questions()[:3])
LAST = inquiry_questions()[-1].key


def shelves(space: Any, key: str) -> dict[str, tuple[Any, ...]]:
    return {shelf.kind: shelf.found for shelf in beside(space, inquiry.asked(space, key).question)}


def test_the_path_begins_at_the_first_question_and_nothing_is_kept_yet(space: Any) -> None:
    assert [one.number for one in inquiry.path(space)] == list(range(1, 10))
    assert inquiry.next_open(space) == inquiry.path(space)[0]
    assert inquiry.gathered(space) == inquiry.page(space) == ""
    assert space.all(Inquiry) == ()


def test_it_goes_on_after_the_last_answer_and_what_was_passed_over_stays_open(mira: Any) -> None:
    inquiry.answer(mira.space, SECOND, " somebody is kind \r\n")
    again = mira.opened_again()
    assert inquiry.asked(again, SECOND).words == "somebody is kind"
    assert inquiry.next_open(again).question.key == THIRD
    assert inquiry.asked(again, FIRST).words == ""
    inquiry.answer(again, LAST, "x")
    assert inquiry.next_open(again) is None
    assert inquiry.following(again, LAST) is None


def test_what_is_gathered_are_the_answers_under_their_headings_and_nothing_else(
    space: Any,
) -> None:
    inquiry.answer(space, THIRD, "I get polite.")
    inquiry.answer(space, FIRST, "On Thursday.")
    headings = {question.key: question.heading for question in inquiry_questions()}
    assert inquiry.gathered(space) == (
        f"{headings[FIRST]}\nOn Thursday.\n\n{headings[THIRD]}\nI get polite."
    )


def test_answers_and_pages_of_before_stay_readable_with_their_dates(mira: Any) -> None:
    space = mira.space
    for words in ("at first", "later", "later"):
        inquiry.answer(space, FIRST, words)
        mira.clock.move(days=1)
    inquiry.write_page(space, "one")
    mira.clock.move(days=1)
    inquiry.answer(space, SECOND, "and more")
    inquiry.write_page(space, "two")
    assert [one.value for one in inquiry.answer_versions(space, FIRST)] == ["later", "at first"]
    pages = inquiry.page_versions(mira.opened_again())
    assert [one.value for one in pages] == ["two", "one"]
    assert (pages[0].written - pages[1].written).days == 1
    assert inquiry.asked(space, FIRST).words == "later"


def test_a_page_that_came_back_to_its_first_words_has_three_versions(space: Any) -> None:
    for words in ("one", "two", "one"):
        inquiry.write_page(space, words)
    assert [one.value for one in inquiry.page_versions(space)] == ["one", "two", "one"]


def test_the_page_is_behind_once_an_answer_changed_and_not_before(space: Any) -> None:
    inquiry.answer(space, FIRST, "a")
    assert not inquiry.is_behind(space)
    inquiry.write_page(space, "mine")
    assert not inquiry.is_behind(space)
    inquiry.answer(space, FIRST, "b")
    assert inquiry.is_behind(space)
    inquiry.answer(space, FIRST, "a")
    assert not inquiry.is_behind(space)
    inquiry.answer(space, SECOND, "c")
    inquiry.write_page(space, "mine, again")
    assert not inquiry.is_behind(space)


def test_an_answer_can_be_taken_back(space: Any) -> None:
    inquiry.answer(space, FIRST, "a")
    inquiry.answer(space, FIRST, " ")
    assert inquiry.asked(space, FIRST).words == ""
    assert inquiry.gathered(space) == ""
    assert [one.value for one in inquiry.answer_versions(space, FIRST)] == ["a"]


def test_an_empty_answer_to_an_open_question_keeps_nothing(space: Any) -> None:
    inquiry.answer(space, FIRST, " ")
    assert space.all(Inquiry) == ()


def test_what_is_no_question_or_no_text_is_refused(space: Any) -> None:
    with pytest.raises(NotFound):
        inquiry.answer(space, "nothing", "x")
    with pytest.raises(BadInput) as refused:
        inquiry.answer(space, FIRST, "x" * (WORDS + 1))
    assert refused.value.field == "words"
    for words in (" ", "x" * (inquiry.PAGE + 1)):
        with pytest.raises(BadInput) as refused:
            inquiry.write_page(space, words)
        assert refused.value.field == "page"
    assert space.all(Inquiry) == ()


def test_it_can_be_deleted_with_all_its_versions(mira: Any) -> None:
    inquiry.answer(mira.space, FIRST, "a")
    inquiry.write_page(mira.space, "b")
    inquiry.erase(mira.space)
    assert mira.opened_again().history(inquiry.ONE) == ()
    with pytest.raises(NotFound):
        inquiry.erase(mira.space)


def test_beside_an_empty_record_stands_nothing(space: Any) -> None:
    for question in inquiry_questions():
        assert beside(space, question) == ()


def test_beside_each_question_stands_what_fits_of_the_record(mira: Any) -> None:
    space = mira.space
    robin = people.add(space, "Robin", circle="close")
    people.add(space, "Kim", circle="further")
    preferences.write_reason(space, "to stay")
    fear = fears.write(space, "they laugh", 60)
    lesson = lifeline.write(space, Told("stairs", taught="do not wait"))
    lifeline.write(space, Told("no lesson"))
    letter = letters.write(space, "Dear you")
    alike = echoes.write(space, lesson.id, [], "the same stairs")
    other = echoes.write(space, lesson.id, [], "", "I have a key")
    away = Moment(id="m1", when=mira.clock(), urge=7, action="away")
    space.put(away, Moment(id="m2", when=mira.clock(), urge=7, action="stayed"))
    assert shelves(space, "last") == {"pulled_away": (away,)}
    assert shelves(space, "when") == {}, "no pattern stands yet"
    assert shelves(space, "do") == {}, "nothing that Nearer asked for"
    assert shelves(space, "fear") == {"fears": (fear,)}
    assert shelves(space, "learned") == {"lessons": (lesson,)}
    assert shelves(space, "kept_safe") == {"echoes": (alike,)}
    assert shelves(space, "cost") == {
        "reason": (preferences.reason(space),),
        "letters": (letter,),
    }
    assert shelves(space, "other") == {"people": (robin,)}
    assert shelves(space, "now") == {"different": (other,)}


def test_the_lesson_noted_last_stands_first_whatever_the_age_it_is_of(mira: Any) -> None:
    for age in (9, 4, 30, 2, 50, 60):
        mira.clock.move(hours=1)
        lifeline.write(mira.space, Told("it", age=age, taught=f"at {age}"))
    taught = [memory.taught for memory in shelves(mira.space, "learned")["lessons"]]
    assert taught == ["at 60", "at 50", "at 2", "at 30", "at 4"]


def test_what_urges_ended_in_is_told_as_the_coach_tells_it(mira: Any) -> None:
    made = []
    for number in range(40):
        mira.clock.move(hours=5)
        action = "away" if number % 4 else "toward"
        made.append(Moment(id=f"m{number}", when=mira.clock(), way="prompt", urge=6, action=action))
    mira.space.put(*made)
    (told,) = shelves(mira.space, "do")["fates"]
    assert told.startswith("So far, of 40 urges")
    assert len(shelves(mira.space, "last")["pulled_away"]) == MOST
