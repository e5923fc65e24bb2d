"""The lifeline as SVG text; drawn again only when what it shows has changed."""

from nearer.companion.lifeline import Lifeline, Row
from nearer.companion.space import Space
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import language, ngettext
from nearer.report.lifeline import Bead, beads


def lifeline_pictures(space: Space, line: Lifeline) -> tuple[str, ...]:
    """One picture for each row of the line, in their order."""
    shown = (language(), *((row.unit, _beads(row)) for row in line.rows))
    kept, pictures = space.derived.get("picture-lifeline", ((), ()))
    if kept != shown:
        pictures = tuple(map(_picture, line.rows))
        space.derived["picture-lifeline"] = shown, pictures
    drawn: tuple[str, ...] = pictures
    return drawn


def _beads(row: Row) -> tuple[Bead, ...]:
    return tuple(Bead(place.number, place.at, place.memory.still) for place in row.places)


def _picture(row: Row) -> str:
    by_age = row.unit == "age"
    return beads(
        _beads(row),
        _("Memories by age") if by_age else _("Memories by year"),
        ngettext(
            "%(n)d memory on a line, at %(first)d. The list below has it in words.",
            "%(n)d memories on a line, from %(first)d to %(last)d. "
            "The list below has them in order, in words.",
            len(row.places),
        )
        % {"n": len(row.places), "first": row.places[0].at, "last": row.places[-1].at},
        _("age in years") if by_age else _("year"),
    )
