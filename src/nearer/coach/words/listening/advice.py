"""Advice that was not asked for: telling the other person what to do, also as a soft question."""

from collections.abc import Iterator, Sequence

from nearer.coach.words.listening.heard import Heard, Hit, Reply, covered
from nearer.coach.words.listening.phrase import PAUSE
from nearer.coach.words.listening.theirs import Theirs
from nearer.coach.words.note import Note
from nearer.domain.tongue import gettext as _

SURENESS = 0.92
SOFT = frozenset({"maybe", "perhaps", "just"})
REACH = 6


def find(reply: Reply, theirs: Theirs | None) -> Iterator[Note]:
    """At most one for each sentence, from the first word of advice.

    None where advice was asked for, and none without their message, since nobody can tell then.
    """
    if theirs is None or theirs.asks_for_advice:
        return
    told, instead = why(), rewrite()
    for heard in reply:
        if hit := advice_at(heard):
            start, end = heard.span_from(hit.start)
            yield Note("advice", start, end, told, instead, SURENESS)


def advice_at(heard: Heard) -> Hit | None:
    """Where advice begins in the sentence; None where there is none."""
    hits = heard.hits("advice")
    silent = covered(hits, "not_advice")
    theirs = _thought(heard.words, hits)
    for hit in hits:
        if hit.label in {"not_advice", "theirs"} or (hit.label == "should" and hit.first in theirs):
            continue
        if hit.label in {"order", "should"} and heard.marked and SOFT.isdisjoint(heard.words):
            continue
        if silent.isdisjoint(range(hit.first, hit.last + 1)):
            return hit
    return None


def _thought(words: Sequence[str], hits: Sequence[Hit]) -> frozenset[int]:
    """ "Part of you thinks you should": places behind what somebody thinks or said."""
    places: set[int] = set()
    for hit in hits:
        if hit.label == "theirs":
            rest = words[hit.last : hit.last + REACH]
            reach = rest.index(PAUSE) if PAUSE in rest else REACH
            places.update(range(hit.last, hit.last + reach + 1))
    return frozenset(places)


def why() -> str:
    return _(
        "This tells them what to do. If they did not ask for that yet, it may sound as if they "
        "should be done with feeling it."
    )


def rewrite() -> str:
    return _("Would an idea help just now, or would you rather I listened?")
