"""Learn: sections, search, and pages offered where they fit."""

from urllib.parse import quote

import pytest

from nearer.content import pages


def test_every_page_stands_in_its_section(shared):
    text = shared.get("/learn/").text
    for one in pages():
        assert text.count(f'href="/learn/{one.slug}/"') == 1


def test_a_search_shows_the_words_where_they_stand(shared):
    answer = shared.get("/learn/?q=shame")
    assert "The fear of being seen" in answer.read
    assert "Show all pages" in answer.read


@pytest.mark.parametrize("asked", ["suicide", "abuse", "boundary", "zzzz"])
def test_under_every_search_there_is_a_way_to_help(shared, asked):
    main = shared.get(f"/learn/?q={asked}").read.partition("<main")[2]
    assert "somebody who hurts or scares you" in main
    assert '<a class="button ghost" href="/help/">Help now</a>' in main


@pytest.mark.parametrize(
    "wrong", ["zzzz", "<script>alert(1)</script>", "%00", "a" * 5000, "?", "  "]
)
def test_any_question_gets_a_calm_page(shared, wrong):
    answer = shared.get(f"/learn/?q={quote(wrong)}")
    assert answer.status == 200
    assert "<script>alert" not in answer.text


def test_a_fear_offers_something_to_read(inside):
    inside.post("/fears/new/", {"words": "they will laugh", "likely": "70"})
    address = inside.get("/fears/").text.split('class="whole" href="')[1].split('"')[0]
    assert "To read" in inside.get(address).read
