"""Drafts are kept in versions, never sent, and lead nowhere closer where closeness is not safe."""

from datetime import timedelta

import pytest

from nearer import content
from nearer.companion import drafts, safety, unsaved
from nearer.companion.drafts import Written
from nearer.companion.noticed import look
from nearer.companion.versions import versions
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.unsaved import Unsaved
from nearer.domain.values import Moment, Person
from nearer.domain.words import Wording

IGNORED = "I feel ignored when you look at your phone. See you at six."


@pytest.fixture
def kim(space):
    person = Person(id="kim", alias="Kim")
    space.put(person)
    return person


def test_a_draft_is_kept_tidied_with_what_it_answers(space, kim) -> None:
    one = drafts.write(space, Written("  See you\r\nat six. ", " When? ", "kim"))
    assert space.get(Wording, one.id) == one
    assert (one.words, one.replying_to, one.person) == ("See you\nat six.", "When?", "kim")


def test_sent_twice_within_minutes_it_is_one_and_later_another(space, clock) -> None:
    first = drafts.write(space, Written("See you at six."))
    clock.move(minutes=2)
    assert drafts.write(space, Written("See you at six.")).id == first.id
    clock.move(minutes=20)
    assert drafts.write(space, Written("See you at six.")).id != first.id


@pytest.mark.parametrize(
    ("written", "field"),
    [
        (Written(" \n "), "words"),
        (Written("x" * 20_001), "words"),
        (Written("a\x07b"), "words"),
        (Written("See you.", replying_to="a\x07b"), "replying_to"),
        (Written("See you.", person="nobody"), "person"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field(space, written, field) -> None:
    with pytest.raises(BadInput) as refused:
        drafts.write(space, written)
    assert refused.value.field == field
    assert space.all(Wording) == ()


def test_a_scene_has_to_be_written(space) -> None:
    with pytest.raises(NotFound):
        drafts.write(space, Written("See you.", scene="no_such_scene"))


def test_every_change_is_a_version_and_can_be_taken_back(space, clock) -> None:
    one = drafts.write(space, Written("You never listen."))
    clock.move(minutes=1)
    drafts.change(space, one.id, Written("I would like to be heard."))
    words = [version.value.words for version in versions(space, Wording, one.id)]
    assert words == ["I would like to be heard.", "You never listen."]
    drafts.put_back(space, one.id, versions(space, Wording, one.id)[1].record)
    assert space.get(Wording, one.id).words == "You never listen."


def test_any_earlier_version_can_come_back_and_none_is_lost(space, clock) -> None:
    one = drafts.write(space, Written("First."))
    for words in ("Second.", "Third."):
        clock.move(minutes=1)
        drafts.change(space, one.id, Written(words))
    first = versions(space, Wording, one.id)[-1].record
    assert drafts.put_back(space, one.id, first).words == "First."
    found = [version.value.words for version in versions(space, Wording, one.id)]
    assert found == ["First.", "Third.", "Second.", "First."]
    again = versions(space, Wording, one.id)[0].record
    drafts.put_back(space, one.id, again)
    assert len(versions(space, Wording, one.id)) == 4, "what stands there is put back once"
    other = drafts.write(space, Written("Another."))
    for record in ("", "nothing", versions(space, Wording, other.id)[0].record):
        with pytest.raises(NotFound):
            drafts.put_back(space, one.id, record)


def test_somebody_deleted_since_may_stay_on_a_draft(space, kim) -> None:
    one = drafts.write(space, Written("See you.", person="kim"))
    space.erase("kim")
    assert drafts.change(space, one.id, Written("See you soon.", person="kim")).person == "kim"


def test_a_suggestion_takes_the_place_of_its_sentence_as_a_new_version(space) -> None:
    one = drafts.write(space, Written(IGNORED))
    note = next(note for note in look(one.words).notes if note.suggestion)
    changed = drafts.use(space, one.id, note.key)
    assert changed.words == f"{note.suggestion} See you at six."
    assert len(space.history(one.id)) == 2
    drafts.put_back(space, one.id, versions(space, Wording, one.id)[1].record)
    assert space.get(Wording, one.id).words == IGNORED


@pytest.mark.parametrize("key", ["", "blame-0-5", "faux_feeling-0-9999", "x" * 9000])
def test_a_note_that_is_not_on_the_text_changes_nothing(space, key) -> None:
    one = drafts.write(space, Written(IGNORED))
    with pytest.raises(BadInput, match="Nothing is lost"):
        drafts.use(space, one.id, key)
    assert len(space.history(one.id)) == 1


def test_deleting_takes_every_version(space) -> None:
    one = drafts.write(space, Written("You never listen."))
    drafts.change(space, one.id, Written("I would like to be heard."))
    drafts.erase(space, one.id)
    assert space.history(one.id) == ()
    with pytest.raises(NotFound):
        drafts.erase(space, one.id)


def test_the_newest_comes_first_and_a_scene_finds_its_own(space, clock) -> None:
    key = content.scenarios()[0].key
    first = drafts.write(space, Written("First.", scene=key))
    clock.move(minutes=1)
    second = drafts.write(space, Written("Second."))
    assert drafts.newest_first(space) == (second, first)
    assert drafts.page(space, 99).found == (second, first)
    assert drafts.of_scene(space, key) == (first,)


def test_with_somebody_not_safe_only_scenes_that_keep_a_distance_are_offered(space, kim) -> None:
    assert drafts.scenes(space, "kim") == content.scenarios()
    safety.mark(space, "kim", unsafe=True)
    assert drafts.keeps_distance(space, "kim")
    assert not drafts.keeps_distance(space, "")
    offered = drafts.scenes(space, "kim")
    assert offered
    assert all(one.distance or one.task == "set_a_boundary" for one in offered)
    assert not any(one.task in {"open_up", "listen"} and not one.distance for one in offered)
    assert drafts.scenes(space) == content.scenarios()


def test_while_heavy_words_wait_for_an_answer_no_scene_leads_closer(space, clock) -> None:
    space.put(Moment(id="0e" * 16, when=clock(), words="I am going to kill myself tonight."))
    assert drafts.keeps_distance(space, "")
    assert all(one.distance or one.task == "set_a_boundary" for one in drafts.scenes(space))
    safety.lift_all(space)
    assert drafts.scenes(space) == content.scenarios()


def test_a_draft_to_somebody_not_safe_can_still_be_written(space, kim) -> None:
    safety.mark(space, "kim", unsafe=True)
    assert drafts.write(space, Written("I will not come on Sunday.", person="kim")).person == "kim"


def test_a_draft_outlives_a_restart(mira, clock) -> None:
    one = drafts.write(mira.space, Written("See you."))
    clock.move(days=1)
    again = mira.opened_again()
    assert again.get(Wording, one.id) == one
    assert one.noted - again.now() < timedelta(0)


def test_a_draft_of_a_scene_answers_its_line_and_any_other_what_was_pasted(space) -> None:
    scene = content.scenarios_for("listen")[0]
    tried = drafts.write(space, Written("That hurts.", scene=scene.key))
    assert drafts.answered(tried) == scene.their_line
    assert tried.replying_to == "", "an invented line is nobody's message"
    assert drafts.answered(drafts.write(space, Written("Yes.", "Will you come?"))) == (
        "Will you come?"
    )


def test_words_begun_on_its_page_go_with_a_draft(space) -> None:
    one = drafts.write(space, Written("See you."))
    unsaved.keep(space, f"/say/drafts/{one.id}/edit/", "sheet", (("words", "See you never."),))
    drafts.erase(space, one.id)
    assert space.all(Unsaved) == ()


def test_a_draft_outlives_the_person_it_was_for(space, kim) -> None:
    one = drafts.write(space, Written("See you.", person="kim"))
    space.erase("kim")
    assert space.get(Wording, one.id).person == "kim"
    assert not drafts.keeps_distance(space, "kim")
