"""What holds for every text."""

import tomllib
from collections import Counter
from importlib.resources import files

from hypothesis import given, settings
from hypothesis import strategies as st

from nearer.coach import Signal, safety_check
from nearer.coach.safety import KINDS
from nearer.coach.safety.concepts import entries, forms, marks, trie, written
from nearer.coach.safety.disguise import plain_words
from nearer.coach.safety.frames import families
from nearer.coach.safety.reading import sentences

KEYED = st.lists(st.sampled_from(sorted(trie().following)), max_size=60).map(" ".join)


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
        for inside in (sentence.names, sentence.quoted):
            assert all(0 <= at < len(sentence.words) or not sentence.words for at in inside)


@given(KEYED)
@settings(max_examples=150, deadline=None)
def test_what_is_marked_lies_inside_the_words_and_in_order(text: str) -> None:
    words = tuple(text.split())
    for found in marks(words).values():
        assert all(0 <= mark.start < mark.end <= len(words) for mark in found)
        assert [mark.start for mark in found] == sorted(mark.start for mark in found)


@given(st.sampled_from(["I want to kill myself", "He hits me", "I'm a burden to everyone"]))
def test_capitals_and_blanks_change_nothing(text: str) -> None:
    assert safety_check(text) == safety_check(text.upper()) == safety_check(f"\n  {text}  \n")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'*3", min_size=1, max_size=60))
def test_a_word_is_never_lost(word: str) -> None:
    assert plain_words(word) != () or not any(sign.isalnum() for sign in word)


def test_every_concept_that_a_frame_names_is_written() -> None:
    named = {
        name
        for family in families()
        for frame in family.frames
        for names, _far in frame
        for name in names
    }
    named.update(name for family in families() for name in family.unless)
    assert named <= set(written())


def test_a_concept_is_written_once() -> None:
    folder = files("nearer.coach.safety").joinpath("rules", "concepts")
    names = Counter(
        name for path in folder.iterdir() for name in tomllib.loads(path.read_text("utf-8"))
    )
    assert [name for name, times in names.items() if times > 1] == []


def test_an_entry_stands_for_all_its_choices_and_forms() -> None:
    assert set(entries("end* my|the life?")) == {
        (*verb, whose, *life)
        for verb in (("end",), ("ends",), ("ended",), ("ending",))
        for whose in ("my", "the")
        for life in (("life",), ())
    }


def test_regular_verbs_have_their_forms() -> None:
    assert forms("hit")[-1] == "hitting"
    assert forms("choke") == ("choke", "chokes", "choked", "choking")
    assert forms("try") == ("try", "tries", "tried", "trying")
    assert forms("punch")[1] == "punches"
