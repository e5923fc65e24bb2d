"""The questions of the private check about being safe with one person."""

from typing import Annotated

from msgspec import Meta, Struct

from nearer.content.errors import ContentError
from nearer.content.files import as_toml, text, typed
from nearer.domain.translated import once_a_language

FILE = "safety.toml"


class SafetyQuestion(Struct, frozen=True, forbid_unknown_fields=True):
    """``key`` is for ever. ``pressing``: a yes is often found before serious harm."""

    key: Annotated[str, Meta(pattern=r"^[a-z_]+$")]
    text: Annotated[str, Meta(min_length=1)]
    pressing: bool = False


@once_a_language
def safety_questions() -> tuple[SafetyQuestion, ...]:
    """In order. Raises ContentError."""
    return read_questions(text(FILE))


def read_questions(written: str) -> tuple[SafetyQuestion, ...]:
    """Raises ContentError, also when a key stands twice."""
    questions = typed(FILE, as_toml(FILE, written).get("question"), tuple[SafetyQuestion, ...])
    keys = [question.key for question in questions]
    if not keys or len(set(keys)) != len(keys):
        raise ContentError(FILE, "there is no question, or a key stands twice")
    return questions
