"""Says what another thinks, feels or means, as if it could be seen from outside."""

import re
from collections.abc import Iterator

from nearer.coach.words.note import Note
from nearer.coach.words.noting import note, own_clause
from nearer.coach.words.patterns import any_of, book
from nearer.coach.words.reading import Reading, Sentence
from nearer.domain.tongue import gettext as _

WHO = (" you ", " he ", " she ", " they ")


def find(reading: Reading, _reply_to: Reading | None) -> Iterator[Note]:
    known = book("saying/mind_reading.toml")["known"]
    inner = any_of("saying/mind_reading.toml", "seen", "mind", "motives")
    for sentence in reading.sentences:
        found = None if sentence.asks and not sentence.tagged else inner.search(sentence)
        if not found or found.start() >= sentence.reported:
            continue
        if not known.search(sentence):
            yield note(
                "mind_reading",
                sentence,
                found,
                why(),
                _rewrite(_claim(reading, sentence, found)),
                0.86,
            )


def _claim(reading: Reading, sentence: Sentence, found: re.Match[str]) -> str:
    """What is claimed, in the person's own words; "" where it cannot follow a "whether"."""
    rest = sentence.line[found.start() :]
    if not rest.startswith(WHO) or any(
        word in rest for word in (" , ", " obviously ", " clearly ")
    ):
        return ""
    claim = own_clause(reading, sentence, found.start())
    return claim[:1].lower() + claim[1:]


def why() -> str:
    return _(
        "This says what goes on inside somebody else; you may be right, and only they can know, "
        "so a question finds out more."
    )


def _rewrite(claim: str) -> str:
    if claim:
        return _("I wondered whether %(claim)s. Is it so, or was it something else?") % {
            "claim": claim
        }
    return _("When I saw …, I wondered whether …. Is it so, or was it something else?")
