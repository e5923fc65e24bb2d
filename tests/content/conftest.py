"""How words for people are measured: the age of a reader, and the manners of a sentence.

The age is the grade of Kincaid and others (1975) in years, with syllables counted by groups of
vowels:

    age = 5 + 0.39 · words / sentences + 11.8 · syllables / words − 15.59

It knows nothing of sense; it catches long sentences and long words. Links count by their text,
headings and points of a list as sentences of their own.
"""

import re
from collections.abc import Callable

import pytest

GENDERED = (
    r"he|she|him|her|his|hers|himself|herself|man|woman|men|women|boy|girl|guys?|husband|wife|"
    r"boyfriend|girlfriend|mum|mom|dad|mother|father|brother|sister|son|daughter|aunt|uncle"
)
COMMANDS_OF_GUILT = r"should(n['’]t)?|must(n['’]t)?|ought|always|never|your fault"
LABELS = (
    r"avoidant\w*|anxious people|clingy|needy|cold person|disorders?|symptoms?|patholog\w*|toxic|"
    r"narcissis\w*|selfish|lazy|weak|broken|normal people"
)
UNKIND = re.compile(rf"\b({GENDERED}|{COMMANDS_OF_GUILT}|{LABELS})\b", re.IGNORECASE)
ORDERED = re.compile(r"\byou (have|need) to\b", re.IGNORECASE)


def _sentences(body: str) -> list[list[str]]:
    plain = re.sub(r"\]\([^)]*\)", "", body)
    plain = re.sub(r"^\s*(#+|[-*]|\d+\.)\s+", "", plain, flags=re.MULTILINE)
    parts = re.split(r"(?<=[.!?:])[\"”*’)]*\s|\n", plain)
    found = [re.findall(r"[A-Za-z][A-Za-z'’-]*|\d[\d,]*", part) for part in parts]
    return [one for one in found if one]


def _syllables(word: str) -> int:
    word = re.sub(r"[^a-z]", "", word.lower())
    if not word:
        return 1
    count = len(re.findall(r"[aeiouy]+", word))
    silent = re.search(r"([^aeiouyl]|[aeiouy]l)e$|[^aeioutdy]ed$|[^aeiouycgsxz]es$", word)
    return max(1, count - (silent is not None))


def _reading_age(body: str) -> float:
    spoken = _sentences(body)
    count = sum(map(len, spoken))
    sounds = sum(_syllables(word) for one in spoken for word in one)
    return 5 + 0.39 * count / len(spoken) + 11.8 * sounds / count - 15.59


@pytest.fixture(scope="session")
def sentences() -> Callable[[str], list[list[str]]]:
    """Gives the words of each sentence of a text."""
    return _sentences


@pytest.fixture(scope="session")
def syllables() -> Callable[[str], int]:
    """Counts groups of vowels in a word, without a silent e at the end."""
    return _syllables


@pytest.fixture(scope="session")
def reading_age() -> Callable[[str], float]:
    """Measures the age in years that a text asks of its reader; see above."""
    return _reading_age


@pytest.fixture(scope="session")
def unkind() -> Callable[[str], list[str]]:
    """Finds in a text what gives somebody a gender, a label, or an order that ends in guilt."""

    def found(text: str) -> list[str]:
        return [match.group() for rule in (UNKIND, ORDERED) for match in rule.finditer(text)]

    return found
