"""The past: a lifeline, letters that are not sent, then and now."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.companion import echoes, letters, lifeline, moments, people, unsaved
from nearer.companion.lifeline import Told
from nearer.companion.once import TWICE
from nearer.companion.past_picture import lifeline_pictures
from nearer.companion.versions import versions
from nearer.companion.why import why
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.past import Echo, Letter, Memory
from nearer.domain.unsaved import Unsaved
from nearer.domain.values import EngineState, Moment

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
STAIRS = Told("I waited on the stairs", age=7, who="Mum", taught="waiting looks stupid")
MAYBE = st.none() | st.integers(1, 110)


def wrote(space: Any, happened: str, age: int | None = None, year: int | None = None) -> Memory:
    return lifeline.write(space, Told(happened, age=age, year=year))


def felt(mira: Any, urge: int | None, **more: Any) -> Moment:
    mira.clock.move(hours=3)
    moment = Moment(id=mira.space.new_id(), when=mira.clock(), urge=urge, **more)
    mira.space.put(moment)
    return moment


def listed(space: Any) -> list[str]:
    return [memory.happened for memory in lifeline.in_order(space)]


def test_a_few_words_make_a_memory(mira: Any) -> None:
    kept = wrote(mira.space, "  the stairs\r\n ")
    assert kept.happened == "the stairs"
    assert (kept.age, kept.year, kept.still, kept.person) == (None, None, "", "")
    assert mira.opened_again().get(Memory, kept.id) == kept


def test_memories_stand_by_age_and_those_without_a_place_at_the_end(space: Any) -> None:
    for happened, age in (("late", 30), ("somewhen", None), ("early", 4), ("middle", 12)):
        wrote(space, happened, age)
    assert listed(space) == ["early", "middle", "late", "somewhen"]
    line = lifeline.lifeline(space)
    assert [row.unit for row in line.rows] == ["age"]
    assert [place.number for place in line.rows[0].places] == [1, 2, 3]
    assert [memory.happened for memory in line.unplaced] == ["somewhen"]


def test_years_and_ages_make_two_lines_until_one_memory_has_both(space: Any) -> None:
    wrote(space, "by age", 9)
    wrote(space, "by year", year=1999)
    line = lifeline.lifeline(space)
    assert [(row.unit, row.first) for row in line.rows] == [("age", 1), ("year", 2)]
    wrote(space, "both", 7, 1997)
    (row,) = lifeline.lifeline(space).rows
    assert [(place.at, place.memory.happened) for place in row.places] == [
        (7, "both"),
        (9, "by age"),
        (9, "by year"),
    ]


def test_what_happened_before_birth_stands_before_it(space: Any) -> None:
    wrote(space, "me", 7, 1997)
    wrote(space, "Grandma left", year=1946)
    (row,) = lifeline.lifeline(space).rows
    assert [place.at for place in row.places] == [-44, 7]


@given(st.lists(st.tuples(MAYBE, st.none() | st.integers(1900, 2026)), max_size=20))
def test_every_memory_stands_once_and_each_line_climbs(given_: Any) -> None:
    class Shelf:
        """All that the line asks of a space."""

        def all(self, _kind: type) -> tuple[Memory, ...]:
            return made

    made = tuple(
        Memory(id=str(n), noted=NOON, happened=str(n), age=age, year=year)
        for n, (age, year) in enumerate(given_)
    )
    line = lifeline.lifeline(Shelf())  # type: ignore[arg-type]
    placed = [place for row in line.rows for place in row.places]
    everyone = [*(place.memory.id for place in placed), *(one.id for one in line.unplaced)]
    assert sorted(everyone) == sorted(one.id for one in made)
    assert [place.number for place in placed] == list(range(1, len(placed) + 1))
    assert all(one.age is None and one.year is None for one in line.unplaced)
    for row in line.rows:
        ats = [place.at for place in row.places]
        assert ats == sorted(ats)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (Told(" \n "), "happened"),
        (Told("x" * 20_001), "happened"),
        (Told("a\x00b"), "happened"),
        (Told("x", age=-1), "age"),
        (Told("x", age=121), "age"),
        (Told("x", year=1066), "year"),
        (Told("x", year=2027), "year"),
        (Told("x", still="always"), "still"),
        (Told("x", who="y" * 201), "who"),
        (Told("x", person="nobody"), "person"),
        (Told("x", taught="\x01"), "taught"),
        (Told("x", child="\x01"), "child"),
    ],
)
def test_what_cannot_be_meant_is_refused_beside_its_field(
    space: Any, told: Told, field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        lifeline.write(space, told)
    assert refused.value.field == field
    assert space.all(Memory) == ()


def test_a_memory_sent_twice_is_one_and_written_again_later_is_another(mira: Any) -> None:
    first = lifeline.write(mira.space, STAIRS)
    mira.clock.move(minutes=1)
    assert lifeline.write(mira.space, STAIRS) == first
    mira.clock.move(seconds=TWICE.total_seconds())
    assert lifeline.write(mira.space, STAIRS) != first


def test_a_memory_is_changed_undone_and_its_versions_stay_readable(mira: Any) -> None:
    first = lifeline.write(mira.space, STAIRS)
    mira.clock.move(days=1)
    changed = lifeline.change(mira.space, first.id, Told("I waited", age=8, still="no"))
    assert (changed.noted, changed.taught, changed.still) == (first.noted, "", "no")
    assert [one.value for one in versions(mira.space, Memory, first.id)] == [changed, first]
    mira.space.undo(first.id)
    assert mira.opened_again().get(Memory, first.id) == first


def test_deleting_a_memory_takes_along_what_was_said_of_it_and_leaves_letters(mira: Any) -> None:
    space = mira.space
    kept, other = lifeline.write(space, STAIRS), wrote(space, "other")
    moment = felt(mira, 7)
    gone = echoes.write(space, kept.id, [moment.id], "the stairs")
    stays = echoes.write(space, other.id, [moment.id])
    letter = letters.write(space, "take your shoes off", memory=kept.id)
    for page in (f"/past/{kept.id}/edit/", f"/then-and-now/{gone.id}/", "/past/new/"):
        unsaved.keep(space, page, "sheet", [("happened", "half")])
    lifeline.erase(space, kept.id)
    for seen in (space, mira.opened_again()):
        assert seen.all(Memory) == (other,)
        assert seen.all(Echo) == (stays,)
        assert seen.all(Letter) == (letter,)
        assert [one.page for one in seen.all(Unsaved)] == ["/past/new/"]
        assert seen.history(kept.id) == seen.history(gone.id) == ()
    with pytest.raises(NotFound):
        lifeline.erase(space, kept.id)


def test_a_deleted_person_leaves_the_memory_as_it_was_told(space: Any) -> None:
    mum = people.add(space, "Mum")
    kept = lifeline.write(space, Told("stairs", who="my mother", person=mum.id))
    space.erase(mum.id)
    assert space.get(Memory, kept.id).who == "my mother"
    assert lifeline.change(space, kept.id, Told("stairs", who="my mother")).person == ""


def test_the_picture_is_drawn_again_only_when_it_shows_something_else(space: Any) -> None:
    assert lifeline_pictures(space, lifeline.lifeline(space)) == ()
    kept = lifeline.write(space, STAIRS)
    first = lifeline_pictures(space, lifeline.lifeline(space))
    assert "1 memory on a line, at 7." in first[0]
    assert lifeline_pictures(space, lifeline.lifeline(space)) is first
    lifeline.change(space, kept.id, Told("stairs", age=7, still="yes"))
    assert lifeline_pictures(space, lifeline.lifeline(space)) != first


def test_a_letter_is_kept_changed_and_its_earlier_words_stay(mira: Any) -> None:
    letter = letters.write(mira.space, "Dear you,\r\nno.", to=" my   mother ")
    assert (letter.words, letter.to) == ("Dear you,\nno.", "my mother")
    assert letters.write(mira.space, "Dear you,\nno.", to="my mother") == letter
    mira.clock.move(days=3)
    later = letters.change(mira.space, letter.id, "Dear you, perhaps.", "my mother")
    written = versions(mira.space, Letter, letter.id)
    assert [one.value.words for one in written] == [later.words, letter.words]
    assert (written[0].written - written[1].written).days == 3
    letters.erase(mira.space, letter.id)
    assert mira.opened_again().history(letter.id) == ()


@pytest.mark.parametrize(
    ("given_", "field"),
    [
        ({"words": " "}, "words"),
        ({"words": "x", "to": "y" * 201}, "to"),
        ({"words": "x", "person": "nobody"}, "person"),
    ],
)
def test_half_a_letter_is_refused_beside_its_field(space: Any, given_: Any, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        letters.write(space, **given_)
    assert refused.value.field == field


def test_strong_urges_are_offered_first_then_the_newest_and_never_a_skip(mira: Any) -> None:
    old = felt(mira, 9)
    calm = [felt(mira, 1) for _ in range(12)]
    felt(mira, None, skipped=True)
    new = felt(mira, 5)
    offered = echoes.offered(mira.space)
    assert offered[:3] == (new, old, calm[-1])
    assert len(offered) == echoes.OFFERED
    assert echoes.offered(mira.space, [calm[0].id])[:2] == (calm[0], new)
    assert len(set(echoes.offered(mira.space, [new.id]))) == echoes.OFFERED + 1


def test_then_and_now_is_found_from_both_sides(mira: Any) -> None:
    kept, moment = lifeline.write(mira.space, STAIRS), felt(mira, 8)
    echo = echoes.write(mira.space, kept.id, [moment.id, moment.id], " alike ", "")
    assert (echo.moments, echo.alike) == ((moment.id,), "alike")
    assert echoes.write(mira.space, kept.id, [moment.id], "alike") == echo
    assert echoes.of_memory(mira.space, kept.id) == (echo,)
    assert echoes.of_moment(mira.space, moment.id) == (echo,)
    changed = echoes.change(mira.space, echo.id, [], "", "I have a key")
    assert echoes.of_moment(mira.space, moment.id) == ()
    echoes.erase(mira.space, changed.id)
    assert mira.space.all(Echo) == ()


def test_nothing_beside_nothing_is_refused(space: Any) -> None:
    kept = lifeline.write(space, STAIRS)
    with pytest.raises(BadInput) as refused:
        echoes.write(space, kept.id, ["nothing"], " ", "")
    assert refused.value.field == "moments"
    with pytest.raises(NotFound):
        echoes.write(space, "nothing", [], "alike")


def test_a_deleted_moment_leaves_what_was_written_of_it(mira: Any) -> None:
    kept, moment = lifeline.write(mira.space, STAIRS), felt(mira, 8)
    echo = echoes.write(mira.space, kept.id, [moment.id], "alike")
    moments.erase(mira.space, moment.id)
    assert echoes.of_memory(mira.space, kept.id) == (echo,)
    assert echoes.moments_of(mira.space, echo) == ()


def test_nothing_of_the_past_is_read_by_the_statistics(mira: Any) -> None:
    for number in range(60):
        felt(mira, number % 9, way="prompt")
    before, states = why(mira.space).as_json(), mira.space.all(EngineState)
    kept = lifeline.write(mira.space, STAIRS)
    echoes.write(mira.space, kept.id, [mira.space.all(Moment)[-1].id], "alike")
    letters.write(mira.space, "no", memory=kept.id)
    assert why(mira.space).as_json() == before
    lifeline.erase(mira.space, kept.id)
    assert mira.space.all(EngineState) == states
