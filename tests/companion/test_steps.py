"""The person's own ladder: examples, their copies, and steps of their own."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from nearer import content
from nearer.companion import people, steps, tries
from nearer.companion.steps import Written
from nearer.companion.tries import After, Plan
from nearer.content import STANDING_STEP, example_step, example_steps
from nearer.domain import tongue
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.practice import Attempt, Step
from nearer.domain.values import Person

OWN = Written("Show {name} the garden.", "preferences", hard=30)


@pytest.fixture
def own(space: Any) -> Any:
    return steps.write(space, OWN)


def keys(space: Any) -> list[str]:
    return [one.key for one in steps.ladder(space)]


def test_the_ladder_holds_every_example_from_the_start(space: Any) -> None:
    assert set(keys(space)) == {one.key for one in example_steps()}


def test_a_step_of_ones_own_joins_the_ladder(mira: Any) -> None:
    own = steps.write(mira.space, OWN)
    found = steps.step(mira.opened_again(), own.key)
    assert (found.words, found.hard, found.own) == ("Show {name} the garden.", 30, True)
    assert set(found.ways) == {"text", "call", "face_to_face"}


def test_the_same_step_sent_twice_is_one(space: Any, own: Any) -> None:
    assert steps.write(space, OWN) == own
    assert len(space.all(Step)) == 1


def test_a_changed_example_stands_in_its_place(space: Any) -> None:
    steps.change(space, STANDING_STEP, Written("Tell {name} one true thing.", "fear", "text"))
    changed = steps.step(space, STANDING_STEP)
    assert (changed.words, changed.depth, changed.ways) == (
        "Tell {name} one true thing.",
        "fear",
        ("text",),
    )
    assert changed.circles == example_step(STANDING_STEP).circles
    assert len(keys(space)) == len(example_steps())


def test_a_changed_example_can_be_put_back_and_keeps_its_doings(space: Any) -> None:
    steps.change(space, STANDING_STEP, Written("Other words.", "fear"))
    tried = tries.plan(space, STANDING_STEP, Plan())
    steps.as_written(space, STANDING_STEP)
    assert steps.step(space, STANDING_STEP).words == example_step(STANDING_STEP).words
    assert space.get(Attempt, tried.id).step == STANDING_STEP
    assert space.all(Step) == ()


def test_changes_can_be_undone(space: Any, own: Any) -> None:
    steps.change(space, own.key, replace(OWN, words="Show {name} the shed."))
    steps.undo(space, own.key)
    assert steps.step(space, own.key).words == OWN.words
    with pytest.raises(NotFound):
        steps.undo(space, "small_fact")


def test_what_is_put_away_is_off_the_ladder_and_can_come_back(space: Any, own: Any) -> None:
    for key in (own.key, "small_fact"):
        steps.put_aside(space, key, away=True)
        assert key not in keys(space)
        assert key in [one.key for one in steps.put_away(space)]
        assert steps.step(space, key)
        steps.put_aside(space, key, away=False)
        assert key in keys(space)


def test_deleting_a_step_takes_its_doings_along_and_no_others(space: Any, own: Any) -> None:
    gone = tries.plan(space, own.key, Plan())
    stays = tries.plan(space, "small_fact", Plan())
    steps.erase(space, own.key)
    assert steps.find(space, own.key) is None
    assert space.find(Attempt, gone.id) is None
    assert space.find(Attempt, stays.id) == stays
    with pytest.raises(NotFound):
        steps.erase(space, "small_fact")


def test_the_newest_rating_is_how_hard_it_feels(mira: Any) -> None:
    space = mira.space
    tried = tries.plan(space, "small_fact", Plan(hard_before=60))
    assert steps.step(space, "small_fact").hard == 60
    mira.clock.move(hours=3)
    tries.look_back(space, tried.id, After("did", hard_after=25))
    assert steps.step(space, "small_fact").hard == 25
    mira.clock.move(days=1)
    steps.change(space, "small_fact", Written("Tell {name} a fact.", "facts", hard=40))
    assert steps.step(space, "small_fact").hard == 40
    mira.clock.move(days=1)
    tries.plan(space, "small_fact", Plan(hard_before=35))
    assert steps.step(space, "small_fact").hard == 35


def test_only_what_fits_the_person_and_the_way_is_shown(space: Any) -> None:
    priya = people.add(space, "Priya", "colleague", "further")
    maya = people.add(space, "Maya", "partner", "close")
    for_maya = steps.write(space, replace(OWN, person=maya.id))
    shown = steps.wanted(space, priya, "text")
    assert for_maya not in shown
    assert all("further" in one.circles and "text" in one.ways for one in shown)
    assert for_maya in steps.wanted(space, maya, "")


def test_nobody_marked_unsafe_is_offered_or_kept(space: Any, monkeypatch: Any) -> None:
    maya = people.add(space, "Maya", "partner", "close")
    only_maya = steps.write(space, replace(OWN, person=maya.id))
    monkeypatch.setattr(steps, "unsafe_people", lambda _space: frozenset({maya.id}))
    assert steps.offered_people(space) == ()
    assert only_maya not in steps.wanted(space, None, "")
    for refused in (
        lambda: steps.write(space, replace(OWN, words="x", person=maya.id)),
        lambda: steps.change(space, only_maya.key, replace(OWN, person=maya.id)),
        lambda: tries.plan(space, "small_fact", Plan(person=maya.id)),
        lambda: tries.plan(space, "small_fact", Plan(backed_by=maya.id)),
        lambda: tries.plan(space, only_maya.key, Plan()),
    ):
        with pytest.raises(BadInput, match="stopped, so no step"):
            refused()
    assert space.all(Attempt) == ()


def test_a_step_whose_person_was_deleted_still_opens(space: Any) -> None:
    maya = people.add(space, "Maya")
    only_maya = steps.write(space, replace(OWN, person=maya.id))
    space.erase(maya.id)
    assert steps.step(space, only_maya.key).person == maya.id
    changed = steps.change(space, only_maya.key, replace(OWN, person=maya.id, words="New."))
    assert changed.words == "New."


@pytest.mark.parametrize(
    ("differs", "field"),
    [
        ({"words": "  "}, "words"),
        ({"words": "x" * 501}, "words"),
        ({"line": "a\x00b"}, "line"),
        ({"depth": "abyss"}, "depth"),
        ({"by": "pigeon"}, "by"),
        ({"person": "nobody"}, "person"),
        ({"hard": 101}, "hard"),
    ],
)
def test_what_cannot_be_meant_is_refused(space: Any, differs: Any, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        steps.write(space, replace(OWN, **differs))
    assert refused.value.field == field
    assert space.all(Step) == ()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Thank {name} for it.", "Thank somebody for it."),
        ("If {name} is someone you trust, say so.", "If there is someone you trust, say so."),
        ("Share it with {name}, as someone you trust.", "Share it with somebody you trust."),
    ],
)
def test_a_step_reads_well_about_nobody_in_particular(words: str, said: str) -> None:
    assert steps.said_of(words, None) == said


@pytest.mark.parametrize(
    ("circle", "said"),
    [
        ("close", "Share one thing with Maya, as someone you trust."),
        ("near", "Share one thing with Maya, if you trust them."),
        ("further", "Share one thing with Maya, if you trust them."),
    ],
)
def test_only_the_close_circle_is_called_trusted(circle: Any, said: str) -> None:
    maya = Person(id="m", alias="Maya", kinship="friend", circle=circle)
    assert steps.said_of("Share one thing with {name}, as someone you trust.", maya) == said


def test_every_example_reads_well_about_somebody(space: Any) -> None:
    for circle in ("close", "further"):
        them = people.add(space, f"Name {circle}", circle=circle)
        for one in example_steps():
            said = steps.said_of(one.words, them)
            assert "{" not in said
            assert said.count(them.alias) == 1


def test_every_example_reads_well_about_nobody_in_particular() -> None:
    for one in example_steps():
        said = steps.said_of(one.words, None)
        assert "{" not in said
        assert "somebody is someone" not in said
        assert "somebody, as someone" not in said


def test_braces_in_own_words_and_in_a_name_do_no_harm(space: Any) -> None:
    odd = people.add(space, "{name}")
    words = "Say {0} and {nobody!r} to {name}."
    own = steps.write(space, replace(OWN, words=words))
    assert steps.said_of(own.words, odd) == "Say {0} and {nobody!r} to {name}."


def test_a_step_written_again_takes_a_rating_of_nought(space: Any) -> None:
    steps.write(space, replace(OWN, hard=60))
    assert steps.write(space, replace(OWN, hard=0)).hard == 0
    assert steps.write(space, replace(OWN, hard=None)).hard == 0


def test_examples_come_in_the_language_of_whoever_reads_them(mira: Any, tmp_path: Path) -> None:
    english = steps.step(mira.space, "say_hello").words
    there = tmp_path / "xq" / "content" / "steps.toml"
    there.parent.mkdir(parents=True)
    written = Path(content.__file__).with_name("steps.toml").read_text("utf-8")
    there.write_text(written.replace('"Say hello to {name}', '"Sag {name} hallo'), "utf-8")
    tongue.speak(Another(), [tmp_path])
    try:
        assert steps.step(mira.space, "say_hello").words.startswith("Sag {name} hallo")
    finally:
        tongue.speak(tongue.English())
    assert steps.step(mira.space, "say_hello").words == english


class Another(tongue.English):
    def get_language(self) -> str:
        return "xq"
