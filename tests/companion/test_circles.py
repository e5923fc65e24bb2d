"""The circles as a picture: everybody in them is counted, and nobody is set apart."""

from typing import Any

from nearer.companion import circles, people, safety


def test_a_mark_changes_nothing_that_others_could_see(space: Any) -> None:
    maya = people.add(space, "Maya", circle="close")
    people.add(space, "Mum", circle="close")
    before = circles.picture(space)
    safety.mark(space, maya.id, unsafe=True)
    assert circles.picture(space) == before


def test_all_are_counted_where_not_all_have_room(space: Any) -> None:
    for number in range(40):
        people.add(space, f"Kim {number}", circle="close")
    people.add(space, "Zoe", circle="further")
    picture = circles.picture(space)
    assert "with 41 people: 40 in the closest, 0 in the middle, 1 in the outer one" in picture
    assert "There is room for 26 points." in picture
    assert ">Zoe<" in picture


def test_nobody_is_no_picture(space: Any) -> None:
    people.archive(space, people.add(space, "Kim").id, archived=True)
    assert circles.picture(space) == ""
