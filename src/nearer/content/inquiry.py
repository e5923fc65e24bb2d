"""The guided inquiry "Why do I push people away?": its questions, in order."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from nearer.content.errors import ContentError
from nearer.content.files import as_toml, text, typed
from nearer.domain.translated import once_a_language

FILE = "inquiry.toml"

Beside = Literal[
    "pulled_away",
    "patterns",
    "fates",
    "fears",
    "lessons",
    "echoes",
    "reason",
    "letters",
    "nearer",
    "people",
    "different",
]
Words = Annotated[str, Meta(min_length=1)]


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """``key`` is for ever. ``heading``: above the answer where all are gathered.

    ``beside``: what of the person's own record is shown next to it.
    """

    key: Annotated[str, Meta(pattern=r"^[a-z_]+$")]
    title: Words
    hint: Words
    heading: Words
    beside: tuple[Beside, ...]


@once_a_language
def inquiry_questions() -> tuple[Question, ...]:
    """Raises ContentError."""
    return read_questions(text(FILE))


def read_questions(written: str) -> tuple[Question, ...]:
    """Raises ContentError, also when a key stands twice."""
    questions = typed(FILE, as_toml(FILE, written).get("question"), tuple[Question, ...])
    keys = [question.key for question in questions]
    if not keys or len(set(keys)) != len(keys):
        raise ContentError(FILE, "there is no question, or a key stands twice")
    return questions
