"""The map as SVG text; drawn again only when what it shows has changed."""

from collections.abc import Sequence

from nearer.coach import places
from nearer.companion.assessments import GENERAL
from nearer.companion.map import Map, Placed, Stop
from nearer.companion.space import Space
from nearer.domain.tongue import gettext as _
from nearer.instruments import outline
from nearer.report.plane import PlanePoint, PlaneWords, plane

CORNERS = 36  # of the drawn error; more cannot be seen
FINE = 2  # decimals of a point in a picture
FEW = 4  # relationships up to which the map shows how each point came to be there


def map_of(space: Space, read: Map) -> str:
    """Everybody who is not put away, and people in general; "" while there is no point."""
    shown = [one for one in read.placed if not one.archived]
    trails = len(shown) <= FEW
    points = [_point(one, one.stops if trails else one.stops[-1:]) for one in shown]
    return _kept(
        space,
        "map",
        points,
        _("Your relationships on the map"),
        _(
            "One point for each relationship: further right is more worry about being left, "
            "further up is more distance. The ring is people in general, and the round edge is "
            "how far off a point may be. The table below has the numbers."
        ),
    )


def trail_of(space: Space, one: Placed) -> str:
    """One relationship, with the way its point has come."""
    return _kept(
        space,
        f"trail-{one.about}",
        [_point(one, one.stops)],
        _("One relationship on the map, over time"),
        _(
            "The large point is the newest, the small ones are earlier, joined by a dotted line. "
            "Further right is more worry about being left, further up is more distance; the round "
            "edge is how far off the newest may be. The table below has the numbers."
        ),
    )


def _point(one: Placed, stops: Sequence[Stop]) -> PlanePoint:
    spots = [_rounded(stop.place.anxiety, stop.place.avoidance) for stop in stops]
    return PlanePoint(
        label=one.name or _("in general"),
        spot=spots[-1],
        outline=tuple(_rounded(*at) for at in outline(one.last.place, corners=CORNERS)),
        trail=tuple(spots[:-1]),
        general=one.about == GENERAL,
    )


def _rounded(anxiety: float, avoidance: float) -> tuple[float, float]:
    return round(anxiety, FINE), round(avoidance, FINE)


def _kept(
    space: Space, name: str, points: Sequence[PlanePoint], title: str, description: str
) -> str:
    if not points:
        return ""
    shown = tuple(points)
    before, picture = space.derived.get(f"picture-{name}", ((), ""))
    if before != shown:
        picture = plane(points, _words(title, description))
        space.derived[f"picture-{name}"] = shown, picture
    drawn: str = picture
    return drawn


def _words(title: str, description: str) -> PlaneWords:
    facts = places.region_facts
    return PlaneWords(
        title=title,
        description=description,
        across=_("%(scale)s →") % {"scale": places.scale_name("anxiety")},
        along=_("%(scale)s →") % {"scale": places.scale_name("avoidance")},
        corners=(
            facts("secure").name,
            facts("avoidant").name,
            facts("fearful").name,
            facts("anxious").name,
        ),
    )
