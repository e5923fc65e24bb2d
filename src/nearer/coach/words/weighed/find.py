"""Notes on sentences that read like those which carry a note, where no rule knows their form."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from nearer.coach.words.listening import (
    judging,
    validation,
)
from nearer.coach.words.listening.theirs import theirs
from nearer.coach.words.note import Detector, Note
from nearer.coach.words.reading import Reading
from nearer.coach.words.saying import (
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
from nearer.coach.words.weighed.signs import is_weighed, named, signs
from nearer.coach.words.weighed.weights import weights

SURENESS = 0.7
"""Low enough for the page to say that it may be wrong; see `script/bench weights`."""
KNOWN = 0.7
"""Share of a sentence's words that must have a weight, so that no other language is weighed."""
PRAISES: frozenset[Detector] = frozenset(
    {
        "need",
        "request",
        "boundary",
        "break_with_return",
        "open_question",
        "reflection",
        "validation",
        "observation",
    }
)
"""Notes that name a skill; the others correct."""
ABOUT_THEM: frozenset[Detector] = frozenset({"judging", "validation"})
"""Said only of an answer to a message that is known."""


def _nothing() -> str:
    return ""


SAYS: Mapping[Detector, tuple[Callable[[], str], Callable[[], str]]] = {
    "observation": (observation.why, _nothing),
    "need": (need.why, _nothing),
    "request": (request.why, _nothing),
    "boundary": (boundary.why, _nothing),
    "break_with_return": (break_with_return.why, _nothing),
    "validation": (validation.why, _nothing),
    "blame": (blame.why, blame.rewrite),
    "contempt": (contempt.why, contempt.rewrite),
    "ultimatum": (ultimatum.why, ultimatum.rewrite),
    "withdrawal": (withdrawal.why, withdrawal.rewrite),
    "demand": (demand.why, demand.rewrite),
    "judging": (judging.why, judging.rewrite),
}
"""What a note says that knows no more than its sentence, of each detector that may be weighed; the
other rules find on their own what weights found with them."""


def find(reading: Reading, reply_to: Reading | None, noted: Sequence[Note]) -> Iterator[Note]:
    """At most one of each detector for each sentence: the sentence. ``noted``: what rules found."""
    message = theirs(reply_to) if reply_to else None
    by_rule = noted_in(reading, noted)
    for place, sentence in enumerate(reading.sentences):
        if not is_weighed(sentence) or weights().known(named(sentence)) < KNOWN:
            continue
        ruled = by_rule.get(place, frozenset())
        for detector, total, least in weights().sums(signs(sentence, message, ruled)):
            answers = message is not None or detector not in ABOUT_THEM
            if total >= least and answers and goes_with(detector, ruled):
                why, rewrite = SAYS[detector]
                yield Note(detector, sentence.start, sentence.end, why(), rewrite(), SURENESS)


def goes_with(detector: Detector, ruled: frozenset[Detector]) -> bool:
    """Whether a rule left it open: nothing is praised that a rule corrects, or the other way."""
    if detector in ruled:
        return False
    if detector in PRAISES:
        return all(one in PRAISES or one == "feeling" for one in ruled)
    return ruled.isdisjoint(PRAISES - {"observation", "open_question"})


def noted_in(reading: Reading, noted: Iterable[Note]) -> dict[int, frozenset[Detector]]:
    """By sentence, which detectors have a note that begins in it."""
    found: dict[int, set[Detector]] = {}
    for note in noted:
        found.setdefault(reading.sentence_at(note.start), set()).add(note.detector)
    return {place: frozenset(each) for place, each in found.items()}
