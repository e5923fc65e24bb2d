"""Words for reaching out: first lines, what people give each other, and telling of pulling away."""

import pytest

from nearer.content import GIFTS, ContentError, first_lines, gifts, telling_parts
from nearer.content.first_lines import OCCASIONS, read_first_lines
from nearer.content.gifts import read_gifts
from nearer.content.telling import read_parts

LINES = [line for lines in first_lines().values() for line in lines]
PARTS = telling_parts()
EVERY = [
    *LINES,
    *(part.title + " " + part.hint for part in PARTS),
    *(example for part in PARTS for example in part.examples),
    *(text for one in gifts().values() for text in (one.means, one.line, *one.steps)),
]
OLDEST = 10  # years of a reader
FUN_ALONE = """[[gift]]
key = "fun"
name = "F"
within = "f"
means = "f"
steps = ["a", "b"]
line = "c"
"""


@pytest.mark.parametrize("words", EVERY)
def test_no_line_gives_a_gender_a_label_or_an_order(words: str, unkind) -> None:
    assert unkind(words) == []


def test_a_child_of_ten_could_read_it_all(reading_age) -> None:
    assert reading_age("\n".join(EVERY)) <= OLDEST


def test_every_occasion_has_lines_to_choose_from_and_none_stands_twice() -> None:
    assert tuple(first_lines()) == OCCASIONS
    assert len(LINES) == len(set(LINES)) >= 26


def test_every_kind_of_help_has_first_steps() -> None:
    assert tuple(gifts()) == GIFTS
    assert all(len(one.steps) == 3 for one in gifts().values())


def test_the_telling_says_what_it_is_not_about_and_asks_for_something() -> None:
    keys = [part.key for part in PARTS]
    assert {"inside", "not_you", "helps", "not_helps", "ask"} <= set(keys)
    assert all(len(part.examples) >= 3 for part in PARTS)


@pytest.mark.parametrize(
    ("read", "written"),
    [
        (read_first_lines, '[[line]]\nabout = "word"\nwords = "Hi."'),
        (read_first_lines, '[[line]]\nabout = "elsewhere"\nwords = "Hi."'),
        (
            read_gifts,
            FUN_ALONE,
        ),
        (read_parts, ""),
        (read_parts, '[[part]]\nkey = "a"\ntitle = "A"\nhint = "b"\nexamples = ["only one"]'),
    ],
)
def test_wrong_content_is_told_by_its_file(read, written: str) -> None:
    with pytest.raises(ContentError, match="toml"):
        read(written)
