"""Scenes to practise on before somebody is told something."""

from nearer.content import Scenario, scenarios_for
from nearer.domain.values import Person

SCENES = 3
AS = {"family": "relative", "other": "new_person"}  # where a scene calls it otherwise


def scenes_for(person: Person | None) -> tuple[Scenario, ...]:
    """A few of opening up, with somebody like them first; none in which distance is the aim."""
    who = AS.get(person.kinship, person.kinship) if person else ""
    found = (one for one in scenarios_for("open_up") if not one.distance)
    return tuple(sorted(found, key=lambda one: one.relation != who)[:SCENES])
