"""Content in another language: its own copies of the files, and English where they cannot stand."""

import shutil
import tomllib
from collections.abc import Callable, Collection, Iterator
from itertools import count
from pathlib import Path

import pytest

from nearer import content
from nearer.content.files import ALSO_WORDS, WORDS
from nearer.content.translations import troubles
from nearer.domain import tongue
from nearer.domain.translated import trouble
from nearer.instruments import instrument
from nearer.instruments.shipped import WORDS as KEY_WORDS
from nearer.instruments.shipped import instruments

SOURCE = Path(content.__file__).parent
KEYS = SOURCE.parent / "instruments" / "keys"
NO_SENTENCES = {"about", "authors", "certainty", "group"}  # keys with a space, and names
codes = (f"x{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in count())  # each is read only once


class Spoken(tongue.English):
    def __init__(self, code: str) -> None:
        self.code = code

    def get_language(self) -> str:
        return self.code


@pytest.fixture
def speak(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """A language in which one file of content is the English one with some words changed."""

    def begin(name: str, *changes: tuple[str, str], origin: Path = SOURCE) -> str:
        code = next(codes)
        there = tmp_path / code / ("content" if origin == SOURCE else "instruments") / name
        there.parent.mkdir(parents=True)
        text = (origin / name).read_text("utf-8")
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        there.write_text(text, "utf-8")
        tongue.speak(Spoken(code), [tmp_path])
        return code

    yield begin
    tongue.speak(tongue.English())


def test_a_copy_of_a_file_is_read_by_who_speaks_its_language(speak) -> None:
    english = content.strategy("just_notice")
    code = speak("strategies.toml", ('"Just notice"', '"Nur bemerken"'))
    assert content.strategy("just_notice").name == "Nur bemerken"
    assert content.strategy("just_notice").how == english.how
    assert troubles(code) == ()
    tongue.speak(tongue.English())
    assert content.strategy("just_notice") == english


def test_a_page_to_read_can_be_translated_alone(speak) -> None:
    english = {one.slug: one.title for one in content.pages()}
    speak("learn/anxious.md", ("They have not answered", "Seit drei Stunden"))
    assert content.page("anxious").body.startswith("Seit drei Stunden")
    assert {one.slug: one.title for one in content.pages()} == english


def test_a_list_of_words_may_be_longer_or_shorter(speak) -> None:
    code = speak("grounding.toml", ('"Two may fit at once. One is enough.",', '"Zwei?", "Eins?",'))
    assert troubles(code) == ()
    assert "Eins?" in content.way_to_steady("name_it").steps


@pytest.mark.parametrize(
    ("name", "before", "after", "told"),
    [
        ("strategies.toml", 'key = "just_notice"', 'key = "bemerken"', "should be “just_notice”"),
        ("strategies.toml", "needs_other = true", "needs_other = false", "should be “True”"),
        ("first_lines.toml", "[[line]]", "[[linie]]", "in one of the two only"),
        ("strategies.toml", "[[strategy]]", "[[strategy", "is not TOML"),
        ("first_lines.toml", "Hi {name}, you", "Hi {Name}, you", "not the same {…}"),
        ("inventory.toml", "When {name} has not", "When somebody has not", "not the same {…}"),
        ("scenarios.toml", 'span = "', 'span = "Nicht darin: ', "Nicht darin"),
        ("help_lines.csv", ",911,", ",912,", "should be “911”"),
        ("help_lines.csv", ",confirmed,", ",single,", "should be “confirmed”"),
        ("learn/anxious.md", 'section = "styles"', 'section = "start"', "should be “styles”"),
        ("learn/anxious.md", "+++", "---", "front matter"),
    ],
)
def test_a_copy_that_differs_in_more_than_words_is_told_of_and_english_stands(
    speak, name, before, after, told
) -> None:
    english = all_of_it()
    code = speak(name, (before, after))
    (sentence,) = troubles(code)
    assert told in sentence
    assert all_of_it() == english


def test_a_file_that_is_no_text_is_told_of(speak, tmp_path) -> None:
    code = speak("safety.toml")
    (tmp_path / code / "content" / "safety.toml").write_bytes(b"\xff\xfe")
    assert "UnicodeDecodeError" in troubles(code)[0]
    assert content.safety_questions()


def test_a_file_that_nothing_reads_is_told_of(speak, tmp_path) -> None:
    code = speak("safety.toml")
    for name in ("safty.toml", "sample_life.toml"):
        shutil.copy(SOURCE / "safety.toml", tmp_path / code / "content" / name)
    assert len(troubles(code)) == 2


def test_the_words_of_a_key_can_be_translated_and_its_numbers_cannot(speak) -> None:
    code = speak("rosenberg.toml", ('name = "', 'name = "Skala: '), origin=KEYS)
    assert trouble(code, instruments) == ""
    assert instrument("rosenberg").name.startswith("Skala: ")
    code = speak("rosenberg.toml", ("items = 10", "items = 11"), origin=KEYS)
    assert "should be “10”" in trouble(code, instruments)
    assert instrument("rosenberg").items == 10


def all_of_it() -> tuple[object, ...]:
    return (
        content.strategies(),
        content.first_lines(),
        content.inventory(),
        content.scenarios(),
        content.help_lines("US"),
        content.pages(),
    )


def test_every_sentence_of_content_stands_in_a_field_that_can_be_translated() -> None:
    found = []
    for path in sorted([*SOURCE.glob("*.toml"), *KEYS.glob("*.toml")]):
        words = KEY_WORDS if path.parent == KEYS else WORDS | ALSO_WORDS.get(path.name, set())
        if not path.name.startswith("sample"):
            read = tomllib.loads(path.read_text("utf-8"))
            found += [f"{path.name}: {text}" for text in sentences(read, words)]
    assert found == []


def sentences(value: object, words: Collection[str], field: str = "") -> Iterator[str]:
    """Texts of several words in fields that a translation has to leave as they are."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from sentences(one, words, name)
    elif isinstance(value, list):
        for one in value:
            yield from sentences(one, words, field)
    elif isinstance(value, str) and field not in words | NO_SENTENCES and " " in value:
        yield value
