"""Closed questions: yes or no, one of two, or one fact is all they ask for."""

from collections.abc import Iterator, Sequence

from nearer.coach.words.listening.heard import Heard, Hit, Reply, covered
from nearer.coach.words.listening.lexicon import words_of
from nearer.coach.words.listening.open_question import open_hit, rhetorical
from nearer.coach.words.listening.phrase import PAUSE
from nearer.coach.words.listening.reported import told_places
from nearer.coach.words.listening.theirs import Theirs
from nearer.coach.words.note import Note
from nearer.coach.words.reading import QUOTE
from nearer.domain.tongue import gettext as _

SURENESS = 0.92
SHORT = 7  # words; longer, "you up …" is no question without its mark


def find(reply: Reply, theirs: Theirs | None) -> Iterator[Note]:
    """At most one for each sentence, from where the question begins; none beside a message that
    only asks or plans, where one fact is all that is wanted."""
    if theirs and not theirs.tells:
        return
    told, instead = why(), rewrite() if theirs else ""
    for heard in reply:
        if hit := closed_hit(heard):
            start, end = heard.span_from(hit.start)
            yield Note("closed_question", start, end, told, instead, SURENESS)


def closed_hit(heard: Heard) -> Hit | None:
    """Where a closed question begins; labelled "statement" where only its mark makes it one."""
    hits = heard.hits("closed_question")
    if not (heard.marked or hits):
        return None
    not_asked = covered(hits, "not_asked")
    opened = open_hit(heard)
    taken = range(opened.first, opened.last + 1) if opened else range(0)
    silent = not_asked | frozenset(taken) | told_places(heard)
    for hit in hits:
        if hit.label != "not_asked" and hit.first not in silent and _asks(heard, hit, opened):
            return hit
    if heard.marked and not not_asked and opened is None and _is_statement(heard):
        return Hit("statement", 0, len(heard.words), 0, len(heard.sentence.line))
    return None


def _asks(heard: Heard, hit: Hit, opened: Hit | None) -> bool:
    words = heard.words
    if heard.marked:
        return hit.label != "choice" or opened is None
    if hit.label == "choice":
        return True
    if hit.label == "owned_did":
        return False
    if hit.label == "short":
        return len(words) - hit.first <= SHORT and PAUSE not in words[hit.first :]
    if hit.label in {"fact", "owned"} and not _leads(words, hit.first):
        return False
    return not _condition(words, hit) and not _echoes(words, hit)


def _condition(words: Sequence[str], hit: Hit) -> bool:
    """ "Should you need anything, my door is open": said in the order of a question."""
    return words[hit.first] in {"should", "had", "were"} and PAUSE in words[hit.first :]


def _echoes(words: Sequence[str], hit: Hit) -> bool:
    """ "So do we", "and neither did she": the order of a question, and no question."""
    before = words[hit.first - 1] if hit.first else ""
    ends = hit.last == len(words) or words[hit.last] == PAUSE
    return before in {"neither", "nor"} or (before in {"so", "and"} and ends)


def _leads(words: Sequence[str], place: int) -> bool:
    """Nothing but filler words stands before it in the sentence."""
    known = words_of("shared")
    return all(
        word in known["filler"] or word in known["join"] or not word.isalnum()
        for word in words[:place]
    )


def _is_statement(heard: Heard) -> bool:
    """Said in the order of a statement, with a mark that makes it a question."""
    words = heard.words
    lone = len(words) == 1 and words[0] in words_of("closed_question")["lone"]
    return QUOTE not in words and not lone and not rhetorical(heard)


def why() -> str:
    return _(
        "This can be answered with yes, no or one fact: good for finding something out, and it "
        "leaves less room to tell."
    )


def rewrite() -> str:
    return _("What is that like for you?")
