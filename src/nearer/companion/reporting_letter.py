"""A letter to a therapist in the person's own words, a few questions to begin from."""

from collections.abc import Iterator, Sequence

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
    """As it was written, with others called as in the rest of the report.

    In the short version the beginning of each answer, one under the other.
    """
    asked = questions()
    answers = [
        (asked[key], known)
        for key, text in chosen.letter
        if key in asked and (known := names.inside(text))
    ]
    if not answers:
        return
    if short:
        blocks: tuple[Block, ...] = (Quote("\n".join(_beginnings(answers))),)
    else:
        blocks = tuple(block for label, text in answers for block in (Heading(label), Quote(text)))
    yield Section(_("A letter"), blocks)


def _beginnings(answers: Sequence[tuple[str, str]]) -> Iterator[str]:
    """All have the same room; what a short one does not need goes to those after it."""
    left = AT_MOST
    for number, (label, text) in enumerate(answers):
        shown = _start(text, left // (len(answers) - number))
        left -= len(shown)
        yield f"{label}: {shown}"


def _start(text: str, room: int) -> str:
    """As much as there is room for; where it goes on, that is shown."""
    words = " ".join(text.split())
    return words if len(words) <= room else words[: room - 1] + "…"
