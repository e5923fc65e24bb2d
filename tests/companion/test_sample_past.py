"""The past of the invented person."""

from datetime import UTC, datetime

import pytest

from nearer.companion.sample import sample_life
from nearer.content.inquiry import inquiry_questions
from nearer.domain.past import Echo, Inquiry, Letter, Memory
from nearer.domain.values import Entry, Moment, Person, Preferences

NOW = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)
PAST = Memory | Letter | Echo


@pytest.fixture(scope="module", params=[1, 40, 200], ids=lambda days: f"{days} days")
def life(request) -> list[Entry]:
    return sample_life(7, NOW, days=request.param)


def test_it_refers_only_to_what_is_there(life) -> None:
    ids = {type(value): {one.id for one in life if type(one) is type(value)} for value in life}
    for one in life:
        if isinstance(one, Memory | Letter):
            assert one.person in ids[Person] | {""}
        if isinstance(one, Letter):
            assert one.memory in ids[Memory] | {""}
        if isinstance(one, Echo):
            assert one.memory in ids[Memory]
            assert set(one.moments) <= ids.get(Moment, set())


def test_it_was_written_down_within_the_life(life) -> None:
    (wishes,) = (one for one in life if isinstance(one, Preferences))
    for one in life:
        if isinstance(one, PAST):
            assert wishes.began <= one.noted <= NOW
        if isinstance(one, Inquiry):
            assert wishes.began <= one.begun <= one.changed <= NOW


def test_every_page_of_the_past_has_something_to_show(life) -> None:
    memories = [one for one in life if isinstance(one, Memory)]
    assert any(one.age is not None and one.year is not None for one in memories)
    assert any(one.age is None and one.year is None for one in memories)
    assert {one.still for one in memories} == {"", "yes", "partly", "no", "unsure"}
    assert any(one.memory for one in life if isinstance(one, Letter))
    (inquiry,) = (one for one in life if isinstance(one, Inquiry))
    assert 0 < len(inquiry.answers) < len(inquiry_questions())
    assert inquiry.page


def test_strong_moments_stand_beside_the_past_of_a_longer_life() -> None:
    life = sample_life(7, NOW, days=120)
    urges = {one.id: one.urge for one in life if isinstance(one, Moment)}
    for echo in (one for one in life if isinstance(one, Echo)):
        assert len(set(echo.moments)) == 2
        assert all((urges[moment] or 0) >= 5 for moment in echo.moments)
