"""Published questionnaires by their keys, words that stay here, and keys brought along."""

import pytest
from msgspec import structs

from nearer.companion import assessments, people, questionnaires
from nearer.domain.attachment import AddedInstrument, Assessment, ItemWords
from nearer.domain.errors import BadInput, NotFound
from nearer.instruments import instrument, instruments

KEY = """key = "calm"
name = "Calm at home"
authors = ["A. Therapist"]
year = 2026
version = "3"
lowest = 0
highest = 4
items = 3
per = "either"
certainty = "source"
source = "Written for one practice."

[scales.calm]
title = "Calm"
meaning = "Higher means calmer."
items = [1, 2, 3]
reversed = [3]
"""


def answer(space, key="rosenberg", answers=(2,) * 10, **more):
    return assessments.answer(space, questionnaires.one(space, key).key, answers, **more)


def test_nearers_own_are_not_among_the_published_ones(space) -> None:
    found = {one.key.key for one in questionnaires.shipped_and_added(space)}
    assert found == {key.key for key in instruments()} - {"own", "own-state"}
    with pytest.raises(NotFound):
        questionnaires.one(space, "own")


def test_scores_over_time_come_with_their_error_the_latest_first(mira) -> None:
    answer(mira.space)
    mira.clock.move(weeks=5)
    answer(mira.space, answers=(3, 0, 3, 3, 0, 0, 3, 0, 0, 3))
    read = questionnaires.read(mira.space, instrument("rosenberg"))
    assert [sheet.scores.value("self_esteem") for sheet in read.sheets] == [30, 15]
    assert read.errors == (
        "“Self-esteem” may be off by about 4.0 points either way, judged by what others answered.",
    )
    assert read.changes == ()


def test_a_lasting_change_is_told(mira) -> None:
    for level in (0, 0, 0, 0, 0, 3, 3):
        answer(
            mira.space,
            answers=tuple(3 - level if n in {2, 5, 6, 8, 9} else level for n in range(1, 11)),
        )
        mira.clock.move(weeks=5)
    (told,) = questionnaires.read(mira.space, instrument("rosenberg")).changes
    assert "“Self-esteem” has been higher" in told
    assert "30.0 on average (2 times), and 0.0 before (5 times)" in told


def test_a_form_about_right_now_is_meant_to_move_and_tells_no_change(mira) -> None:
    for level in (1,) * 6 + (7,) * 4:
        answer(mira.space, "saam", (level,) * 21)
        mira.clock.move(weeks=5)
    assert questionnaires.read(mira.space, instrument("saam")).changes == ()


def test_a_derived_score_has_an_error_too(space) -> None:
    answer(space, "rq", (1, 2, 3, 4))
    key = instrument("rq")
    errors = questionnaires.read(space, key).errors
    assert len(errors) == len(key.scales) + len(key.derived)


def test_each_person_has_their_own_course(mira) -> None:
    maya, jonas = (people.add(mira.space, name).id for name in ("Maya", "Jonas"))
    for person, level in ((maya, 1), (jonas, 7), (maya, 1), (jonas, 7)):
        mira.clock.move(weeks=5)
        answer(mira.space, "ecr-rs", (level,) * 9, person=person)
    read = questionnaires.read(mira.space, instrument("ecr-rs"))
    assert [sheet.about for sheet in read.sheets] == ["Jonas", "Maya"] * 2
    assert read.changes == ()


def test_norms_are_there_only_where_the_key_has_them_and_say_who(space) -> None:
    for one in questionnaires.shipped_and_added(space):
        assert len(one.norms) == len(one.key.norms)
        for said in one.norms:
            assert "Who answered: " in said
        if one.key.certainty == "from memory" and not one.key.norms:
            assert one.norms == ()
    assert "46,546" in questionnaires.one(space, "rosenberg").norms[0]


def test_pasted_words_are_kept_for_their_order_only(space) -> None:
    key = instrument("rosenberg")
    lines = "\n".join(f"sentence {n}" for n in range(1, 11))
    assert questionnaires.write_words(space, key, "common", lines)[9] == "sentence 10"
    assert questionnaires.words(space, key, "common") == tuple(lines.split("\n"))
    assert questionnaires.words(space, key) == ()


def test_the_keys_own_order_has_one_name_for_its_words(space) -> None:
    key = instrument("ucla-3")
    questionnaires.write_words(space, key, key.order, "a\nb\nc")
    assert questionnaires.words(space, key) == questionnaires.words(space, key, key.order)
    questionnaires.write_words(space, key, "", "")
    assert space.all(ItemWords) == ()


def test_words_of_one_never_end_up_with_another(space) -> None:
    short, long = (KEY.replace('"calm"', f'"{key}"') for key in ("a", "a-b"))
    first = questionnaires.add(space, short.replace("items = 3", 'order = "b-c"\nitems = 3')).key
    second = questionnaires.add(space, long.replace("items = 3", 'order = "c"\nitems = 3')).key
    questionnaires.write_words(space, first, "", "x\ny\nz")
    assert questionnaires.words(space, second) == ()


