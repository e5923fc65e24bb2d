"""A break from a hard talk with a stated return: the pause, and when it goes on."""

import re
from collections.abc import Iterator
from gettext import gettext as _

from nearer.coach.words.note import Note
from nearer.coach.words.patterns import book
from nearer.coach.words.reading import Reading, Sentence


def find(reading: Reading, _reply_to: Reading | None) -> Iterator[Note]:
    said = book("saying/break_with_return.toml")
    if said["other"].search(reading.line):
        return
    pause = _first(reading, "pause")
    back = _first(reading, "back") or (_timed(reading) if pause else None)
    if pause and back:
        spans = [sentence.span(*found.span()) for sentence, found in (pause, back)]
        start, end = min(start for start, _end in spans), max(end for _start, end in spans)
        yield Note("break_with_return", start, end, _why(), "", 0.88)


def _first(reading: Reading, key: str) -> tuple[Sentence, re.Match[str]] | None:
    wanted = book("saying/break_with_return.toml")[key]
    for sentence in reading.sentences:
        found = wanted.search(sentence.line)
        if found and found.start() < sentence.reported:
            return sentence, found
    return None


def _timed(reading: Reading) -> tuple[Sentence, re.Match[str]] | None:
    """A sentence behind the first that begins with a time: "Tomorrow, before work, okay?"."""
    said = book("saying/break_with_return.toml")
    for sentence in reading.sentences[1:]:
        found = said["opens_with_time"].opens(sentence.line)
        if found and not said["vague"].search(sentence.line):
            return sentence, found
    return None


def _why() -> str:
    return _("Here you take a break and say when you are back.")
