"""What holds for every text that is read for how it listens."""

from hypothesis import given, settings
from hypothesis import strategies as st

from nearer.coach.words.listening import FINDERS
from nearer.coach.words.note import Note
from nearer.coach.words.reading import read

PIECES = (
    "you|You're|i|I’d|feel|sad|İ|ﬁne|?|...|\n|,|—|“|”|'|what|how|do|you should|tell me|sounds like"
    "|that's|selfish|me too|🙂|of course|same here"
)
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES.split("|"))).map(" ".join))


def notes(text: str, message: str | None) -> list[Note]:
    reply_to = None if message is None else read(message)
    return [note for find in FINDERS for note in find(read(text), reply_to)]


@settings(max_examples=200)
@given(texts, st.none() | texts)
def test_every_note_lies_in_the_text_on_words_and_says_why(text: str, message: str | None) -> None:
    for note in notes(text, message):
        assert 0 <= note.start < note.end <= len(text)
        assert not text[note.start].isspace()
        assert 0 <= note.sureness <= 1
        assert note.why


@given(texts, st.none() | texts)
def test_reading_again_finds_the_same(text: str, message: str | None) -> None:
    assert notes(text, message) == notes(text, message)


@given(texts, texts)
def test_shouting_changes_nothing(text: str, message: str) -> None:
    """Only letters that stay one letter: the long s or the sharp s do not."""
    plain = "".join(sign for sign in text if len(sign.upper()) == 1 and sign.isascii())
    kinds = [(note.detector, note.start) for note in notes(plain, message)]
    assert [(note.detector, note.start) for note in notes(plain.upper(), message)] == kinds
