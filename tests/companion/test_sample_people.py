"""What goes between the people of the sample life: all of them are there and show something."""

from datetime import UTC, datetime
from typing import Any

import pytest

from nearer.companion import confiding, contacts, gaps, person_lately, telling
from nearer.companion.sample import sample_life
from nearer.companion.sample.cast import SAM
from nearer.content import telling_parts
from nearer.content.sample_people import sample_people
from nearer.domain.people import Contact, Rhythm, Telling
from nearer.domain.values import Person, Preferences

NOW = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)


@pytest.fixture
def sam(settle: Any, clock: Any) -> Any:
    clock.set(NOW)
    life = [one for one in sample_life(7, NOW, days=120) if not isinstance(one, Preferences)]
    return settle(*life, zone=SAM.zone).space


def test_everybody_named_is_in_the_cast_and_every_part_is_one() -> None:
    words, cast = sample_people(), {one.alias for one in SAM.people}
    kinds = (words.between, words.contact, words.rhythm, words.telling)
    assert {one.person for kind in kinds for one in kind} <= cast
    assert {part for one in words.telling for part in one.parts} <= {
        part.key for part in telling_parts()
    }


def test_the_same_seed_tells_the_same() -> None:
    kinds = Contact | Rhythm | Telling | Person
    first, again = (
        [one for one in sample_life(7, NOW, days=40) if isinstance(one, kinds)] for _ in range(2)
    )
    assert first == again
    assert len({one.id for one in first}) == len(first)


def test_its_pages_are_full(sam: Any) -> None:
    people = {one.alias: one for one in sam.all(Person)}
    given = gaps.given(sam)
    assert [one.facts.key for one in given if one.gap] == ["practical"]
    assert confiding.whom(sam, "fear").others
    assert contacts.of_person(sam, people["Lena"].id)
    assert person_lately.when_open(sam, people["Maya"])
    (told,) = telling.newest_first(sam)
    assert told.words.startswith("Maya, there is something")


def test_nothing_in_it_is_of_tomorrow(sam: Any) -> None:
    assert all(one.on <= NOW.date() for one in sam.all(Contact))
    assert all(one.wished <= NOW for one in sam.all(Rhythm))
