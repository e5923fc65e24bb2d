"""Two things together, as the page shows them."""

from typing import Any

from nearer.companion import pairs, people, tags
from nearer.companion.column_names import pair_column, tag_column, with_person
from nearer.companion.why_pairs import asked_pairs, choices
from nearer.companion.why_pattern import pattern_of
from nearer.domain.values import Moment


def test_people_and_tags_in_use_can_be_asked_for(mira: Any) -> None:
    robin, gone = people.add(mira.space, "Robin"), people.add(mira.space, "Gone")
    people.archive(mira.space, gone.id, archived=True)
    tags.add(mira.space, "tired")
    old = tags.add(mira.space, "old")
    tags.retire(mira.space, old.id, retired=True)
    found = {choice.name: choice.column for choice in choices(mira.space)}
    assert list(found) == ["with Robin", "alone", "tired"]
    assert found["with Robin"] == with_person(robin.id)


def test_a_pair_tells_how_far_along_it_is_from_when_it_was_asked(mira: Any) -> None:
    robin, tired = people.add(mira.space, "Robin"), tags.add(mira.space, "tired")

    def live(count: int) -> None:
        for _ in range(count):
            mira.clock.move(hours=3)
            mira.space.put(
                Moment(
                    id=mira.space.new_id(),
                    when=mira.clock(),
                    way="prompt",
                    tags=(tired.id,),
                    people=(robin.id,),
                    urge=3,
                )
            )

    live(5)
    assert asked_pairs(mira.space) == ()
    mira.clock.move(minutes=1)
    pair = pairs.ask(mira.space, tag_column(tired.id), with_person(robin.id))
    live(12)
    (asked,) = asked_pairs(mira.space)
    assert asked.name == "tired + Robin"
    assert "12 times" in asked.needs
    assert asked.progress == 30
    assert "“tired” together with “Robin” (12 check-ins with both" in asked.claim.sentence
    assert asked.claim.behind == (), "a list of both would show the five before it was asked for"
    assert pattern_of(mira.space, "urge", pair_column(pair.id)) is not None
    pairs.withdraw(mira.space, pair.id)
    assert asked_pairs(mira.space) == ()
    assert pattern_of(mira.space, "urge", pair_column(pair.id)) is None


def test_a_pair_goes_by_the_name_that_its_tag_has_now(mira: Any) -> None:
    robin, tired = people.add(mira.space, "Robin"), tags.add(mira.space, "tired")
    pairs.ask(mira.space, tag_column(tired.id), with_person(robin.id))
    worn = tags.add(mira.space, "worn out")
    tags.merge(mira.space, tired.id, worn.id)
    assert [asked.name for asked in asked_pairs(mira.space)] == ["worn out + Robin"]
