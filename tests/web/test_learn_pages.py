"""Learn: sections, search, and pages offered where they fit."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest

from nearer.content import about, exercise_beside, pages
from nearer.domain.safety import Safety, safety_id
from nearer.domain.values import Fear, Person

LIVED = datetime(2026, 3, 1, 20, tzinfo=UTC)


def test_every_page_stands_in_its_section(shared):
    text = shared.get("/learn/").text
    for one in pages():
        assert text.count(f'href="/learn/{one.slug}/"') == 1


def test_a_search_shows_the_words_where_they_stand(shared):
    answer = shared.post("/learn/", {"q": "shame"})
    assert "The fear of being seen" in answer.read
    assert "Show all pages" in answer.read


@pytest.mark.parametrize("asked", ["suicide", "abuse", "boundary", "zzzz"])
def test_under_every_search_there_is_a_way_to_help(shared, asked):
    main = shared.post("/learn/", {"q": asked}).read.partition("<main")[2]
    assert "somebody who hurts or scares you" in main
    assert '<a class="button ghost" href="/help/">Help now</a>' in main


@pytest.mark.parametrize(
    "wrong", ["zzzz", "<script>alert(1)</script>", "\x00", "a" * 5000, "?", "  "]
)
def test_any_question_gets_a_calm_page(shared, wrong):
    answer = shared.post("/learn/", {"q": wrong})
    assert answer.status == 200
    assert "<script>alert" not in answer.text


def test_what_is_looked_for_is_in_no_address_also_while_the_space_is_locked(shared, another):
    stranger = another(shared)
    assert '<form method="post" class="row pick" role="search">' in stranger.get("/learn/").text
    found = stranger.post("/learn/", {"q": "abuse"})
    assert found.status == 200
    assert "somebody who hurts or scares you" in found.read


def test_a_fear_offers_something_to_read(inside):
    inside.post("/fears/new/", {"words": "they will laugh", "likely": "70"})
    address = inside.get("/fears/").text.split('class="whole" href="')[1].split('"')[0]
    page = inside.get(address)
    assert "To read" in page.read
    assert f'href="/kindness/{exercise_beside("fear").key}/"' in page.text


def test_a_fear_of_being_swallowed_offers_the_page_about_it(settle):
    fear = Fear(id="f1", when=LIVED, words="they move in", likely=60, due=LIVED, about="swallowed")
    assert "/learn/fear-of-being-swallowed/" in settle(fear).get("/fears/f1/").text


def test_a_memory_offers_a_way_to_steady_oneself_that_leads_back(inside):
    memory = inside.post("/past/new/", {"happened": "the stairs"}).to
    offered = re.search(r'href="(/steady/\?way=[^"]+)"', inside.get(memory).text)
    steady = inside.get(unescape(offered[1])).read
    assert "<details open><summary>Where am I?" in steady
    assert f'<a class="back" href="{memory}">' in steady


def test_a_person_offers_reading(settle):
    someone = settle(Person(id="kim", alias="Kim"))
    assert 'href="/learn/listening/"' in someone.get("/people/kim/").text


def test_reading_beside_somebody_unsafe_leads_to_no_closeness(settle):
    someone = settle(
        Person(id="kim", alias="Kim"),
        Safety(id=safety_id("kim"), person="kim", unsafe=True, since=LIVED),
    )
    read = someone.get("/people/kim/").text
    assert 'href="/learn/when-distance-is-right/"' in read
    assert not [one.slug for one in about("person") if f'href="/learn/{one.slug}/"' in read]


@pytest.mark.parametrize(
    "page", ["/past/", "/letters/", "/then-and-now/", "/fears/", "/map/", "//past/", ""]
)
def test_then_is_told_from_now_only_where_somebody_looks_back(shared, page):
    steady = shared.get(f"/steady/?next={page}").read
    assert ("That was then." in steady) == page.startswith(("/past", "/letters", "/then-and-now"))
    assert "somebody scares or hurts you now" in steady


def test_a_way_to_steady_that_is_not_there_opens_the_usual_one(shared):
    steady = shared.get("/steady/?way=whisky").read
    assert steady.count("<details open>") == 1
    assert "<details open><summary>Breathe out longer" in steady
