"""The sample life on the map: full enough to show every part of it."""

from datetime import UTC, datetime

import pytest

from nearer.companion.map import read_map, weeks
from nearer.companion.questionnaires import read
from nearer.companion.sample import sample_life
from nearer.domain.attachment import Assessment
from nearer.domain.values import Moment, Preferences
from nearer.instruments import instrument
from nearer.wiring import SAMPLE_SEED

NOW = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)


def life(days: int) -> list:
    return [
        one
        for one in sample_life(SAMPLE_SEED, NOW, days=days)
        if not isinstance(one, Preferences | Moment)
    ]


@pytest.fixture
def sam(settle):
    return settle(*life(365)).space


def test_sam_is_on_the_map_with_most_people_and_somebody_waits(sam) -> None:
    found = read_map(sam)
    assert {one.name for one in found.placed} == {"", "Maya", "Jonas", "Lena", "Mum", "Robin"}
    assert [person.alias for person in found.waiting] == ["Priya"]
    assert [one.name for one in found.placed if one.archived] == ["Robin"]


def test_one_relationship_has_changed_and_the_page_may_say_so(sam) -> None:
    changed = {one.name for one in read_map(sam).placed if one.changes}
    assert "Maya" in changed
    assert len(changed) <= 2


def test_weeks_and_a_questionnaire_are_there_too(sam) -> None:
    maya = next(one for one in read_map(sam).placed if one.name == "Maya")
    assert len(weeks(sam, maya.about)) == 12
    assert len(read(sam, instrument("rosenberg")).sheets) >= 3


@pytest.mark.parametrize("days", [1, 7, 60])
def test_a_short_life_has_no_answer_from_before_it_began_or_after_now(days) -> None:
    whole = sample_life(SAMPLE_SEED, NOW, days=days)
    began = next(one.began for one in whole if isinstance(one, Preferences))
    times = [one.when for one in whole if isinstance(one, Assessment)]
    assert all(began <= when <= NOW for when in times)
