"""What the chapters of the book are called."""

from collections.abc import Mapping

from nearer.domain.tongue import gettext as _


def kind_name(kind: str) -> str:
    """The heading of a chapter; of a kind without one its own word."""
    return kind_names().get(kind, kind.capitalize())


def kind_names() -> Mapping[str, str]:
    """Every heading by its kind. To be asked once for a whole book: each is looked up anew."""
    return {
        "moment": _("Moments"),
        "draft": _("Check-ins that were begun"),
        "person": _("People"),
        "contact": _("Times of being in touch"),
        "rhythm": _("Wished rhythms"),
        "telling": _("Telling someone"),
        "wording": _("Drafts of things to say"),
        "tag": _("Tags"),
        "fear": _("Fears"),
        "reason": _("What brings me here"),
        "pair": _("Two things watched together"),
        "shown": _("Patterns as they were first shown"),
        "assessment": _("Questionnaires answered"),
        "items": _("Words of questionnaires"),
        "instrument": _("Questionnaires brought along"),
        "memory": _("Memories"),
        "letter": _("Letters not sent"),
        "echo": _("Then and now"),
        "inquiry": _("Why do I push people away?"),
        "thought": _("Thoughts"),
        "belief": _("Beliefs"),
        "strength": _("How true a belief felt"),
        "proof": _("For and against a belief"),
        "exercised": _("Exercises done"),
        "step": _("Steps"),
        "attempt": _("Steps planned and done"),
        "invited": _("Invitations of a day"),
        "strategy": _("Strategies of my own"),
        "trial": _("Experiments"),
        "drawn": _("Draws of experiments"),
        "urge": _("Moments of an urge"),
        "week": _("Weeks"),
        "safety": _("About safety"),
        "safety answers": _("Answers about safety"),
        "unsaved": _("Words begun and not saved"),
        "preferences": _("How Nearer behaves"),
        "report": _("Report for a therapist"),
        "prompts": _("Times drawn to ask at"),
        "budget": _("Shares of the error budget"),
        "not before": _("What is not asked before its time"),
    }
