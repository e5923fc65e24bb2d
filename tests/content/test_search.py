"""Finding a page by its words, and where each page is offered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.content import about, find, pages, starter_tags
from nearer.content.learn import ELSEWHERE
from nearer.content.search import plain


@pytest.mark.parametrize(
    ("question", "slug"),
    [
        ("therapy", "what-therapy-looks-like"),
        ("leave first", "leaving-before-being-left"),
        ("Boundaries", "setting-a-boundary"),
        ("GRIÉF", "grief-and-distance"),
        ("no reply", "when-no-reply-comes"),
    ],
)
def test_a_page_is_found_by_what_it_is_about(question, slug):
    assert slug in [hit.page.slug for hit in find(question, pages())[:3]]


def test_every_word_has_to_be_there():
    assert find("therapy xylophone", pages()) == ()


def test_nothing_asked_finds_nothing():
    assert find("", pages()) == find("  ?! ", pages()) == ()


@given(st.text(max_size=400))
def test_any_question_is_answered_and_each_excerpt_is_of_its_page(question):
    for hit in find(question, pages()[:6]):
        assert hit.excerpt.removeprefix("… ").removesuffix(" …") in plain(hit.page.body)


@pytest.mark.parametrize("one", pages(), ids=lambda one: one.slug)
def test_the_words_of_a_page_are_shown_without_their_marks(one):
    assert not set("#*_`|[") & set(plain(one.body))


def test_pages_are_offered_at_places_that_there_are():
    places = {one.key for one in starter_tags()} | set(ELSEWHERE)
    assert {key for one in pages() for key in one.about} <= places


def test_something_to_read_goes_with_every_starter_tag_and_every_place():
    unread = [one.key for one in starter_tags() if not about(one.key)]
    assert unread == []
    assert [key for key in ELSEWHERE if not about(key)] == []


def test_what_fits_first_stands_first():
    assert about("fear came true", "urge")[0].slug == "when-distance-is-right"
