"""What a person answered about closeness, as facts; scores are worked out from them."""

from datetime import datetime

from nearer.domain.value import Value


class Assessment(Value, frozen=True, kw_only=True, tag="assessment"):
    """One questionnaire answered once.

    ``instrument``, ``version``, ``order``, ``lowest`` and ``highest``: which key was answered and
    how, as it was then. ``answers``: by item number, from 1; ``None`` is an item left out.
    ``person``: whom it is about; "" is people in general.
    """

    when: datetime
    instrument: str
    version: str
    order: str = ""
    lowest: int
    highest: int
    person: str = ""
    answers: tuple[int | None, ...]


class ItemWords(Value, frozen=True, kw_only=True, tag="items"):
    """The words of a published questionnaire, pasted by the person; they stay in their vault."""

    instrument: str
    order: str = ""
    words: tuple[str, ...]


class AddedInstrument(Value, frozen=True, kw_only=True, tag="instrument"):
    """A scoring key that somebody brought along, as the text of its file."""

    added: datetime
    text: str
