"""Notes lie within the text, in order, whatever the text."""

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nearer.coach import DETECTORS, review
from nearer.coach.words.note import UNSURE
from nearer.coach.words.reading import read

TALK = [
    "you",
    "i",
    "he",
    "never",
    "always",
    "feel",
    "felt",
    "like",
    "that",
    "sorry",
    "need",
    "to",
    "if",
    "or",
    "will",
    "not",
    "am",
    "is",
    "the",
    "a",
    "of",
    "and",
    "but",
    "leave",
    "stop",
    "please",
    "could",
    "would",
    "hurt",
    "because",
    "only",
    "just",
    "back",
    "at",
    "in",
    "an",
    "hour",
    "tomorrow",
    "nobody",
    "nothing",
    "don't",
    "won't",
    "it's",
    "im",
    "u",
    "ur",
    "gonna",
    "“",
    "”",
    '"',
    "'",
    ",",
    ".",
    "?",
    "!",
    "…",
    "—",
    "\n",
    "🙄",
    "İ",
    "ß",
]
LINES = st.lists(st.sampled_from(TALK), max_size=60).map(" ".join)


@given(st.one_of(st.text(max_size=400), LINES), st.one_of(st.none(), LINES))
@settings(max_examples=150, deadline=None)
def test_notes_lie_in_the_text_in_order_and_come_again(text: str, other: str | None) -> None:
    notes = review(text, other)
    assert [(note.start, note.end) for note in notes] == sorted(
        (note.start, note.end) for note in notes
    )
    for note in notes:
        assert 0 <= note.start < note.end <= len(text)
        assert text[note.start : note.end].strip()
        assert note.detector in DETECTORS
        assert UNSURE <= note.sureness <= 1
        assert note.why
    assert review(text, other) == notes


@given(LINES)
@settings(max_examples=100, deadline=None)
def test_a_detector_speaks_once_in_a_sentence(text: str) -> None:
    reading = read(text)
    said = [(note.detector, reading.sentence_at(note.start)) for note in review(text)]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "?", "“”", "“", "\x00", "'" * 50])
def test_a_text_without_words_gets_no_note(text: str) -> None:
    assert review(text) == ()


def test_a_question_gets_a_note_only_where_somebody_is_answered() -> None:
    text = "Is it worse at night?"
    assert review(text) == ()
    assert _kinds(text, "") == {"closed_question"}


def test_a_request_is_not_called_a_closed_question() -> None:
    assert _kinds("Could you ring me tonight?", "") == {"request"}


def test_a_question_back_is_offered_only_where_something_was_told() -> None:
    (note,) = review("Is it worse at night?", "I just sit in the flat and cry.")
    assert note.rewrite == "What is that like for you?"
    assert review("Is the shop open?", "What shall we eat on Sunday?") == ()


def _kinds(text: str, other: str) -> set[str]:
    return {note.detector for note in review(text, other)}


def test_offsets_hold_in_front_of_letters_that_grow_when_lowered() -> None:
    text = "İİİ 🙂 I feel ignored."
    (note,) = [one for one in review(text) if one.detector == "faux_feeling"]
    assert text[note.start : note.end] == "I feel ignored"


HOSTILE = {
    "one word": "you " * 5000,
    "one sentence each": "you. " * 4000,
    "openings": "if you " * 2900,
    "gaps": "i feel a bit of the so very really " * 570,
    "quotes": '"“' * 10_000,
    "apostrophes": "'" * 20_000,
    "one letter": "a" * 20_000,
    "marks": "?!" * 10_000,
    "threats": "stop it or do it and say it " * 700,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_takes_more_than_a_blink(text: str) -> None:
    """The bench measures; this only fails where time explodes."""
    review(text)
    started = perf_counter()
    review(text)
    assert perf_counter() - started < 1
