"""Open questions and invitations: what leaves the other person room to answer as they like."""

from collections.abc import Iterator, Sequence

from nearer.coach.words.listening.heard import Heard, Hit, Reply
from nearer.coach.words.listening.lexicon import words_of
from nearer.coach.words.listening.phrase import PAUSE
from nearer.coach.words.listening.reported import told_places
from nearer.coach.words.listening.theirs import Theirs
from nearer.coach.words.note import Note
from nearer.domain.tongue import gettext as _

SURENESS = 0.93
CHOICE = 7  # words; a choice named behind a question is short


def find(reply: Reply, _theirs: Theirs | None) -> Iterator[Note]:
    """At most one for each sentence, from where the question begins."""
    told = why()
    for heard in reply:
        if hit := open_hit(heard):
            start, end = heard.span_from(hit.start)
            yield Note("open_question", start, end, told, "", SURENESS)


def open_hit(heard: Heard) -> Hit | None:
    """Where an open question or an invitation begins."""
    hits = heard.hits("open_question")
    if all(hit.label in {"fact", "rhetorical"} for hit in hits):
        return None
    told = told_places(heard)
    elsewhere = {hit.first for hit in hits if hit.label in {"fact", "rhetorical"}}
    for hit in hits:
        if hit.label in {"fact", "rhetorical"} or hit.first in told:
            continue
        if elsewhere.isdisjoint(range(hit.first, hit.last + 1)) and _leaves_room(heard, hit):
            return hit
    return None


def rhetorical(heard: Heard) -> bool:
    """It has the form of an open question, and asks nothing or makes a proposal."""
    return "rhetorical" in heard.labels("open_question")


def _leaves_room(heard: Heard, hit: Hit) -> bool:
    words = heard.words
    if hit.label == "wonder":
        return not {"you", "your", "yours", "like"}.isdisjoint(words[hit.last :])
    if hit.label == "anywhere":
        return heard.marked
    if hit.label == "invite":
        return True
    return not _choice(words[hit.last :]) and (heard.marked or not _subject_clause(words, hit))


def _choice(rest: Sequence[str]) -> bool:
    """Behind a pause, "Monday or Tuesday": one of two is asked for."""
    tail = rest[-CHOICE - 1 :]
    if PAUSE not in tail:
        return False
    behind = len(tail) - tail[::-1].index(PAUSE)
    return "or" in tail[behind + 1 :]


def _subject_clause(words: Sequence[str], hit: Hit) -> bool:
    """ "What matters to me is …": a statement that begins as a question does."""
    if words_of("open_question")["tells"].isdisjoint(words[hit.first : hit.last]):
        return False
    rest = words[hit.last :]
    rest = rest[: rest.index(PAUSE)] if PAUSE in rest else rest
    return not {"is", "was", "are", "must", "will", "always", "never"}.isdisjoint(rest)


def why() -> str:
    return _("Here you leave room: this can be answered in any way, and at any length.")
