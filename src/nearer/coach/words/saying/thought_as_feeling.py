"""A thought that is said as a feeling: "I feel that …", "I feel like you …"."""

import re
from collections.abc import Iterator

from nearer.coach.words.note import Note
from nearer.coach.words.noting import note, own_clause
from nearer.coach.words.patterns import any_of, book
from nearer.coach.words.reading import Reading, Sentence
from nearer.domain.tongue import gettext as _

JOINT = re.compile(r" (?:like as if|like|as if|as though|that)(?= )")


def find(reading: Reading, _reply_to: Reading | None) -> Iterator[Note]:
    said = book("saying/thought_as_feeling.toml")
    thought = any_of("saying/thought_as_feeling.toml", "thought", "it_feels")
    for sentence in reading.sentences:
        found = thought.search(sentence) or said["dropped"].opens(sentence)
        if not found or found.start() >= sentence.reported or said["not_so"].search(sentence):
            continue
        rewrite = _rewrite(_clause(reading, sentence, found))
        yield note("thought_as_feeling", sentence, found, why(), rewrite, 0.92)


def _clause(reading: Reading, sentence: Sentence, found: re.Match[str]) -> str:
    """What is thought, in the person's own words; "" where it is not plain where it begins."""
    joint = JOINT.search(sentence.line, found.start(), found.end())
    return own_clause(reading, sentence, joint.end()) if joint else ""


def why() -> str:
    return _(
        "What follows here is a thought about somebody or something; the feeling that comes with "
        "it is not said yet."
    )


def _rewrite(clause: str) -> str:
    if clause:
        return _("I think %(clause)s, and when I think so I feel … (sad, scared, angry).") % {
            "clause": clause
        }
    return _("I think that …, and when I think so I feel … (sad, scared, angry).")
