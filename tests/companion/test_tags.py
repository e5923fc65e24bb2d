"""Tags renamed, merged, retired and found again, without losing what was noted with them."""

from typing import Any

import pytest

from nearer.companion import check_in, moments, tags
from nearer.companion.check_in import Feeling, Situation
from nearer.companion.moments import Wanted
from nearer.content import starter_tags
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.values import Tag


def note(space: Any, *tag_ids: str) -> Any:
    draft = check_in.begin(space, Situation(tags=tag_ids))
    return check_in.finish(space, draft, Feeling(urge=3))


def test_the_starter_set_gives_every_starter_an_id_of_its_own() -> None:
    ids = [str(n) for n in range(len(starter_tags()))]
    assert [t.starter for t in tags.starter_set(ids)] == [s.key for s in starter_tags()]
    with pytest.raises(ValueError, match="zip"):
        tags.starter_set(ids[1:])


@pytest.mark.parametrize("same", ["Criticised", "  CRITICISED ", "críticised", "criti\u0063ised"])
def test_the_same_name_in_other_letters_is_the_same_tag(space: Any, same: str) -> None:
    first = tags.add(space, "criticised")
    assert tags.add(space, same).id == first.id
    assert len(space.all(Tag)) == 1


def test_adding_a_retired_name_brings_it_back(space: Any) -> None:
    first = tags.add(space, "choir")
    tags.retire(space, first.id, retired=True)
    assert tags.offered(space) == ()
    assert tags.add(space, "Choir").id == first.id
    assert [t.id for t in tags.offered(space)] == [first.id]


def test_a_retired_tag_keeps_its_moments(space: Any) -> None:
    tag = tags.add(space, "choir")
    moment = note(space, tag.id)
    tags.retire(space, tag.id, retired=True)
    assert moments.find(space, Wanted(tag=tag.id)).found == (moment,)
    assert tags.names(space)[tag.id] == "choir"


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "bell\x07"])
def test_a_name_that_cannot_be_kept_is_refused(space: Any, name: str) -> None:
    with pytest.raises(BadInput) as told:
        tags.add(space, name)
    assert told.value.field == "name"
    assert space.all(Tag) == ()


def test_a_new_name_counts_for_the_past_too(space: Any) -> None:
    tag = tags.add(space, "cold")
    note(space, tag.id)
    tags.rename(space, tag.id, " seemed   cold ")
    (use,) = tags.with_uses(space)
    assert (use.tag.name, use.moments) == ("seemed cold", 1)


def test_a_name_in_use_is_refused_and_a_change_of_case_is_not(space: Any) -> None:
    one, other = tags.add(space, "cold"), tags.add(space, "warm")
    with pytest.raises(BadInput, match="merge"):
        tags.rename(space, other.id, "CÓLD")
    assert tags.rename(space, one.id, "Cold").name == "Cold"


def test_merged_tags_count_as_one_through_a_chain(space: Any) -> None:
    a, b, c = (tags.add(space, name) for name in ("a", "b", "c"))
    note(space, a.id)
    note(space, b.id, c.id)
    tags.merge(space, a.id, b.id)
    tags.merge(space, b.id, c.id)
    assert tags.resolved(space) == {a.id: c.id, b.id: c.id, c.id: c.id}
    assert tags.names(space)[a.id] == "c"
    assert [(u.tag.id, u.moments) for u in tags.with_uses(space)] == [(c.id, 2)]
    assert moments.find(space, Wanted(tag=c.id)).count == 2
    assert tags.merged_into(space, c.id) == (space.get(Tag, b.id),)


def test_unmerging_takes_it_back_as_it_was(space: Any) -> None:
    a, b = tags.add(space, "a"), tags.add(space, "b")
    note(space, a.id)
    tags.merge(space, a.id, b.id)
    tags.unmerge(space, a.id)
    assert [(u.tag.name, u.moments) for u in tags.with_uses(space)] == [("a", 1), ("b", 0)]


def test_a_tag_cannot_become_itself_or_one_that_was_merged(space: Any) -> None:
    a, b, c = (tags.add(space, name) for name in ("a", "b", "c"))
    tags.merge(space, a.id, b.id)
    for tag, into in [(b, b), (c, a), (c, None)]:
        with pytest.raises(BadInput) as told:
            tags.merge(space, tag.id, into.id if into else "nowhere")
        assert told.value.field == "into"


def test_a_ring_of_merges_ends(space: Any) -> None:
    """Two windows can make one: each merges into what the other merges away."""
    space.put(Tag(id="1", name="a", merged_into="2"), Tag(id="2", name="b", merged_into="1"))
    assert set(tags.resolved(space)) == {"1", "2"}
    assert set(tags.names(space)) == {"1", "2"}


def test_a_ring_of_merges_can_be_taken_apart(space: Any) -> None:
    space.put(Tag(id="1", name="a", merged_into="2"), Tag(id="2", name="b", merged_into="1"))
    tags.unmerge(space, "1")
    assert tags.resolved(space) == {"1": "1", "2": "1"}


def test_the_name_of_a_merged_tag_may_be_used_again(space: Any) -> None:
    a, b = tags.add(space, "a"), tags.add(space, "b")
    tags.merge(space, a.id, b.id)
    assert tags.add(space, "a").id != a.id


def test_the_most_used_are_offered_first(space: Any) -> None:
    a, b = tags.add(space, "a"), tags.add(space, "b")
    note(space, b.id)
    assert [t.id for t in tags.offered(space)] == [b.id, a.id]


def test_a_hunch_is_one_of_three(space: Any) -> None:
    tag = tags.add(space, "a")
    for hunch in tags.HUNCHES:
        assert tags.suspect(space, tag.id, hunch).hunch == hunch
    with pytest.raises(BadInput):
        tags.suspect(space, tag.id, "cures")


def test_what_is_not_here_is_not_found(space: Any) -> None:
    for act in (
        lambda: tags.rename(space, "x", "y"),
        lambda: tags.unmerge(space, "x"),
        lambda: tags.retire(space, "x", retired=True),
        lambda: tags.suspect(space, "x", "raises"),
    ):
        with pytest.raises(NotFound):
            act()
