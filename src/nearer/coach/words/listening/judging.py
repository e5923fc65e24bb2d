"""Judging: a reply marks the other person, what they did or what they feel, as wrong."""

from collections.abc import Iterator

from nearer.coach.words.listening.heard import Heard, Hit, Reply, covered
from nearer.coach.words.listening.lexicon import words_of
from nearer.coach.words.listening.phrase import PAUSE
from nearer.coach.words.listening.theirs import Theirs
from nearer.coach.words.note import Note
from nearer.coach.words.reading import QUOTE
from nearer.domain.tongue import gettext as _

SURENESS = 0.9


def find(reply: Reply, theirs: Theirs | None) -> Iterator[Note]:
    """At most one for each sentence, from the first word that judges; none without their message,
    since a draft's blame and contempt have rules of their own."""
    if theirs is None:
        return
    told, instead = why(), rewrite()
    for heard in reply:
        if hit := judging_at(heard, own=theirs.is_own_act):
            start, end = heard.span_from(hit.start)
            yield Note("judging", start, end, told, instead, SURENESS)


def judging_at(heard: Heard, *, own: bool = False) -> Hit | None:
    """Where a verdict begins. ``own``: "that was selfish" can only mean what they did."""
    hits = heard.hits("judging")
    silent = covered(hits, "not_judging")
    for hit in hits:
        places = range(hit.first, hit.last + 1)
        if hit.label == "not_judging" or not _judges(heard, hit, own):
            continue
        if hit.label == "barbed" or silent.isdisjoint(places):
            return hit
    return None


def _judges(heard: Heard, hit: Hit, own: bool) -> bool:
    if hit.label == "disbelief" and not heard.marked:
        return False
    if hit.label == "near" and not _of_you(heard, hit):
        return False
    if hit.label == "deed" and not _of_their_deed(heard, own):
        return False
    return QUOTE not in heard.words[hit.first : hit.last]


def _of_you(heard: Heard, hit: Hit) -> bool:
    """A bad word near "you" is meant for them: nobody else stands between, and no feeling."""
    between = words_of("judging")["between"]
    return not heard.marked and between.isdisjoint(heard.words[hit.first : hit.last])


def _of_their_deed(heard: Heard, own: bool) -> bool:
    """What is called selfish is what they did: not asked, not one's own doing."""
    known = words_of("judging")["elsewhere"]
    return own and known.isdisjoint(heard.words) and (not heard.marked or PAUSE in heard.words)


def why() -> str:
    return _(
        "This puts a verdict on them or on what they feel. Most people stop telling once they are "
        "judged, even kindly."
    )


def rewrite() -> str:
    return _("That sounds as if it matters to you. What is it like?")
