"""Turning to oneself: a reply takes the talk over with one's own story, worry or defence."""

from collections.abc import Iterator

from nearer.coach.words.listening.closed_question import closed_hit
from nearer.coach.words.listening.heard import Heard, Reply
from nearer.coach.words.listening.lexicon import words_of
from nearer.coach.words.listening.open_question import open_hit
from nearer.coach.words.listening.scorer import sureness
from nearer.coach.words.listening.theirs import Theirs
from nearer.coach.words.listening.validation import validation_at
from nearer.coach.words.note import UNSURE, Note
from nearer.domain.tongue import gettext as _

MOST = 0.9
"""Above this the score of one reply is not taken at its word."""
ECHO = 5  # words
STRONG = frozenset({"turns", "tops", "wronged", "memory"})


def find(reply: Reply, theirs: Theirs | None) -> Iterator[Note]:
    """At most one for a reply, on the first sentence that turns; none without their message."""
    if theirs is None:
        return
    sure = sureness("self_focus", signs(reply, theirs))
    if sure >= UNSURE:
        at = next(filter(turns, reply))
        yield Note("self_focus", *at.span_from(0), why(), rewrite(), min(sure, MOST))


def signs(reply: Reply, theirs: Theirs) -> Iterator[str]:
    """What in the reply speaks for turning to oneself, and what against."""
    for heard in reply:
        yield from heard.labels("self_focus")
    own = sum(map(is_own, reply))
    if own:
        yield "own_two" if own > 1 else "own_one"
    if not any(map(_of_them, reply)):
        yield "no_you"
    if any(map(validation_at, reply)):
        yield "validates"
    if own and _echoes(reply[0]):
        yield "echoes"
    if any(map(hands_back, reply[1:] or reply)):
        yield "hands_back"
    if theirs.asks_about_you or theirs.asks_for_advice:
        yield "asked"


def turns(heard: Heard) -> bool:
    """Whether the sentence is about the one who writes."""
    return bool(STRONG & heard.labels("self_focus")) or is_own(heard)


def is_own(heard: Heard) -> bool:
    """It tells of the one who writes, and not of their listening."""
    own = not words_of("self_focus")["first"].isdisjoint(heard.words)
    return own and "listens" not in heard.labels("self_focus")


def hands_back(heard: Heard) -> bool:
    """It asks the other person to go on."""
    if not heard.labels("self_focus").isdisjoint({"wronged", "turns"}):
        return False
    if hit := open_hit(heard):
        return hit.label == "invite" or _of_them(heard)
    return closed_hit(heard) is not None and (_of_them(heard) or _of_their_matter(heard))


def _echoes(heard: Heard) -> bool:
    """ "You're stressed?" with one's own stress behind it."""
    words = heard.words
    return heard.marked and len(words) <= ECHO and words[0] in {"you", "your"}


def _of_them(heard: Heard) -> bool:
    return not words_of("self_focus")["other"].isdisjoint(heard.words)


def _of_their_matter(heard: Heard) -> bool:
    """It asks about somebody or something in what they told, and not about oneself."""
    matter = words_of("self_focus")["matter"]
    return not matter.isdisjoint(heard.words) and not is_own(heard)


def why() -> str:
    return _(
        "This turns to you before they were done. Your side has its place too, often a little "
        "later."
    )


def rewrite() -> str:
    return _("I know something of this myself, and first I want to hear how it is for you.")
