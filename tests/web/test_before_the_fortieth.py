"""Before the error budget is fixed, no page tells which tag or person a hunch should follow."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from nearer.domain.values import Entry, Moment, Person, Tag

FIRST = datetime(2026, 2, 1, 8, 0, tzinfo=UTC)
PAGES = ("/why/", "/why/nearer/", "/why/action/", "/why/groups/", "/why/pairs/")
OF_EACH = tuple(
    f"/why/{analysis}/{column}/"
    for analysis in ("urge", "closeness", "away")
    for column in ("one", "two", "with:kim", "with:lee", "alone")
)


def life(count: int, *, swapped: bool = False) -> Iterator[Entry]:
    """One of two tags and one of two people go with everything, the others with nothing.

    Swapped, it is the others. Each is noted as often as the other.
    """
    yield from (Tag(id="one", name="one"), Tag(id="two", name="two"))
    yield from (Person(id="kim", alias="Kim"), Person(id="lee", alias="Lee"))
    for number in range(count):
        strong, other = number % 2 == 1, number // 2 % 2 == 1
        if number == count - 1:  # so that both are noted equally often
            other = strong
        yield Moment(
            id=f"m{number:03d}",
            when=FIRST + timedelta(hours=9 * number),
            way="prompt",
            tags=tuple(sorted(both(("one", "two"), strong, other, swapped=swapped))),
            people=tuple(sorted(both(("kim", "lee"), strong, other, swapped=swapped))),
            urge=8 if strong else 2,
            closeness=1 if strong else 7,
            action="away" if strong else "stayed",
        )


def both(names: tuple[str, str], strong: bool, other: bool, *, swapped: bool) -> Iterator[str]:
    """Those of two names that are there, the first of them where it is strong."""
    first, second = reversed(names) if swapped else names
    if strong:
        yield first
    if other:
        yield second


def shown(who, *pages: str) -> dict[str, str]:
    """The pages without what is drawn anew for each answer."""
    return {
        page: re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", who.get(page).text)
        for page in pages
    }


def test_fewer_than_forty_check_ins_look_the_same_whichever_tag_looks_best(settle) -> None:
    here, there = settle(*life(38)), settle(*life(38, swapped=True))
    one, other = shown(here, *PAGES, *OF_EACH), shown(there, *PAGES, *OF_EACH)
    for page in PAGES + OF_EACH:
        assert one[page] == other[page], page
    assert "noted 19 times" in one["/why/"]
    assert "Mark a hunch of yours" in one["/why/"]
    assert "nothing is shown that a hunch could follow" in one["/why/urge/one/"].replace("\n", " ")


def test_from_the_fortieth_on_it_is_told_and_hunches_count_no_more(settle) -> None:
    told = ("/why/", "/why/nearer/", "/why/groups/", "/why/urge/one/")
    one, other = shown(settle(*life(42)), *told), shown(settle(*life(42, swapped=True)), *told)
    for page in told:
        assert one[page] != other[page], page
    assert "Mark a hunch of yours" not in one["/why/"]
