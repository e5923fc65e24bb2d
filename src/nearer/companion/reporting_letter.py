"""A letter to a therapist in the person's own words, a few questions to begin from."""

from collections.abc import Iterator

from nearer.companion.reporting_names import Names
from nearer.domain.report import ReportPlan
from nearer.domain.tongue import gettext as _
from nearer.report.document import Block, Heading, Quote, Section

AT_MOST = 500  # characters of the letter in the short version


def questions() -> dict[str, str]:
    """What each part of the letter is called, by its key, in the order asked."""
    return {
        "brings": _("What brings me to you"),
        "happens": _("What happens when I pull away"),
        "tried": _("What I have tried, and what it was like"),
        "wish": _("What I wish for"),
        "hard": _("What is hard to say out loud"),
        "careful": _("What I would like you to be careful with"),
        "free": _("Anything else"),
    }


def letter_of(chosen: ReportPlan, names: Names, *, short: bool) -> Iterator[Section]:
    """As it was written, with others called as in the rest of the report."""
    asked, blocks = questions(), list[Block]()
    left = AT_MOST
    for key, text in chosen.letter:
        known = names.inside(text)
        shown = _start(known, left) if short else known
        if key in asked and shown:
            blocks += [Heading(asked[key]), Quote(shown)]
            left -= len(shown)
    if blocks:
        yield Section(_("A letter"), tuple(blocks))


def _start(text: str, room: int) -> str:
    """As much as there is room for; where it goes on, that is shown."""
    if room <= 0:
        return ""
    words = " ".join(text.split())
    return words if len(words) <= room else words[: room - 1] + "…"
