"""All that is noticed in how a reply listens. Each sentence is looked through once for all."""

from collections.abc import Iterator

from nearer.coach.words.listening import (
    advice,
    closed_question,
    judging,
    open_question,
    reflection,
    self_focus,
    validation,
)
from nearer.coach.words.listening.heard import Heard
from nearer.coach.words.listening.theirs import theirs
from nearer.coach.words.note import Note
from nearer.coach.words.reading import Reading

LISTENERS = (
    open_question.find,
    closed_question.find,
    reflection.find,
    validation.find,
    advice.find,
    judging.find,
    self_focus.find,
)


def find(reading: Reading, reply_to: Reading | None) -> Iterator[Note]:
    """Notes of every kind, kind by kind. ``reply_to``: the message that the text answers."""
    reply = tuple(Heard(sentence) for sentence in reading.sentences)
    message = None if reply_to is None else theirs(reply_to)
    for listener in LISTENERS:
        yield from listener(reply, message)
