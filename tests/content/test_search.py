"""Finding a page by its words, and where each page is offered."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearer.content import about, find, pages, starter_tags
from nearer.content.learn import ELSEWHERE
from nearer.content.search import plain
from nearer.domain.values import FearKind


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


ASKED = {
    "suicide": "choosing-a-therapist",
    "I want to die": "choosing-a-therapist",
    "nobody to call": "who-is-there",
    "abuse": "when-distance-is-right",
    "domestic violence": "when-distance-is-right",
    "he hits me": "when-distance-is-right",
    "stalker": "when-distance-is-right",
    "gaslighting": "when-distance-is-right",
    "controlling partner": "when-distance-is-right",
    "jealous": "how-alarm-works",
    "envy": "when-praised-or-compared",
    "divorce": "grief-and-distance",
    "break up": "leaving-before-being-left",
    "self-esteem": "self-esteem-and-closeness",
    "I hate myself": "self-esteem-and-closeness",
    "perfectionism": "self-esteem-and-closeness",
    "fear of rejection": "fear-of-rejection",
    "social anxiety": "fear-of-rejection",
    "engulfment": "fear-of-being-swallowed",
    "need space": "fear-of-being-swallowed",
    "fear of intimacy": "fear-of-being-seen",
    "shame": "fear-of-being-seen",
    "dismissive": "avoidant",
    "clingy": "anxious",
    "disorganized": "fearful",
    "hot and cold": "fearful",
    "ghosting": "when-no-reply-comes",
    "silent treatment": "when-no-reply-comes",
    "stonewalling": "breaks-with-a-return-time",
    "commitment": "fear-of-being-swallowed",
    "trust issues": "openness-without-overexposure",
    "people pleasing": "setting-a-boundary",
    "saying no": "setting-a-boundary",
    "trauma": "where-it-comes-from",
    "reminded of the past": "when-family-or-the-past-calls",
    "flashbacks": "when-family-or-the-past-calls",
    "estranged": "when-family-or-the-past-calls",
    "my mother": "when-family-or-the-past-calls",
    "compliments": "when-praised-or-compared",
    "caregiver": "when-others-lean-on-you",
    "codependent": "when-others-lean-on-you",
    "burnout": "when-tired-or-unwell",
    "drinking": "when-tired-or-unwell",
    "CBT": "what-therapy-looks-like",
    "how do I apologise?": "repair-after-distance",
    "no friends": "loneliness",
    "bereavement": "grief-and-distance",
    "ADHD": "neurodiversity-and-closeness",
    "is it encrypted": "privacy",
    "why do I push people away": "the-urge-as-a-defence",
    "emotionally unavailable husband": "loving-someone-distant",
}
"""What somebody may look for, and a page that has to be among the first three."""


@pytest.mark.parametrize(("question", "slug"), ASKED.items())
def test_people_find_a_page_by_their_own_words(question, slug):
    assert slug in [hit.page.slug for hit in find(question, pages())[:3]]


@pytest.mark.parametrize("word", ["abuse", "violence", "violent", "hits", "afraid of my partner"])
def test_danger_leads_first_to_the_page_about_it(word):
    assert find(word, pages())[0].page.slug == "when-distance-is-right"


def test_small_words_do_not_stand_in_the_way():
    found, alone = (find(asked, pages()) for asked in ("why am I so lonely?", "lonely"))
    assert {hit.page.slug for hit in found} == {hit.page.slug for hit in alone}
    assert find("what is it about", pages())


def test_each_page_names_words_by_which_alone_it_is_found():
    for one in pages():
        assert len(set(one.words)) == len(one.words) >= 5, one.slug
        for words in one.words:
            assert one.slug in [hit.page.slug for hit in find(words, pages())], words


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


@pytest.mark.parametrize("kind", sorted(set(get_args(FearKind)) - {"", "other"}))
def test_a_fear_of_each_kind_has_a_page_of_its_own_before_those_for_any_fear(kind):
    own = about(f"fear: {kind}")
    assert own
    assert about(f"fear: {kind}", "fear")[: len(own)] == own


def test_a_fear_of_being_hurt_leads_first_to_distance_that_is_right():
    assert about("fear: hurt", "fear")[0].slug == "when-distance-is-right"


def test_what_fits_first_stands_first():
    assert about("fear came true", "urge")[0].slug == "when-distance-is-right"
