"""Contempt: looks down on the other with an insult, mockery or mock praise."""

import re
from collections.abc import Iterator

from nearer.coach.words.note import Note
from nearer.coach.words.noting import note
from nearer.coach.words.patterns import any_of, book
from nearer.coach.words.reading import Reading
from nearer.domain.tongue import gettext as _

SNEER = re.compile(" [^ ]*[🙄🤡🤮🖕][^ ]*")


def find(reading: Reading, _reply_to: Reading | None) -> Iterator[Note]:
    fond = book("saying/contempt.toml")["fond"]
    down = any_of("saying/contempt.toml", "scorned", "insulted")
    for sentence in reading.sentences:
        found = down.search(sentence) or SNEER.search(sentence.line)
        if not found or found.end() > sentence.reported:
            continue
        if not fond.search(sentence):
            yield note("contempt", sentence, found, why(), rewrite(), 0.86)


def why() -> str:
    return _(
        "This looks down on the other person, and that hurts more than anger does; saying how "
        "angry or hurt you are keeps it about what happened."
    )


def rewrite() -> str:
    return _("I am really angry about …, because … matters to me.")
