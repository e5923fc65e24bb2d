"""The circles as SVG text; drawn again only when what they show has changed."""

from nearer.companion import people
from nearer.companion.people import CIRCLES
from nearer.companion.pictures import drawn_once
from nearer.companion.space import Space
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext
from nearer.report.circles import ROOM, Dot, circles


def picture(space: Space) -> str:
    """Everybody who is not put away, as many as have room; "" while there is nobody.

    All look the same: who glances at it learns nothing of who is safe.
    """
    every = [Dot(one.alias, CIRCLES.index(one.circle)) for one in people.present(space)]
    if not every:
        return ""
    return drawn_once(space, "circles", every, lambda: _drawn(every))


def _drawn(every: list[Dot]) -> str:
    by_circle = [[dot for dot in every if dot.circle == circle] for circle in range(len(CIRCLES))]
    shown = [dot for dots, room in zip(by_circle, ROOM, strict=True) for dot in dots[:room]]
    close, near, further = map(len, by_circle)
    description = ngettext(
        "Three circles around me, with %(n)d person: %(close)d in the closest, %(near)d in the "
        "middle, %(further)d in the outer one. The list below has the names.",
        "Three circles around me, with %(n)d people: %(close)d in the closest, %(near)d in the "
        "middle, %(further)d in the outer one. The list below has the names.",
        len(every),
    ) % {"n": len(every), "close": close, "near": near, "further": further}
    if len(shown) < len(every):
        fewer = _("There is room for %(n)d points.") % {"n": len(shown)}
        description = f"{description} {fewer}"
    return circles(shown, _("me"), _("My circles"), description)
