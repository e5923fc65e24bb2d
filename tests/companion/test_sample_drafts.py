"""What the sample life tried to say: full pages, of its time, tied to what is there."""

from datetime import UTC, datetime

import pytest

from nearer import content
from nearer.companion import drafts
from nearer.companion.sample import sample_life
from nearer.content.sample_drafts import sample_drafts
from nearer.domain.values import Person
from nearer.domain.words import Wording

NOW = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize("days", [1, 365])
def test_the_sample_life_has_every_kind_of_draft(days: int) -> None:
    life = sample_life(7, NOW, days=days)
    found = [one for one in life if isinstance(one, Wording)]
    known = {person.id for person in life if isinstance(person, Person)} | {""}
    assert len(found) == len(sample_drafts())
    assert {one.person for one in found} <= known
    assert max(one.noted for one in found) <= NOW
    assert any(one.replying_to for one in found)
    assert any(not one.person and not one.scene for one in found)


def test_a_scene_in_it_is_written_and_has_the_line_that_is_answered() -> None:
    scenes = [content.scenario(one.scene) for one in sample_drafts() if one.scene]
    assert scenes
    assert all(scene.their_line for scene in scenes)
    assert not any(one.replying_to for one in sample_drafts() if one.scene)


def test_the_names_in_it_are_of_the_cast() -> None:
    names = {one.alias for one in sample_life(7, NOW, days=1) if isinstance(one, Person)}
    assert {one.person for one in sample_drafts()} - {""} <= names


def test_they_are_listed_newest_first(settle) -> None:
    life = sample_life(7, NOW, days=40)
    space = settle(*(value for value in life if value.id != "preferences")).space
    times = [one.noted for one in drafts.newest_first(space)]
    assert times == sorted(times, reverse=True)
    assert len(times) > 3
