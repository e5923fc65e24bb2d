"""Whether a text tells of harm to the writer, of danger from somebody, or of fear for somebody.

Rules and nothing else: no rule speaking does not mean that all is well, and help never rests on
this. Of several kinds the most urgent is told (`KINDS`): somebody about to die first, somebody in
danger from another next, because for them any step towards that person can do harm.
"""

from collections.abc import Iterator

from nearer.coach.safety.danger import dangers
from nearer.coach.safety.passage import Passage
from nearer.coach.safety.persons import meant
from nearer.coach.safety.phrases import Found, found_in
from nearer.coach.safety.reading import sentences
from nearer.coach.safety.setting import (
    is_denied,
    is_joke,
    is_journey,
    is_past,
    is_story,
    speaker,
)
from nearer.coach.safety.signal import KINDS, Kind, Signal
from nearer.coach.safety.worry import worries


def safety_check(text: str) -> Signal | None:
    """The most urgent kind that a sentence of the text tells, or None where no rule speaks.

    Takes time in proportion to the text. Nothing of the text is kept.
    """
    passage = Passage(sentences(text))
    told: set[Kind] = set()
    for kind in _kinds(passage):
        if kind == KINDS[0]:
            return Signal(kind)
        told.add(kind)
    return next((Signal(kind) for kind in KINDS if kind in told), None)


def _kinds(passage: Passage) -> Iterator[Kind]:
    for number, sentence in enumerate(passage.sentences):
        for found in found_in("self_harm", sentence.words):
            yield from _own_or_others(passage, number, found)
    worried = worries(passage)
    if worried:
        yield "worried_about_other"
    if dangers(passage, afraid_for_them=worried):
        yield "danger_from_other"


def _own_or_others(passage: Passage, number: int, found: Found) -> Iterator[Kind]:
    sentence = passage.sentences[number]
    who = meant(found, sentence)
    if found.start in sentence.quoted and who == "self":
        who = speaker(passage, number, found)
    if who == "neither" or _is_set_apart(passage, number, found):
        return
    if who == "self":
        yield "self_harm_explicit" if found.table == "explicit" else "self_harm_veiled"
    elif found.table == "explicit" and not _is_mourned(passage, number, found):
        yield "worried_about_other"


def _is_set_apart(passage: Passage, number: int, found: Found) -> bool:
    return (
        is_story(passage, number, found)
        or is_past(passage, number, found)
        or is_joke(passage, number, found)
        or is_journey(passage, number, found)
        or is_denied(passage, number, found)
    )


def _is_mourned(passage: Passage, number: int, found: Found) -> bool:
    return passage.near("bereaved", number, found) or passage.beside("bereaved", number, reach=2)
