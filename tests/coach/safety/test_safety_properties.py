"""What holds for every text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from nearer.coach import Signal, safety_check
from nearer.coach.safety import KINDS
from nearer.coach.safety.disguise import plain_words
from nearer.coach.safety.phrases import Found, found_in, indexed
from nearer.coach.safety.reading import sentences

BOOKS = ("self_harm", "danger", "others", "setting")
KEY_WORDS = sorted({word for book in BOOKS for word in indexed(book)})
KEYED = st.lists(st.sampled_from(KEY_WORDS), max_size=60).map(" ".join)


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_has_an_answer(text: str) -> None:
    signal = safety_check(text)
    assert signal is None or (isinstance(signal, Signal) and signal.kind in KINDS)


@given(KEYED)
@settings(max_examples=150, deadline=None)
def test_key_words_in_any_order_have_an_answer(text: str) -> None:
    signal = safety_check(text)
    assert signal is None or signal.kind in KINDS


@given(st.text(max_size=300))
def test_the_marks_of_a_sentence_lie_inside_it(text: str) -> None:
    for sentence in sentences(text):
        for marks in (sentence.names, sentence.quoted):
            assert all(0 <= at < len(sentence.words) or not sentence.words for at in marks)


@given(KEYED)
@settings(max_examples=150, deadline=None)
def test_what_is_found_lies_inside_the_sentence(text: str) -> None:
    words = tuple(text.split())
    for book in BOOKS:
        for found in found_in(book, words):
            assert isinstance(found, Found)
            assert 0 <= found.start < found.end <= len(words)


@given(st.sampled_from(["I want to kill myself", "He hits me", "I'm a burden to everyone"]))
def test_capitals_and_blanks_change_nothing(text: str) -> None:
    assert safety_check(text) == safety_check(text.upper()) == safety_check(f"\n  {text}  \n")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'*3", min_size=1, max_size=60))
def test_a_word_is_never_lost(word: str) -> None:
    assert plain_words(word) != () or not any(sign.isalnum() for sign in word)
