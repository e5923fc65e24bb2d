"""The circles as SVG text; drawn again only when what they show has changed."""

from nearer.companion import people
from nearer.companion.people import CIRCLES
from nearer.companion.pictures import drawn_once
from nearer.companion.safety import unsafe_people
from nearer.companion.space import Space
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext
from nearer.report.circles import Dot, circles

MOST = 60  # points; more cannot be told apart


def picture(space: Space) -> str:
    """Everybody who is not put away; "" while there is nobody.

    Somebody unsafe is a ring in no colour that means anything.
    """
    unsafe = unsafe_people(space)
    shown = [
        Dot(one.alias, CIRCLES.index(one.circle), one.id in unsafe)
        for one in people.present(space)[:MOST]
    ]
    if not shown:
        return ""
    return drawn_once(space, "circles", shown, lambda: _drawn(shown))


def _drawn(shown: list[Dot]) -> str:
    counts = [sum(dot.circle == circle for dot in shown) for circle in range(len(CIRCLES))]
    description = ngettext(
        "Three circles around me, with %(n)d point: %(close)d in the closest, %(near)d in the "
        "middle, %(further)d in the outer one. The list below has the names.",
        "Three circles around me, with %(n)d points: %(close)d in the closest, %(near)d in the "
        "middle, %(further)d in the outer one. The list below has the names.",
        len(shown),
    ) % {"n": len(shown), "close": counts[0], "near": counts[1], "further": counts[2]}
    return circles(shown, _("me"), _("My circles"), description)
