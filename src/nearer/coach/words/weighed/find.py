"""Notes on sentences that read like those which carry a note, where no rule knows their form."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from nearer.coach.words.listening import (
    advice,
    closed_question,
    judging,
    open_question,
    reflection,
    self_focus,
    validation,
)
from nearer.coach.words.listening.theirs import Theirs, theirs
from nearer.coach.words.note import Detector, Note
from nearer.coach.words.reading import Reading
from nearer.coach.words.saying import (
    absolute,
    blame,
    boundary,
    break_with_return,
    contempt,
    demand,
    need,
    observation,
    request,
    ultimatum,
    withdrawal,
)
from nearer.coach.words.weighed.signs import signs
from nearer.coach.words.weighed.weights import weights

SURENESS = 0.8
SHORTEST, LONGEST = 2, 60  # words of a sentence that is weighed
SENTENCES = 200  # the first of a text, all of a long letter
ABOUT_THEM: frozenset[Detector] = frozenset(
    {"advice", "judging", "self_focus", "reflection", "validation"}
)
"""Said only of an answer to a message that is known."""


def _nothing() -> str:
    return ""


SAYS: Mapping[Detector, tuple[Callable[[], str], Callable[[], str]]] = {
    "observation": (observation.why, _nothing),
    "need": (need.why, _nothing),
    "request": (request.why, _nothing),
    "boundary": (boundary.why, _nothing),
    "break_with_return": (break_with_return.why, _nothing),
    "open_question": (open_question.why, _nothing),
    "closed_question": (closed_question.why, _nothing),
    "reflection": (reflection.why, _nothing),
    "validation": (validation.why, _nothing),
    "blame": (blame.why, blame.rewrite),
    "absolute": (absolute.why, absolute.rewrite),
    "contempt": (contempt.why, contempt.rewrite),
    "ultimatum": (ultimatum.why, ultimatum.rewrite),
    "withdrawal": (withdrawal.why, withdrawal.rewrite),
    "demand": (demand.why, demand.rewrite),
    "advice": (advice.why, advice.rewrite),
    "judging": (judging.why, judging.rewrite),
    "self_focus": (self_focus.why, self_focus.rewrite),
}
"""What a note of each detector says that knows no more than its sentence."""


def find(reading: Reading, reply_to: Reading | None, noted: Sequence[Note]) -> Iterator[Note]:
    """At most one of each detector for each sentence: the sentence. ``noted``: what rules found."""
    message = theirs(reply_to) if reply_to else None
    by_rule = noted_in(reading, noted)
    for place, sentence in enumerate(reading.sentences[:SENTENCES]):
        if not SHORTEST <= len(sentence.words) <= LONGEST:
            continue
        known = by_rule.get(place, frozenset())
        for detector, total, least in weights().sums(signs(sentence, message, known)):
            if total >= least and detector not in known and _may_say(detector, message):
                why, rewrite = SAYS[detector]
                yield Note(detector, sentence.start, sentence.end, why(), rewrite(), SURENESS)


def noted_in(reading: Reading, noted: Iterable[Note]) -> dict[int, frozenset[Detector]]:
    """By sentence, which detectors have a note that begins in it."""
    found: dict[int, set[Detector]] = {}
    for note in noted:
        found.setdefault(reading.sentence_at(note.start), set()).add(note.detector)
    return {place: frozenset(each) for place, each in found.items()}


def _may_say(detector: Detector, message: Theirs | None) -> bool:
    if message is None:
        return detector not in ABOUT_THEM
    return not (detector == "advice" and message.asks_for_advice)
