"""Beliefs: rated from time to time, with lines for and against, put away, deleted whole."""

from typing import Any

import pytest
from msgspec.structs import replace

from nearer.companion import beliefs, thoughts, unsaved
from nearer.companion.belief_pictures import strength_of
from nearer.companion.beliefs import AGAIN
from nearer.companion.once import TWICE
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.unsaved import Unsaved
from nearer.domain.worth import Belief, Proof, Strength, Thought


@pytest.fixture
def leave(mira: Any) -> Any:
    """Mira's belief, rated once."""
    mira.belief = beliefs.write(mira.space, "people leave", "some stay", 80, 20)
    return mira


def numbers(mira: Any) -> list[tuple[int, int | None]]:
    return [(r.strength, r.fairer) for r in beliefs.seen(mira.space, mira.belief.id).ratings]


def test_a_belief_is_kept_with_its_first_rating(leave: Any) -> None:
    assert numbers(leave) == [(80, 20)]
    assert leave.opened_again().get(Belief, leave.belief.id).fairer == "some stay"


def test_a_belief_need_not_be_rated(space: Any) -> None:
    one = beliefs.seen(space, beliefs.write(space, "people leave").id)
    assert one.ratings == ()
    assert one.last is None
    assert one.rate_again


def test_the_same_belief_sent_twice_is_one(leave: Any) -> None:
    assert beliefs.write(leave.space, " people leave ", "some stay", 80, 20) == leave.belief
    assert len(leave.space.all(Strength)) == 1


@pytest.mark.parametrize(
    ("fairer", "rated"),
    [("a few stay", (80, 20)), ("", (80, 20)), ("some stay", (80, None)), ("some stay", (8, 20))],
)
def test_nothing_of_a_belief_written_again_is_thrown_away(
    leave: Any, fairer: str, rated: tuple[int, int | None]
) -> None:
    again = beliefs.write(leave.space, "people leave", fairer, *rated)
    assert again != leave.belief
    (rating,) = beliefs.seen(leave.space, again.id).ratings
    assert (again.fairer, rating.strength, rating.fairer) == (fairer, *rated)


def test_a_belief_without_numbers_is_given_them_when_it_is_written_again(space: Any) -> None:
    first = beliefs.write(space, "people leave")
    assert beliefs.write(space, "people leave") == first
    assert beliefs.seen(space, beliefs.write(space, "people leave", "", 80).id).last is not None


def test_ratings_stand_in_the_order_of_time(leave: Any) -> None:
    for strength in (70, 75):
        leave.clock.move(weeks=5)
        beliefs.rate(leave.space, leave.belief.id, strength)
    assert numbers(leave) == [(80, 20), (70, None), (75, None)]


def test_a_rating_given_again_at_once_corrects_it(leave: Any) -> None:
    leave.clock.move(minutes=2)
    beliefs.rate(leave.space, leave.belief.id, 8, 30)
    assert numbers(leave) == [(8, 30)]
    leave.clock.move(seconds=TWICE.total_seconds() + 120)
    beliefs.rate(leave.space, leave.belief.id, 9)
    assert numbers(leave) == [(8, 30), (9, None)]


def test_asking_again_is_offered_after_some_weeks_and_not_of_what_was_put_away(leave: Any) -> None:
    def offered() -> bool:
        return beliefs.seen(leave.space, leave.belief.id).rate_again

    assert not offered()
    leave.clock.move(seconds=AGAIN.total_seconds())
    assert offered()
    beliefs.put_away(leave.space, leave.belief.id, away=True)
    assert not offered()
    beliefs.put_away(leave.space, leave.belief.id, away=False)
    beliefs.rate(leave.space, leave.belief.id, 60)
    assert not offered()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (("", "", 5, 5), "words"),
        (("x", "", 101, None), "strength"),
        (("x", "", 5, -1), "fairer"),
        (("x", "", None, 5), "strength"),
        (("x", "y\x07", 5, 5), "fairer_words"),
        (("x" * 20_001, "", 5, 5), "words"),
    ],
)
def test_a_belief_that_cannot_be_meant_is_refused(space: Any, given: Any, field: str) -> None:
    with pytest.raises(BadInput) as told:
        beliefs.write(space, *given)
    assert told.value.field == field
    assert space.all(Belief) == space.all(Strength) == ()


@pytest.mark.parametrize("strength", [None, -1, 101])
def test_a_rating_that_cannot_be_meant_changes_nothing(leave: Any, strength: Any) -> None:
    with pytest.raises(BadInput):
        beliefs.rate(leave.space, leave.belief.id, strength)
    assert numbers(leave) == [(80, 20)]


def test_lines_are_kept_by_side_the_newest_first_and_each_once(leave: Any) -> None:
    for words, side in (("a", "for"), ("b", "against"), ("c", "against"), ("b ", "against")):
        beliefs.gather(leave.space, leave.belief.id, side, words)
        leave.clock.move(hours=1)
    one = beliefs.seen(leave.space, leave.belief.id)
    assert [line.words for line in one.speaks_for] == ["a"]
    assert [line.words for line in one.speaks_against] == ["c", "b"]


