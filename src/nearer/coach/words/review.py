"""All that is noticed in a text, in the order of the text."""

from collections.abc import Iterable, Iterator
from itertools import chain

from nearer.coach.words.listening import FINDERS as LISTENING
from nearer.coach.words.note import UNSURE, Detector, Note
from nearer.coach.words.reading import Reading, read
from nearer.coach.words.saying import FINDERS as SAYING
from nearer.coach.words.weighed import find as weighed

WINS: dict[Detector, frozenset[Detector]] = {
    "demand": frozenset({"need", "request"}),
    "faux_feeling": frozenset({"feeling"}),
    "thought_as_feeling": frozenset({"feeling"}),
    "ultimatum": frozenset({"boundary", "demand", "request"}),
    "break_with_return": frozenset({"withdrawal"}),
    "blame": frozenset({"observation"}),
    "absolute": frozenset({"observation"}),
    "contempt": frozenset({"observation"}),
    "request": frozenset({"closed_question"}),
}
"""Of two notes on the same words, the first speaks and these are silent."""

RULED = 0.85
"""What rules are at least sure of who silence other notes; weights never are."""

OF_A_REPLY: frozenset[Detector] = frozenset(
    {"closed_question", "reflection", "advice", "self_focus"}
)
"""What only says something about listening, and so about a text that answers somebody."""


def review(text: str, replying_to: str | None = None) -> tuple[Note, ...]:
    """Notes sorted by where they begin, at most one per detector and sentence.

    ``replying_to``: the message of the other person that the text answers, "" where it answers one
    that is not known, None where it answers nobody. No note means that no rule spoke; it does not
    mean that a text lands well.
    """
    reading = read(text)
    reply_to = read(replying_to) if replying_to else None
    ruled = by_rules(reading, reply_to)
    found = (*ruled, *weighed.find(reading, reply_to, ruled))
    answers = replying_to is not None
    fitting = (note for note in found if answers or note.detector not in OF_A_REPLY)
    kept = _unshadowed(_once_per_sentence(fitting, reading), reading)
    return tuple(sorted(kept, key=lambda note: (note.start, note.end, note.detector)))


def by_rules(reading: Reading, reply_to: Reading | None) -> tuple[Note, ...]:
    """What the rules are sure enough of, before one note silences another."""
    found = chain.from_iterable(find(reading, reply_to) for find in (*SAYING, *LISTENING))
    return tuple(note for note in found if note.sureness >= UNSURE)


def _once_per_sentence(notes: Iterable[Note], reading: Reading) -> list[Note]:
    """The surest of each detector in each sentence."""
    best: dict[tuple[Detector, int], Note] = {}
    for note in notes:
        key = (note.detector, reading.sentence_at(note.start))
        if key not in best or note.sureness > best[key].sureness:
            best[key] = note
    return list(best.values())


def _unshadowed(notes: list[Note], reading: Reading) -> Iterator[Note]:
    winners: dict[int, list[Note]] = {}
    for note in notes:
        if note.detector in WINS:
            for sentence in _sentences(note, reading):
                winners.setdefault(sentence, []).append(note)
    for note in notes:
        beside = chain.from_iterable(winners.get(one, ()) for one in _sentences(note, reading))
        if not any(_shadows(winner, note) for winner in beside):
            yield note


def _sentences(note: Note, reading: Reading) -> range:
    return range(reading.sentence_at(note.start), reading.sentence_at(note.end - 1) + 1)


def _shadows(winner: Note, note: Note) -> bool:
    """What a rule found is never silenced by what was only weighed."""
    overlap = winner.start < note.end and note.start < winner.end
    surer = winner.sureness >= min(note.sureness, RULED)
    return overlap and surer and note.detector in WINS[winner.detector]
