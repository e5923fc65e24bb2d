"""Validation: a reply says of what the other person feels that it makes sense."""

from collections.abc import Iterator

from nearer.coach.words.listening.heard import Heard, Hit, Reply
from nearer.coach.words.listening.theirs import Theirs
from nearer.coach.words.note import Note
from nearer.domain.tongue import gettext as _

SURENESS = 0.9
WEAK = 0.75
"""Of a set phrase that may also agree to a plan, where their message names a feeling."""


def find(reply: Reply, theirs: Theirs | None) -> Iterator[Note]:
    """At most one for each sentence, from the first word that validates."""
    felt = theirs is not None and theirs.is_of_feeling
    told = why()
    for heard in reply:
        hit = validation_at(heard)
        if hit and (hit.label == "plain" or felt):
            start, end = heard.span_from(hit.start)
            sure = SURENESS if hit.label == "plain" else WEAK
            yield Note("validation", start, end, told, "", sure)


def validation_at(heard: Heard) -> Hit | None:
    """Where it says so; None where it does not, or takes it back."""
    hits = heard.hits("validation")
    if any(hit.label == "undone" for hit in hits):
        return None
    return next((hit for hit in hits if hit.label == "plain"), next(iter(hits), None))


def why() -> str:
    return _("Here you say that what they feel makes sense.")