@pytest.mark.parametrize(
    "text",
    [
        "one\ntwo\nthree",
        "\n one \n\n two\n three \n",
        "1. one\n2. two\n3. three",
        "1) one\n2) two\n3) three",
        "1 one\n2 two\n3 three",
    ],
)
def test_items_are_told_apart_by_line_or_by_number(text) -> None:
    assert questionnaires.split_items(text) == ["one", "two", "three"]


def test_a_numbered_item_may_run_over_lines() -> None:
    text = "1. one\nand more\n2. two\n7 more of it\n3. three"
    assert questionnaires.split_items(text) == ["one and more", "two 7 more of it", "three"]


@pytest.mark.parametrize("text", ["a\nb", "a\nb\nc\nd"])
def test_the_wrong_number_of_sentences_is_refused(space, text) -> None:
    with pytest.raises(BadInput, match="has 3") as refused:
        questionnaires.write_words(space, instrument("ucla-3"), "", text)
    assert refused.value.field == "words"
    assert space.all(ItemWords) == ()


def test_a_key_brought_along_is_used_like_any_other(mira) -> None:
    added = questionnaires.add(mira.space, KEY)
    assert added.key.name == "Calm at home"
    again = mira.opened_again()
    assessments.answer(again, questionnaires.one(again, "calm").key, (4, 4, 0))
    (sheet,) = questionnaires.read(again, questionnaires.one(again, "calm").key).sheets
    assert sheet.scores.value("calm") == 4
    assert sheet.assessment.version == "3"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("reversed = [3]", "reversed = [4]", 17),
        ("items = [1, 2, 3]", "items = [1, 2, 9]", 16),
        ('key = "calm"', 'key = "own"', 1),
        ("highest = 4", "highest = 0", 7),
        ("[scales.calm]", "[scales.calm", 13),
    ],
)
def test_a_bad_key_is_refused_with_its_line(space, old, new, line) -> None:
    with pytest.raises(BadInput, match=f"line {line}:"):
        questionnaires.add(space, KEY.replace(old, new))
    assert space.all(AddedInstrument) == ()


def test_lines_are_counted_as_they_were_pasted(space) -> None:
    with pytest.raises(BadInput, match="line 20:"):
        questionnaires.add(space, "\r\n\r\n\r\n" + KEY.replace("[3]", "[4]").replace("\n", "\r\n"))


@pytest.mark.parametrize("text", ["", " \n ", "x" * 200_000, "key = \x00"])
def test_what_is_no_file_is_refused_in_a_sentence(space, text) -> None:
    with pytest.raises(BadInput):
        questionnaires.add(space, text)


def test_the_same_key_is_not_taken_twice(space) -> None:
    questionnaires.add(space, KEY)
    with pytest.raises(BadInput, match="line 1:"):
        questionnaires.add(space, KEY)


def test_a_key_taken_out_takes_its_words_and_answers_along(space) -> None:
    added = questionnaires.add(space, KEY)
    assessments.answer(space, added.key, (1, 1, 1))
    questionnaires.write_words(space, added.key, "", "a\nb\nc")
    kept = answer(space)
    questionnaires.remove(space, added)
    assert space.all(AddedInstrument) == space.all(ItemWords) == ()
    assert space.all(Assessment) == (kept,)


def test_what_ships_cannot_be_taken_out(space) -> None:
    with pytest.raises(NotFound):
        questionnaires.remove(space, questionnaires.one(space, "rosenberg"))


def test_a_key_this_version_cannot_read_hides_nothing_else(space) -> None:
    broken = AddedInstrument(id=space.new_id(), added=space.now(), text="key = ")
    space.put(broken)
    questionnaires.add(space, KEY)
    assert questionnaires.one(space, "calm")
    assert questionnaires.unreadable(space) == (broken,)
    questionnaires.remove_unreadable(space, questionnaires.one_unreadable(space, broken.id))
    assert questionnaires.unreadable(space) == ()
    with pytest.raises(NotFound):
        questionnaires.one_unreadable(space, broken.id)


def test_one_that_cannot_be_read_takes_its_answers_and_words_along_and_nothing_else(space) -> None:
    added = questionnaires.add(space, KEY)
    assessments.answer(space, added.key, (1, 1, 1))
    questionnaires.write_words(space, added.key, "", "a\nb\nc")
    kept = answer(space)
    space.put(structs.replace(added.added, text=KEY.replace("items = 3", "items = nothing")))
    (broken,) = questionnaires.unreadable(space)
    assert questionnaires.left_behind(space, broken) == "calm"
    questionnaires.remove_unreadable(space, broken)
    assert space.all(AddedInstrument) == space.all(ItemWords) == ()
    assert space.all(Assessment) == (kept,)


@pytest.mark.parametrize("written", ["own", "rosenberg"])
def test_one_that_calls_itself_like_another_takes_nothing_of_that_one_along(space, written) -> None:
    kept = answer(space)
    text = KEY.replace('"calm"', f'"{written}"').replace("items = 3", "items = nothing")
    broken = AddedInstrument(id=space.new_id(), added=space.now(), text=text)
    space.put(broken)
    questionnaires.remove_unreadable(space, broken)
    assert space.all(Assessment) == (kept,)
