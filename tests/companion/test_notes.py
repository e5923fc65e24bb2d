"""Which notes a text gets: help before all, and nearness nowhere where it is not safe."""

import pytest

from nearer import content
from nearer.companion import drafts, notes, safety
from nearer.companion.drafts import Written
from nearer.companion.notes import Text
from nearer.companion.noticed import look
from nearer.domain.errors import BadInput
from nearer.domain.safety import Safety, safety_id
from nearer.domain.values import Moment, Person, Preferences

IGNORED = "I feel ignored when you look at your phone. See you at six."
TO_AWAY = "You never listen. I need you to stop that at once. Whatever, I'm done with you."
NOBODY = "I don't want to be here anymore. Nobody would miss me."
HIT = "You always hit me when you drink. You never listen."
DIE = "I want to die."
DISTANT = {"what happened", "a boundary"}


@pytest.fixture
def kim(space):
    person = Person(id="kim", alias="Kim")
    space.put(person)
    return person


def named(found: notes.Notes) -> set[str]:
    assert found.looked is not None
    return {one.mark.name for one in found.looked.notes}


def suggested(found: notes.Notes) -> list[str]:
    return [one.suggestion for one in found.looked.notes if one.suggestion] if found.looked else []


def refused(space, text: Text) -> None:
    """No suggestion of any note on the text can be put in by whatever key."""
    keys = [one.key for one in look(text.words, text.answers).notes if one.suggestion]
    assert keys, "else this could not fail"
    for key in keys:
        with pytest.raises(BadInput, match="rest here"):
            notes.with_suggestion(space, text, key)


def test_ordinary_words_get_all_notes_and_their_suggestions(space, kim) -> None:
    found = notes.noted(space, Text(TO_AWAY, person="kim"))
    assert found.looked == look(TO_AWAY)
    assert suggested(found)
    assert (found.waits, found.rests) == (False, False)


@pytest.mark.parametrize("words", [IGNORED, TO_AWAY, "I miss you. Could we talk at seven?"])
def test_for_somebody_not_safe_no_note_leads_closer(space, kim, words) -> None:
    safety.mark(space, "kim", unsafe=True)
    found = notes.noted(space, Text(words, person="kim"))
    assert named(found) <= DISTANT
    assert suggested(found) == []
    assert found.rests


def test_suggestions_are_refused_where_none_are_shown(space, kim) -> None:
    safety.mark(space, "kim", unsafe=True)
    refused(space, Text(TO_AWAY, person="kim"))
    kept = drafts.write(space, Written(TO_AWAY, person="kim"))
    key = next(one.key for one in look(TO_AWAY).notes if one.suggestion)
    with pytest.raises(BadInput, match="rest here"):
        drafts.use(space, kept.id, key)
    assert drafts.rests(space, kept)


def test_a_name_in_the_text_counts_as_much_as_the_choice(space, kim) -> None:
    text = Text(f"Kim, listen. {TO_AWAY}")
    answering = Text(TO_AWAY, theirs="Kim says that you are angry.")
    assert suggested(notes.noted(space, text))
    safety.mark(space, "kim", unsafe=True)
    refused(space, text)
    refused(space, answering)
    assert suggested(notes.noted(space, Text(TO_AWAY))), "of others nothing is said"


def test_somebody_at_rest_is_as_far_as_somebody_marked(space, kim) -> None:
    space.put(Safety(id=safety_id("kim"), person="kim", since=space.now(), rests=True))
    refused(space, Text(TO_AWAY, person="kim"))
    safety.lift(space, "kim")
    assert suggested(notes.noted(space, Text(TO_AWAY, person="kim")))


def test_while_heavy_words_of_elsewhere_wait_nothing_is_suggested_to_anybody(space) -> None:
    space.put(Moment(id="0e" * 16, when=space.now(), words="I am going to kill myself tonight."))
    refused(space, Text(TO_AWAY))
    safety.lift_all(space)
    assert suggested(notes.noted(space, Text(TO_AWAY)))


@pytest.mark.parametrize(
    ("text", "own", "from_them"),
    [
        (Text(NOBODY), True, False),
        (Text(HIT), True, False),
        (Text("Don't say that. You always say that.", theirs=DIE), False, True),
        (Text(NOBODY, theirs=DIE), True, True),
    ],
)
def test_where_words_are_heavy_notes_wait_until_they_are_asked_for(
    space, text, own, from_them
) -> None:
    found = notes.noted(space, text)
    assert (found.own, found.from_them) == (own, from_them)
    assert found.waits
    assert found.looked is None
    asked = notes.noted(space, text, asked=True)
    assert not asked.waits
    assert asked.looked is not None
    assert suggested(asked) == []
    refused(space, text)


def test_asked_for_beside_danger_only_what_keeps_a_distance_is_noted(space) -> None:
    assert named(notes.noted(space, Text(HIT), asked=True)) <= DISTANT
    threat = Text(TO_AWAY, theirs="If you leave me I will kill you.")
    assert named(notes.noted(space, threat, asked=True)) <= DISTANT


@pytest.mark.parametrize(
    "words",
    [
        "You threatened me. I feel scared. I need you to stay away.",
        "I don't want to talk to you, I'm scared of you.",
        "I feel threatened when you stand over me and shout. You never listen.",
    ],
)
def test_fear_of_somebody_is_not_worded_anew(space, words) -> None:
    found = notes.noted(space, Text(words), asked=True)
    assert named(found) <= DISTANT
    assert suggested(found) == []


@pytest.mark.parametrize(
    "words",
    [
        "If you touch me again I'm calling the police.",
        "Come here once more and I will call the cops. You never listen.",
    ],
)
def test_the_police_against_somebody_is_no_threat_to_be_softened(space, words) -> None:
    """Whatever finds an ultimatum in it: it guards whoever writes it."""
    found = notes.noted(space, Text(words), asked=True)
    assert named(found) <= DISTANT
    assert suggested(found) == []
    assert found.rests


def test_whoever_wants_no_words_looked_at_gets_notes_at_once(settle) -> None:
    space = settle().space
    wishes = space.get(Preferences, "preferences")
    space.put(Preferences(id=wishes.id, checks_words=False))
    found = notes.noted(space, Text(NOBODY))
    assert not found.waits
    assert found.looked is not None


def test_an_invented_line_of_a_scene_weighs_nothing(space) -> None:
    for scene in content.scenarios():
        found = notes.noted(space, Text("See you at six.", scene=scene))
        assert not found.from_them, scene.key
        assert found.looked == look("See you at six.", scene.their_line), scene.key


def test_an_empty_text_gets_none_and_nothing_is_kept_by_looking(space) -> None:
    before = space.version
    assert notes.noted(space, Text("")).looked is None
    assert not notes.noted(space, Text("")).waits
    notes.noted(space, Text(NOBODY, theirs=DIE), asked=True)
    assert space.version == before
    assert not safety.suggestions_held(space)