@pytest.mark.parametrize(("side", "words", "field"), [("", "x", "side"), ("for", " ", "words")])
def test_half_a_line_is_refused(leave: Any, side: str, words: str, field: str) -> None:
    with pytest.raises(BadInput) as told:
        beliefs.gather(leave.space, leave.belief.id, side, words)
    assert told.value.field == field
    assert leave.space.all(Proof) == ()


def test_a_line_can_change_its_words_and_its_side(leave: Any) -> None:
    line = beliefs.gather(leave.space, leave.belief.id, "for", "she looked away")
    beliefs.change_line(leave.space, line.id, "against", "she looked back")
    (kept,) = beliefs.seen(leave.space, leave.belief.id).speaks_against
    assert (kept.words, kept.id) == ("she looked back", line.id)


def test_the_lines_of_a_thought_are_its_evidence() -> None:
    thought = Thought(id="t", noted=None, thought="x", speaks_for="- a\n\n  • b \na", fairer="-")  # type: ignore[arg-type]
    assert beliefs.lines_of(thought, "for") == ("a", "b")
    assert beliefs.lines_of(thought, "against") == ()


def test_a_line_of_a_thought_is_kept_with_one_tap(leave: Any) -> None:
    record = thoughts.keep(
        leave.space,
        replace(thoughts.blank(leave.space), thought="x", speaks_against="* she called\nshe wrote"),
    )
    line = beliefs.keep_from(leave.space, record.id, leave.belief.id, "against", "she called")
    assert (line.thought, line.side) == (record.id, "against")
    assert beliefs.keep_from(leave.space, record.id, leave.belief.id, "against", "she called") == (
        line
    )
    for side, words in (("for", "she called"), ("against", "she laughed"), ("against", "")):
        with pytest.raises(BadInput):
            beliefs.keep_from(leave.space, record.id, leave.belief.id, side, words)
    thoughts.erase(leave.space, record.id)
    assert leave.space.all(Proof) == (line,), "it stays with the belief"


def test_what_is_put_away_keeps_all_and_comes_back(leave: Any) -> None:
    beliefs.gather(leave.space, leave.belief.id, "for", "a")
    beliefs.put_away(leave.space, leave.belief.id, away=True)
    assert beliefs.present(leave.space) == ()
    assert [one.words for one in beliefs.away(leave.space)] == ["people leave"]
    beliefs.put_away(leave.space, leave.belief.id, away=False)
    (back,) = beliefs.present(leave.space)
    assert (len(back.ratings), len(back.speaks_for)) == (1, 1)


def test_the_belief_touched_last_comes_first(leave: Any) -> None:
    leave.clock.move(days=1)
    second = beliefs.write(leave.space, "I am too much")
    leave.clock.move(days=1)
    assert [one.belief.id for one in beliefs.present(leave.space)] == [second.id, leave.belief.id]
    beliefs.gather(leave.space, leave.belief.id, "for", "a")
    assert [one.belief.id for one in beliefs.present(leave.space)] == [leave.belief.id, second.id]


def test_other_words_keep_the_ratings_and_can_be_taken_back(leave: Any) -> None:
    beliefs.change(leave.space, leave.belief.id, "everybody leaves", "")
    assert numbers(leave) == [(80, 20)]
    leave.space.undo(leave.belief.id)
    assert leave.space.get(Belief, leave.belief.id) == leave.belief


def test_nothing_of_a_deleted_belief_is_left(leave: Any) -> None:
    other = beliefs.write(leave.space, "I am too much", strength=10)
    beliefs.gather(leave.space, other.id, "for", "stays")
    beliefs.gather(leave.space, leave.belief.id, "for", "goes")
    unsaved.keep(
        leave.space, f"/beliefs/{leave.belief.id}/edit/", "sheet", [("words", "people always")]
    )
    unsaved.keep(leave.space, f"/beliefs/{other.id}/edit/", "sheet", [("words", "mine")])
    leave.space.erase(leave.belief.id)
    for space in (leave.space, leave.opened_again()):
        assert [one.belief for one in space.all(Strength)] == [other.id]
        assert [one.words for one in space.all(Proof)] == ["stays"]
        assert [one.fields for one in space.all(Unsaved)] == [(("words", "mine"),)]


def test_what_is_not_there_is_not_found(space: Any) -> None:
    for act in (
        lambda: beliefs.rate(space, "no", 5),
        lambda: beliefs.gather(space, "no", "for", "x"),
        lambda: beliefs.change(space, "no", "x", ""),
        lambda: beliefs.change_line(space, "no", "for", "x"),
        lambda: beliefs.put_away(space, "no", away=True),
        lambda: beliefs.seen(space, "no"),
        lambda: beliefs.keep_from(space, "no", "no", "for", "x"),
    ):
        with pytest.raises(NotFound):
            act()


def test_the_picture_is_drawn_again_only_for_another_rating(leave: Any) -> None:
    def picture() -> str:
        return strength_of(leave.space, beliefs.seen(leave.space, leave.belief.id))

    first = picture()
    beliefs.gather(leave.space, leave.belief.id, "for", "a")
    assert picture() is first
    leave.clock.move(weeks=5)
    beliefs.rate(leave.space, leave.belief.id, 10)
    assert picture() != first
    unrated = beliefs.write(leave.space, "never asked")
    assert strength_of(leave.space, beliefs.seen(leave.space, unrated.id)) == ""
