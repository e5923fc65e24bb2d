"""The walk through all phrases at once finds what looking for each of them finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.coach.words.listening.lexicon import Book, openings, replies, toml, words_of
from nearer.coach.words.listening.phrase import Phrase, parse, stands
from nearer.coach.words.listening.scorer import weights
from nearer.coach.words.listening.walk import Walk

LISTS = {"feeling": frozenset({"sad", "worn_out"}), "you": frozenset({"you", "you_two"})}
WRITTEN = (
    "@you are [so|very] @feeling",
    "~ have you [ever] tried|thought_of *ing",
    "you <2> sad",
    "^ do not cry !for|so_much",
    "sad $",
    "are you [so] so sad",
)
VOCABULARY = (
    "you two are so very sad worn out have ever tried thought of singing do not cry for much and "
    "well , lamp"
)


def book(*written: str) -> Book:
    phrases = tuple(parse("file", str(number), one, LISTS) for number, one in enumerate(written))
    return Book(phrases, Walk(phrases))


def found_one_by_one(known: Book, words: list[str]) -> set[tuple[Phrase, int]]:
    opens = openings(words)
    return {
        (phrase, place)
        for place in range(len(words))
        for phrase in known.phrases
        if opens[place] >= phrase.opens and stands(phrase, words, place) is not None
    }


@given(st.lists(st.sampled_from(VOCABULARY.split()), max_size=14))
def test_walking_finds_what_looking_for_each_phrase_finds(words: list[str]) -> None:
    known = book(*WRITTEN)
    walked = {(phrase, first) for phrase, first, _last in known.find(words)}
    assert walked == found_one_by_one(known, words)


@given(st.data())
def test_the_phrases_for_replies_are_found_wherever_they_stand(data: st.DataObject) -> None:
    known = replies()
    shown = data.draw(st.lists(st.sampled_from(known.phrases), min_size=1, max_size=3))
    words = [word for phrase in shown for word in example(data, phrase)]
    walked = {(one.file, one.label, first) for one, first, _last in known.find(words)}
    assert walked == {(one.file, one.label, place) for one, place in found_one_by_one(known, words)}


def example(data: st.DataObject, phrase: Phrase) -> list[str]:
    words = ["well", ","]
    for step in phrase.steps:
        if step.kind == "one":
            runs = sorted([(word,) for word in step.words] + list(step.runs))
            words += data.draw(st.sampled_from(runs)) if runs else ("going",)
    return words


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        ("well so tell me", [2, 2, 2, 0]),
        ("he sang and left", [2, 0, 0, 1]),
        ("he sang , then left", [2, 0, 0, 2, 2]),
    ],
)
def test_a_clause_begins_behind_a_pause_and_behind_filler_words(
    words: str, opens: list[int]
) -> None:
    assert openings(words.split()) == opens


def test_a_list_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        parse("file", "label", "so @nowhere", words_of("shared"))


@pytest.mark.parametrize("file", ["reflection", "self_focus"])
def test_every_sign_that_is_looked_for_has_a_weight(file: str) -> None:
    assert set(toml(file)["phrases"]) <= set(weights(file))
