"""Looking back: every filter, pages, changes with their history."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from nearer.companion import moments, tags
from nearer.companion.moments import Wanted
from nearer.companion.pages import LENGTH as PAGE
from nearer.domain.errors import BadInput, NotFound
from nearer.domain.values import Fear, Moment, Tag

EVENING = datetime(2026, 3, 1, 20, tzinfo=UTC)


def moment(number: int, **given: Any) -> Moment:
    when = given.pop("when", EVENING + timedelta(days=number))
    return Moment(id=f"{number:032x}", when=when, **given)


def found(space: Any, **wanted: Any) -> list[int]:
    return [int(m.id, 16) for m in moments.find(space, Wanted(**wanted)).found]


@pytest.fixture
def full(space: Any) -> Any:
    space.put(
        Tag(id="cold", name="cold", merged_into="seemed cold"), Tag(id="seemed cold", name="c")
    )
    space.put(
        moment(3, words="Ein Müsli", urge=0),
        moment(1, people=("ada",), tags=("cold",), way="prompt", prompt="p/1"),
        moment(2, people=("ada", "ben"), words="nothing", closeness=3),
        moment(4, way="prompt", prompt="p/2", skipped=True),
        Fear(id="f", when=EVENING, words="she LEAVES", likely=40, moment=moment(1).id, due=EVENING),
    )
    return space


def test_without_a_wish_all_but_skips_come_newest_first(full: Any) -> None:
    assert found(full) == [3, 2, 1]
    assert found(full, skipped=True) == [4, 3, 2, 1]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({"words": "musli"}, [3]),
        ({"words": " MÜSLI "}, [3]),
        ({"words": "leaves"}, [1]),  # in the fear that was written with it
        ({"words": "zzz"}, []),
        ({"words": "%"}, []),
        ({"person": "ada"}, [2, 1]),
        ({"person": "ben"}, [2]),
        ({"person": "nobody"}, []),
        ({"tag": "seemed cold"}, [1]),
        ({"tag": "cold"}, []),  # merged: found under what it became
        ({"way": "prompt"}, [1]),
        ({"way": "self"}, [3, 2]),
        ({"first": date(2026, 3, 3)}, [3, 2]),
        ({"last": date(2026, 3, 3)}, [2, 1]),
        ({"first": date(2026, 3, 3), "last": date(2026, 3, 3)}, [2]),
        ({"first": date(2026, 3, 9), "last": date(2026, 3, 1)}, []),
        ({"person": "ada", "words": "nothing"}, [2]),
    ],
)
def test_every_filter(full: Any, wanted: dict[str, Any], numbers: list[int]) -> None:
    assert found(full, **wanted) == numbers


def test_a_night_is_found_on_the_day_it_belongs_to(space: Any) -> None:
    space.put(moment(1, when=datetime(2026, 3, 5, 2, tzinfo=UTC)))
    assert found(space, first=date(2026, 3, 4), last=date(2026, 3, 4)) == [1]
    assert found(space, first=date(2026, 3, 5)) == []


@pytest.mark.parametrize("count", [0, 1, PAGE, PAGE + 1, 3 * PAGE])
def test_pages_hold_every_moment_once(space: Any, count: int) -> None:
    space.put(*(moment(n) for n in range(count)))
    pages = max(1, -(-count // PAGE))
    seen = [m.id for n in range(1, pages + 1) for m in moments.find(space, Wanted(), n).found]
    assert len(seen) == len(set(seen)) == count
    assert moments.find(space, Wanted()).pages == pages


@pytest.mark.parametrize(("asked", "given"), [(0, 1), (-9, 1), (99, 2), (10**30, 2)])
def test_a_page_that_is_not_there_gives_the_nearest(space: Any, asked: int, given: int) -> None:
    space.put(*(moment(n) for n in range(PAGE + 5)))
    assert moments.find(space, Wanted(), asked).number == given


def test_moments_are_in_the_order_they_were_lived_across_zones(space: Any) -> None:
    early = datetime.fromisoformat("2026-03-01T09:00:00+09:00")
    late = datetime.fromisoformat("2026-03-01T02:00:00+00:00")
    space.put(moment(1, when=late), moment(2, when=early))
    assert [m.when for m in moments.in_order(space)] == [early, late]
    assert moments.since(space, early) == (moment(1, when=late),)


def test_a_change_is_a_new_version(full: Any) -> None:
    before = full.get(Moment, moment(2).id)
    moments.change(full, replace(before, words=" something ", urge=4))
    assert [r.value.words for r in full.history(before.id)] == ["nothing", "something"]
    assert found(full, words="nothing") == []
    full.undo(before.id)
    assert full.get(Moment, before.id) == before


@pytest.mark.parametrize("off", [timedelta(days=1), timedelta(days=-365 * 200)])
def test_a_time_to_come_or_absurdly_long_ago_is_refused(mira: Any, off: timedelta) -> None:
    mira.space.put(moment(1))
    with pytest.raises(BadInput) as told:
        moments.change(mira.space, replace(moment(1), when=mira.clock() + off))
    assert told.value.field == "when"
    assert mira.space.all(Moment) == (moment(1),)


def test_after_a_clock_was_set_back_the_words_can_still_be_changed(mira: Any) -> None:
    mira.space.put(moment(1))
    mira.clock.set(EVENING - timedelta(days=90))
    assert moments.change(mira.space, replace(moment(1), words="late")).words == "late"


def test_what_was_erased_elsewhere_cannot_come_back_by_an_edit(space: Any) -> None:
    space.put(moment(1))
    space.erase(moment(1).id)
    with pytest.raises(NotFound):
        moments.change(space, moment(1))


def test_erasing_takes_the_fear_written_with_it_and_no_other(full: Any) -> None:
    full.put(Fear(id="g", when=EVENING, words="alone", likely=1, due=EVENING))
    moments.erase(full, moment(1).id)
    assert [f.id for f in full.all(Fear)] == ["g"]
    assert found(full) == [3, 2]
    with pytest.raises(NotFound):
        moments.erase(full, moment(1).id)


def test_a_tag_s_new_moment_shows_at_once(space: Any) -> None:
    tag = tags.add(space, "cold")
    assert found(space, tag=tag.id) == []
    space.put(moment(5, tags=(tag.id,)))
    assert found(space, tag=tag.id) == [5]


ACTS = ("new", "new", "new", "late", "moved", "words", "erased", "undo", "two")


def by_hand(space: Any) -> tuple[Moment, ...]:
    """The order worked out anew."""
    return tuple(sorted(space.all(Moment), key=lambda m: (m.when.timestamp(), m.id)))


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_written_changed_or_erased_the_order_is_that_of_the_times(
    mira: Any, seed: int
) -> None:
    chance, space = random.Random(seed), mira.space
    elsewhere = mira.opened_again()
    for number in range(60):
        there = space.all(Moment)
        kept = chance.choice(there) if there else None
        act = chance.choice(
            ["new", "new", "new", "late", "moved", "words", "erased", "undo", "two"]
        )
        when = EVENING + timedelta(hours=number if act == "new" else chance.randint(0, 40))
        fresh = Moment(id=f"{chance.getrandbits(64):x}", when=when, words=act)
        if act in {"new", "late"} or kept is None:
            space.put(fresh)
        elif act == "two":
            elsewhere.put(fresh, replace(fresh, id=f"{chance.getrandbits(64):x}"))
            space.refresh()
        elif act == "moved":
            space.put(replace(kept, when=when))
        elif act == "words":
            space.put(replace(kept, words=f"{number}"))
        elif act == "erased":
            space.erase(kept.id)
        elif len(space.history(kept.id)) > 1:
            space.undo(kept.id)
        assert moments.in_order(space) == by_hand(space)


def test_a_new_moment_does_not_sort_the_old_ones_again(
    full: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = moments._instant_and_id

    def noted(moment: Moment) -> tuple[float, str]:
        asked.append(moment.id)
        return real(moment)

    full.put(*(moment(number) for number in range(10, 200)))
    moments.in_order(full)
    monkeypatch.setattr(moments, "_instant_and_id", noted)
    full.put(moment(500))
    assert moments.in_order(full)[-1].id == moment(500).id
    assert len(asked) < 12
