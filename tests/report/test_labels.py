"""Names beside points never cover each other, a point, or what is taken."""

from hypothesis import given
from hypothesis import strategies as st

from nearer.report.labels import Box, around, placed

SIDE = 270.0
spots = st.tuples(st.floats(0, SIDE), st.floats(0, SIDE))
named = st.lists(st.tuples(spots, st.text("abcdefgh ", min_size=1, max_size=16)), max_size=12)
TAKEN = (Box(6, 6, 90, 20), Box(180, 250, 264, 264))


@given(named)
def test_no_two_names_meet(pairs: list) -> None:
    points, names = [spot for spot, _ in pairs], [name for _, name in pairs]
    found = placed(points, names, TAKEN, SIDE, SIDE)
    boxes = [label.box for label in found if label is not None]
    for number, box in enumerate(boxes):
        assert box.within(SIDE, SIDE)
        assert not any(box.meets(other) for other in boxes[number + 1 :])
        assert not any(box.meets(other) for other in TAKEN)
        assert not any(box.meets(around(*spot)) for spot in points)


def test_a_point_by_itself_has_its_name_on_the_right() -> None:
    (label,) = placed([(100, 100)], ["Maya"], (), SIDE, SIDE)
    assert label is not None
    assert (label.align, label.y) == ("left", 100)
    assert label.x > 100


def test_at_the_right_edge_the_name_goes_to_the_left() -> None:
    (label,) = placed([(265, 100)], ["Maya"], (), SIDE, SIDE)
    assert label is not None
    assert label.align == "right"


def test_a_name_without_room_is_left_out() -> None:
    crowd = [(x, y) for x in range(0, 271, 9) for y in range(0, 271, 9)]
    assert placed(crowd, ["somebody"] * len(crowd), (), SIDE, SIDE) == (None,) * len(crowd)
