"""Thought records: begun with one sentence, gone on with later, never lost or doubled."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from nearer.companion import fears, people, tags, thoughts
from nearer.companion.once import TWICE
from nearer.companion.pages import LENGTH
from nearer.companion.versions import versions
from nearer.content import thinking_traps
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.values import Moment, Person
from nearer.domain.worth import Thought


def kept(space: Any, thought: str = "they put up with me", **more: Any) -> Thought:
    return thoughts.keep(space, replace(thoughts.blank(space), thought=thought, **more))


def test_the_thought_alone_is_enough_to_begin(mira: Any) -> None:
    begun = kept(mira.space, "  they put up with me\r\n ")
    assert begun.thought == "they put up with me"
    assert not thoughts.is_finished(begun)
    assert mira.opened_again().all(Thought) == (begun,)


@pytest.mark.parametrize("more", [{"fairer": "maybe not"}, {"after": 0}])
def test_a_fairer_view_or_a_second_look_finishes_it(space: Any, more: dict[str, Any]) -> None:
    begun = kept(space, speaks_for="x", speaks_against="y", traps=("worst_case",), before=100)
    assert thoughts.unfinished(space) == (begun,)
    done = thoughts.keep(space, replace(begun, **more))
    assert thoughts.unfinished(space) == ()
    assert thoughts.finished(space).found == (done,)


def test_the_newest_come_first_and_long_lists_in_pages(mira: Any) -> None:
    for number in range(LENGTH + 2):
        kept(mira.space, f"thought {number}", fairer="fairer")
        mira.clock.move(hours=1)
    first, last = thoughts.finished(mira.space), thoughts.finished(mira.space, 99)
    assert (first.number, first.pages, first.count) == (1, 2, LENGTH + 2)
    assert first.found[0].thought == f"thought {LENGTH + 1}"
    assert (last.number, [one.thought for one in last.found]) == (2, ["thought 1", "thought 0"])


def test_the_same_record_sent_twice_is_one(mira: Any) -> None:
    first = kept(mira.space, situation="on the stairs")
    assert kept(mira.space, situation="on the stairs") == first
    more = kept(mira.space, situation="on the stairs", before=40)
    assert more.id != first.id, "what was added since is not thrown away"
    mira.clock.move(seconds=TWICE.total_seconds())
    assert kept(mira.space, situation="on the stairs").id not in {first.id, more.id}


def test_a_record_starts_from_what_a_check_in_says(space: Any) -> None:
    robin, tired = people.add(space, "Robin"), tags.add(space, "tired")
    moment = Moment(
        id="m1", when=space.now(), people=(robin.id,), tags=(tired.id, "gone"), words="They left."
    )
    space.put(moment)
    blank = thoughts.blank(space, "m1")
    assert blank.situation == "Robin · tired\nThey left."
    assert (blank.person, blank.moment, blank.thought) == (robin.id, "m1", "")
    assert space.all(Thought) == (), "nothing is kept before it is sent"


def test_a_record_starts_from_a_fear_and_its_check_in(space: Any) -> None:
    space.put(Moment(id="m1", when=space.now(), alone=True))
    fear = fears.write(space, "they will laugh", 70, moment="m1")
    blank = thoughts.blank(space, fear_id=fear.id)
    assert (blank.thought, blank.fear, blank.moment) == ("they will laugh", fear.id, "m1")
    assert blank.situation == "alone"


def test_ids_from_elsewhere_start_nothing(space: Any) -> None:
    blank = thoughts.blank(space, "no-such-moment", "no-such-fear")
    assert (blank.situation, blank.moment, blank.fear, blank.person) == ("", "", "", "")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"thought": " \n"}, "thought"),
        ({"thought": "x" * 20_001}, "thought"),
        ({"speaks_for": "\x00"}, "speaks_for"),
        ({"feeling": "x" * 61}, "feeling"),
        ({"before": 101}, "before"),
        ({"after": -1}, "after"),
        ({"traps": ("no_such_trap",)}, "traps"),
        ({"person": "nobody"}, "person"),
    ],
)
def test_what_cannot_be_meant_is_refused_beside_its_field(
    space: Any, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadInput) as told:
        kept(space, **wrong)
    assert told.value.field == field
    assert space.all(Thought) == ()


def test_a_change_can_be_taken_back_and_every_version_read(space: Any) -> None:
    begun = kept(space, before=80)
    thoughts.keep(space, replace(begun, fairer="a kinder one", after=30))
    assert [v.value.after for v in versions(space, Thought, begun.id)] == [30, None]
    space.undo(begun.id)
    assert space.get(Thought, begun.id) == begun


def test_a_record_outlives_the_moment_and_the_person_it_came_from(space: Any) -> None:
    robin = people.add(space, "Robin")
    space.put(Moment(id="m1", when=space.now(), people=(robin.id,)))
    record = thoughts.keep(space, replace(thoughts.blank(space, "m1"), thought="x"))
    space.erase("m1", robin.id)
    assert space.all(Thought) == (record,)
    assert space.find(Person, record.person) is None
    assert thoughts.keep(space, replace(record, person="", fairer="y")).fairer == "y"


def test_a_record_erased_is_gone_with_its_versions(mira: Any) -> None:
    record = kept(mira.space)
    thoughts.keep(mira.space, replace(record, after=1))
    thoughts.erase(mira.space, record.id)
    assert mira.opened_again().history(record.id) == ()
    with pytest.raises(NotFound):
        thoughts.erase(mira.space, record.id)


def test_a_clock_set_back_loses_nothing(mira: Any) -> None:
    first = kept(mira.space)
    mira.clock.move(seconds=-timedelta(days=9).total_seconds())
    assert kept(mira.space).id != first.id
    assert len(thoughts.unfinished(mira.space)) == 2


def test_all_traps_at_once_fit_a_record(space: Any) -> None:
    keys = tuple(trap.key for trap in thinking_traps())
    assert kept(space, traps=keys).traps == keys
