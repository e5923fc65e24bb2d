"""A drill compares all of a copy with what came back, of whatever kind it is."""

from typing import Any

from nearer.companion import backups, people, safety
from nearer.companion.drill import drill
from nearer.companion.space import Space
from nearer.domain.safety import Safety, safety_id
from nearer.domain.values import Moment


def test_what_only_rests_came_back_like_everything_else(
    mira: Any, elsewhere: Any, tmp_path
) -> None:
    space: Space = mira.space
    ana, ben = people.add(space, "Ana"), people.add(space, "Ben")
    safety.mark(space, ana.id, unsafe=True)
    space.put(Safety(id=safety_id(ben.id), person=ben.id, since=space.now(), rests=True))
    backups.make(space, mira.gate.records, tmp_path / "copies")
    (kept,) = backups.listed(tmp_path / "copies")
    found = drill(space, kept, elsewhere)
    assert found.well
    assert (found.since, found.deleted) == (0, 0)


def test_it_counts_what_was_written_and_deleted_since(mira: Any, elsewhere: Any, tmp_path) -> None:
    space: Space = mira.space
    space.put(Moment(id="1" * 32, when=space.now()))
    backups.make(space, mira.gate.records, tmp_path / "copies")
    space.put(Moment(id="2" * 32, when=space.now()), erase=["1" * 32])
    (kept,) = backups.listed(tmp_path / "copies")
    found = drill(space, kept, elsewhere)
    assert found.well
    assert (found.since, found.deleted) == (1, 1)
