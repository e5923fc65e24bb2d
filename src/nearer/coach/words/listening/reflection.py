"""Reflections: a reply gives back, as a statement, what the other person said or felt.

What they wrote is half of it: words shared with their message are a sign, and without their message
only the plainest frames are told.
"""

from collections.abc import Iterator

from nearer.coach.words.listening.advice import advice_at
from nearer.coach.words.listening.closed_question import closed_hit
from nearer.coach.words.listening.heard import Heard, Reply
from nearer.coach.words.listening.judging import judging_at
from nearer.coach.words.listening.open_question import open_hit, rhetorical
from nearer.coach.words.listening.scorer import sureness
from nearer.coach.words.listening.theirs import Theirs, stems
from nearer.coach.words.note import UNSURE, Note
from nearer.domain.tongue import gettext as _

EARLY = 2  # words, such as "the doctor", before "said"
MOST = 0.92
"""Above this the score of one sentence is not taken at its word."""


def find(reply: Reply, theirs: Theirs | None) -> Iterator[Note]:
    """At most one for each sentence: the sentence."""
    told = why()
    for heard in reply:
        sure = reflects(heard, theirs)
        if sure >= UNSURE:
            yield Note("reflection", *heard.span_from(0), told, "", min(sure, MOST))


def reflects(heard: Heard, theirs: Theirs | None) -> float:
    """How sure it is that the sentence reflects, in (0, 1)."""
    signs = said(heard, theirs)
    sure = sureness("reflection", signs)
    return sure if sure < UNSURE else sureness("reflection", [*signs, *meant(heard)])


def said(heard: Heard, theirs: Theirs | None) -> frozenset[str]:
    """Signs in the words of the sentence."""
    found = heard.labels("reflection")
    if theirs is None:
        return found if {"frame", "about_you"} <= found else found | {"no_message"}
    shared = len(theirs.stems & stems(heard.words))
    if shared:
        found |= {"shared_two" if shared > 1 else "shared_one"}
    return found | {"of_feeling"} if theirs.is_of_feeling else found


def meant(heard: Heard) -> Iterator[str]:
    """Signs in what the sentence does besides."""
    if advice_at(heard) is not None:
        yield "advises"
    if any(hit.label == "said" and hit.first <= EARLY for hit in heard.hits("reported")):
        yield "reports"
    if judging_at(heard) is not None:
        yield "judges"
    closed = closed_hit(heard)
    if open_hit(heard) or rhetorical(heard) or (closed and closed.label != "statement"):
        yield "asks"
    elif closed:
        yield "asks_softly"


def why() -> str:
    return _("Here you give back what you heard, so that they can hear themselves and correct you.")
