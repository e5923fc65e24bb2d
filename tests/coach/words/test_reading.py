"""A text in one spelling, with every word where it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nearer.coach.words.reading import QUOTE, SENTENCES, TOKENS, Sentence, read
from nearer.coach.words.spelling import spelled


def only(text: str) -> Sentence:
    (sentence,) = read(text).sentences
    return sentence


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("dont", "do not"),
        ("don't", "do not"),
        ("can't", "can not"),
        ("won't", "will not"),
        ("they're", "they are"),
        ("ive", "i have"),
        ("u", "you"),
        ("gonna", "going to"),
        ("2moro", "tomorrow"),
        ("soooo", "so"),
        ("mum's", "mum's"),
        ("bus", "bus"),
    ],
)
def test_a_word_is_spelled_one_way(written: str, meant: str) -> None:
    assert spelled(written) == meant


def test_curly_and_straight_apostrophes_read_alike() -> None:
    assert only("I’m sure you don’t.").line == only("I'm sure you don't.").line


def test_a_quote_is_set_aside() -> None:
    assert (
        only("When you said “you never listen” I left.").line == f" when you said {QUOTE} i left "
    )


def test_a_text_that_is_all_quote_is_read() -> None:
    assert only('"You never listen."').line == " you never listen "


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("do you want tea", True),
        ("You are coming?", True),
        ("What I need is rest.", False),
        ("how did it go", True),
        ("Don't you dare go.", False),
        ("What happened is this: I knocked.", False),
    ],
)
def test_a_question_is_known_without_its_mark(text: str, asks: bool) -> None:
    assert only(text).asks is asks


def test_a_time_or_a_title_ends_no_sentence() -> None:
    assert len(read("Dr. Lee comes at 9.15 and leaves.").sentences) == 1


def test_no_more_sentences_are_read_than_a_long_letter_has() -> None:
    assert len(read("No. " * 3000).sentences) == SENTENCES


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_every_word_is_found_again_where_it_was(text: str) -> None:
    reading = read(text)
    assert len(reading.plain) == len(text)
    for sentence in reading.sentences:
        assert 0 <= sentence.start <= sentence.end <= len(text)
        assert len(sentence.places) == len(sentence.spans)
        for place, (start, end) in zip(sentence.places, sentence.spans, strict=True):
            assert sentence.span(place, place + 1) == (start, end)
            assert reading.plain[start:end].strip()


@pytest.mark.parametrize("text", ["'d", "'m 'll", "he said 'd and left"])
def test_an_ending_without_its_word_is_read_as_it_stands(text: str) -> None:
    (sentence,) = read(text).sentences
    assert all(sentence.line.split(" ")[1:-1])


def test_a_text_of_nothing_but_short_signs_is_read_so_far_as_talk_would_reach() -> None:
    words = sum(len(sentence.words) for sentence in read("a, " * 10_000).sentences)
    assert words == TOKENS


@pytest.mark.parametrize("text", ["n't", "'t", "“n't it?”", "n’t go", "I n't", "nnn't"])
def test_half_a_word_is_read_like_any_other(text: str) -> None:
    for sentence in read(text).sentences:
        assert sentence.first
        assert "  " not in sentence.line
