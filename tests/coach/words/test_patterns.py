"""Books of phrases, and the words by which a phrase is looked for."""

import re
from pathlib import Path

import pytest

from nearer.coach import words
from nearer.coach.words import patterns
from nearer.coach.words.factored import factored, tree
from nearer.coach.words.firsts import firsts
from nearer.coach.words.patterns import Phrases, book
from nearer.coach.words.reading import read

FOLDER = Path(words.__file__).parent / "saying"
BOOKS = sorted(path.name for path in FOLDER.glob("*.toml"))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("you (?:never|always)", {"you"}),
        ("(?:the|my(?: own)?) house", {"the", "my"}),
        ("(?:so )?glad", {"so", "glad"}),
        ("makes? me", {"make", "makes"}),
        ("apologi[sz]e to", {"apologise", "apologize"}),
        (r"\d[^ ]* times", {"#"}),
        ("(?!not )do(?:ing)? it", {"do", "doing"}),
    ],
)
def test_first_words_are_read_from_a_pattern(pattern: str, words: set[str]) -> None:
    assert firsts(pattern) == words


@pytest.mark.parametrize("pattern", ["[^ ]+ please", "(?:so )?", "a|b", ".x"])
def test_a_phrase_that_may_begin_anywhere_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="first words"):
        firsts(pattern)


@pytest.mark.parametrize("name", BOOKS)
def test_every_phrase_of_a_book_can_be_looked_for(name: str) -> None:
    for phrases in book(f"saying/{name}").values():
        assert all(firsts(source) for source in phrases.sources)
        assert not any("<" in source for source in phrases.sources), "a family that is not known"


def test_the_first_place_wins_and_only_whole_words_count() -> None:
    (sentence,) = read("unstoppable, then stop, then never").sentences
    found = Phrases(("never", "stop")).search(sentence)
    assert found is not None
    assert found.group() == " stop"


def test_patterns_that_begin_alike_are_tried_once_and_find_the_same() -> None:
    several = ["i (?:do|did) not care", "i (?:do|did) not", "i (?:do|did) mind", "you [^ ,]+ so"]
    one = factored(several)
    assert one.count("(?:do|did)") == 1
    for line in ("i did not care", "i do not", "i did mind", "you say so", "i did", "you so"):
        fits = any(re.fullmatch(pattern, line) for pattern in several)
        assert bool(re.fullmatch(one, line)) == fits


def test_a_tree_of_letters_fits_its_words_and_no_others() -> None:
    words = ["so", "some", "sort of", "a", "a bit", "really"]
    one = re.compile(tree(words))
    assert all(one.fullmatch(word) for word in words)
    assert not any(one.fullmatch(word) for word in ("s", "som", "sort", "a bi", "reallya", ""))


def test_a_gap_may_hold_words_and_another_also_pauses(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    near = _phrases(monkeypatch, "stop <2> now")
    far = _phrases(monkeypatch, "stop <2,> now")
    (sentence,) = read("stop it, now").sentences
    assert near.search(sentence) is None
    assert far.search(sentence) is not None


def test_a_phrase_goes_on_where_a_bracket_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    phrases = _phrases(monkeypatch, "stop (now|\n    at once|today)\nnever")
    assert phrases.sources == ("stop (?:now|at once|today)", "never")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Stop it", True),
        ("okay so please stop it", True),
        ("I mean it, and stop it", True),
        ("they stop it", False),
        ("I asked them to stop it", False),
    ],
)
def test_a_phrase_may_be_looked_for_only_where_a_clause_begins(text: str, found: bool) -> None:
    (sentence,) = read(text).sentences
    assert bool(Phrases(("stop it",)).begins(sentence)) == found


def _phrases(monkeypatch: pytest.MonkeyPatch, written: str) -> Phrases:
    monkeypatch.setattr(patterns, "_toml", lambda _name: {"phrases": {"here": written}})
    return patterns.book.__wrapped__("any.toml")["here"]
