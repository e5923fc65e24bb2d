"""How old a reader of a page has to be."""

import pytest

from nearer.content import Page, pages

SLUGS = [one.slug for one in pages()]
LONGEST = 26  # words in one sentence


@pytest.mark.parametrize("one", pages(), ids=SLUGS)
def test_a_page_is_no_harder_than_the_age_it_is_written_for(one: Page, reading_age) -> None:
    assert 9 <= one.reading_age <= 11
    assert reading_age(one.body) <= one.reading_age


@pytest.mark.parametrize("one", pages(), ids=SLUGS)
def test_no_sentence_runs_on(one: Page, sentences) -> None:
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
def test_syllables_are_counted_as_one_would_clap_them(word: str, count: int, syllables) -> None:
    assert abs(syllables(word) - count) <= (word == "closeness")


def test_hard_text_measures_as_hard(reading_age) -> None:
    hard = (
        "Dispositional attachment avoidance characteristically precipitates deactivating "
        "strategies, notwithstanding considerable heterogeneity across interpersonal situations."
    )
    assert reading_age(hard) > 18
    assert reading_age("The cat sat. It was warm. You may stay.") < 7
