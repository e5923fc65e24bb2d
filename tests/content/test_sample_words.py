"""What the invented person writes."""

import pytest

from nearer.content import ContentError, sample_words
from nearer.content.files import as_rows, as_toml, names, text, typed
from nearer.content.sample import FILE, SampleWords


def test_each_fear_has_words_for_every_end() -> None:
    fears = sample_words().fear
    assert len({fear.words for fear in fears}) == len(fears) >= 20
    for fear in fears:
        assert all((fear.words, fear.no, fear.partly, fear.yes))
        assert len({fear.no, fear.partly, fear.yes}) == 3


def test_the_reason_is_one_paragraph_in_the_first_person() -> None:
    reason = sample_words().reason
    assert "\n" not in reason
    assert "I" in reason.split()


def test_words_that_lack_a_pool_are_refused() -> None:
    plain = as_toml(FILE, text(FILE))
    del plain["far_alone"]
    with pytest.raises(ContentError, match="far_alone"):
        typed(FILE, plain, SampleWords)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(ContentError, match=r"nowhere\.toml"):
        text("nowhere.toml")


def test_a_line_break_within_quotes_stays_in_its_cell() -> None:
    (row,) = as_rows("t.csv", 'a,b\n1,"x\ny"\n', dict[str, str])
    assert row == {"a": "1", "b": "x\ny"}


def test_names_come_in_order_and_only_with_the_suffix() -> None:
    found = names("learn", ".md")
    assert list(found) == sorted(found)
    assert all(name.startswith("learn/") and name.endswith(".md") for name in found)
