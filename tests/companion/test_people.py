"""People under the names she chose for them."""

from typing import Any

import pytest
from msgspec.structs import replace

from nearer.companion import check_in, people
from nearer.companion.check_in import Feeling, Situation
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.values import Person


def meet(space: Any, *who: Person) -> Any:
    draft = check_in.begin(space, Situation(tuple(p.id for p in who)))
    return check_in.finish(space, draft, Feeling(closeness=5))


def test_the_closest_circle_comes_first_then_the_name(space: Any) -> None:
    people.add(space, "Zoe", circle="further")
    people.add(space, "émile", circle="close")
    people.add(space, "Eva", circle="close")
    people.add(space, "Ben")
    assert [p.alias for p in people.present(space)] == ["émile", "Eva", "Ben", "Zoe"]


def test_the_archived_are_out_of_the_circles_and_keep_their_moments(space: Any) -> None:
    ada = people.add(space, "Ada")
    moment = meet(space, ada)
    away = people.archive(space, ada.id, archived=True)
    assert people.present(space) == ()
    assert people.archived(space) == (away,)
    (use,) = people.with_uses(space, people.archived(space))
    assert (use.moments, use.last) == (1, moment)
    assert people.names(space) == {ada.id: "Ada"}


@pytest.mark.parametrize("same", ["ada", "ÁDA", "  Ada "])
def test_adding_the_same_name_brings_the_same_person_back(space: Any, same: str) -> None:
    ada = people.add(space, "Ada", "friend", "close")
    people.archive(space, ada.id, archived=True)
    assert people.add(space, same) == ada
    assert space.all(Person) == (ada,)


def test_a_name_in_use_is_refused_for_a_change(space: Any) -> None:
    ada, _ben = people.add(space, "Ada"), people.add(space, "Ben")
    with pytest.raises(BadInput) as told:
        people.change(space, replace(ada, alias="BEN"))
    assert told.value.field == "alias"
    assert people.change(space, replace(ada, alias="ada", note=" met at sea ")).note == (
        "met at sea"
    )


@pytest.mark.parametrize(
    ("alias", "note", "field"), [(" ", "", "alias"), ("x" * 61, "", "alias"), ("A", "\x00", "note")]
)
def test_what_cannot_be_kept_is_refused(space: Any, alias: str, note: str, field: str) -> None:
    ada = people.add(space, "Ada")
    with pytest.raises(BadInput) as told:
        people.change(space, replace(ada, alias=alias, note=note))
    assert told.value.field == field
    assert space.all(Person) == (ada,)


def test_somebody_who_is_gone_cannot_be_changed(space: Any) -> None:
    ada = people.add(space, "Ada")
    space.erase(ada.id)
    with pytest.raises(NotFound):
        people.change(space, ada)
    with pytest.raises(NotFound):
        people.archive(space, ada.id, archived=True)


def test_the_latest_moment_is_the_latest_lived_not_the_latest_written(mira: Any) -> None:
    ada = people.add(mira.space, "Ada")
    newest = meet(mira.space, ada)
    mira.clock.move(days=-3)
    meet(mira.space, ada)
    (use,) = people.with_uses(mira.space, people.present(mira.space))
    assert (use.moments, use.last) == (2, newest)
