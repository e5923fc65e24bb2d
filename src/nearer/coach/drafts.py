"""What is said about a draft as a whole, and the plain name of each thing noticed in one."""

from typing import Literal

from nearer.coach.words import Detector
from nearer.domain.tongue import gettext as _

Sort = Literal["nearer", "away", "part", "look"]
"""What a mark on a text means: lets somebody nearer, moves away, a part that is there, or worth
another look.
"""

SORTS: dict[Sort, tuple[Detector, ...]] = {
    "nearer": (
        "feeling",
        "need",
        "request",
        "break_with_return",
        "open_question",
        "reflection",
        "validation",
    ),
    "away": ("withdrawal",),
    "part": ("observation", "boundary", "closed_question"),
}


def sort(detector: Detector) -> Sort:
    return next((found for found, detectors in SORTS.items() if detector in detectors), "look")


def sort_name(found: Sort) -> str:
    """For the line that explains the marks."""
    return {
        "nearer": _("can let somebody nearer"),
        "away": _("moves away"),
        "part": _("a part that is there"),
        "look": _("worth another look"),
    }[found]


def name(detector: Detector) -> str:
    """What was noticed, in everyday words."""
    return {
        "observation": _("what happened"),
        "feeling": _("a feeling"),
        "need": _("a need"),
        "request": _("a request"),
        "boundary": _("a boundary"),
        "open_question": _("an open question"),
        "closed_question": _("a question with a short answer"),
        "reflection": _("gives back what was said"),
        "validation": _("says it makes sense"),
        "faux_feeling": _("a deed, told as a feeling"),
        "thought_as_feeling": _("a thought, told as a feeling"),
        "blame": _("may land as blame"),
        "absolute": _("always or never"),
        "mind_reading": _("tells what they think"),
        "contempt": _("may hurt"),
        "ultimatum": _("may land as a threat"),
        "withdrawal": _("goes away"),
        "break_with_return": _("a break with a way back"),
        "over_apology": _("more sorry than needed"),
        "demand": _("a demand"),
        "advice": _("advice"),
        "judging": _("may land as a verdict"),
        "self_focus": _("turns to oneself"),
    }[detector]


def nothing_noticed() -> str:
    return _("Nothing noticed. That says nothing about whether to send it.")


def notes_wait() -> str:
    """Instead of notes, where words are heavy."""
    return _("Notes on wording can wait.")


def nothing_suggested() -> str:
    """Neutral on purpose: whoever looks on learns nothing from it."""
    return _("No other wording is suggested here.")


def cannot_judge() -> tuple[str, ...]:
    """What no rule can know; shown wherever notes are."""
    return (
        _("how it sounds: a voice, a face and a good moment do more than words"),
        _("what was between the two of you before"),
        _("whether it is safe to say it to this person"),
        _("whether to send it, now or ever"),
    )


def how_it_works() -> str:
    return _(
        "Fixed rules look for patterns in the words, on this device alone. They overlook things, "
        "and they see things that are not there. You know better."
    )


def before_the_notes(*, own: bool, theirs: bool) -> tuple[str, ...]:
    """Said above the notes where words are heavy. Whoever looks on learns nothing from it."""
    found = []
    if own:
        found.append(_("Before any note on wording: you need not be alone with this."))
    if theirs:
        found.append(
            _(
                "You need not answer this alone, or at all. There are people to talk it over "
                "with, also if it is them you worry about."
            )
        )
    return tuple(found)
