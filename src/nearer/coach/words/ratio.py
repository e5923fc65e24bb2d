"""How many reflections and questions stand in replies, and how the two compare, in words.

One reflection to a question as fair and two as good is the rule of thumb by which talks of
motivational interviewing are coded (Moyers, Rowell, Manuel, Ernst and Houck 2016, MITI 4). It was
made for professionals; here it is told as a rule of thumb, never as a mark for a person.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from nearer.coach.words.review import review
from nearer.domain.tongue import gettext as _
from nearer.domain.tongue import ngettext

Exchange = tuple[str, str]
"""The other person's message, "" where there was none, and the reply to it."""


@dataclass(frozen=True)
class Listening:
    """What was noticed in replies; rules miss some and see some that are none."""

    reflections: int
    open_questions: int
    closed_questions: int

    @property
    def questions(self) -> int:
        return self.open_questions + self.closed_questions

    @property
    def ratio(self) -> float | None:
        """Reflections to one question; None where there was no question."""
        return self.reflections / self.questions if self.questions else None


def listening(exchanges: Iterable[Exchange]) -> Listening:
    """Counts over the sentences of all replies."""
    found = Counter(
        note.detector for message, reply in exchanges for note in review(reply, message)
    )
    return Listening(found["reflection"], found["open_question"], found["closed_question"])


def listening_told(heard: Listening) -> str:
    """The counts and, where both kinds were seen, how they compare."""
    if not heard.reflections and not heard.questions:
        return _("No reflection and no question was noticed here; the rules may have missed some.")
    return " ".join(part for part in (_counts(heard), _compared(heard)) if part)


def rule_of_thumb() -> str:
    """Beside every ratio."""
    return _(
        "A rule of thumb from talks in which listening is the work: as many reflections as "
        "questions is fair, two reflections to a question is good. It says something about one "
        "talk and nothing about you, and in a talk between friends other things matter too."
    )


def _counts(heard: Listening) -> str:
    reflections = ngettext(
        "%(n)d sentence gives back what was said", "%(n)d sentences give back what was said",
        heard.reflections,
    ) % {"n": heard.reflections}  # fmt: skip
    opened = ngettext(
        "%(n)d open question", "%(n)d open questions", heard.open_questions
    ) % {"n": heard.open_questions}  # fmt: skip
    closed = ngettext(
        "%(n)d closed one", "%(n)d closed ones", heard.closed_questions
    ) % {"n": heard.closed_questions}  # fmt: skip
    return _("Noticed: %(reflections)s; %(open)s and %(closed)s.") % {
        "reflections": reflections,
        "open": opened,
        "closed": closed,
    }


def _compared(heard: Listening) -> str:
    ratio = heard.ratio
    if ratio is None:
        return _("There is no question beside them to compare with.")
    if not heard.reflections:
        return _("Before the next question, you could try to give back what you heard.")
    if ratio < 1:
        return _("That is fewer reflections than questions.")
    return _("That is %(ratio)s reflections to one question.") % {"ratio": _rounded(ratio)}


def _rounded(ratio: float) -> str:
    return f"{ratio:.1f}".removesuffix(".0")
