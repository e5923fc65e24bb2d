"""A long text that is not saved yet waits, sealed, on its page."""

import re
from datetime import timedelta

import pytest

PAGE = "/today/reason/"
KEEP = "/unsaved/keep/"
TOO_LONG = "x" * 20_001


def sheet(text):
    return re.search(r'name="sheet" value="([^"]+)"', text).group(1)


def test_what_is_kept_as_one_types_is_there_again(inside):
    assert inside.post(KEEP, {"for": PAGE, "words": "half a sen"}).status == 204
    again = inside.get(PAGE)
    assert "half a sen" in again.text
    assert "It is not saved yet" in again.read
    assert "half a sen" in inside.get("/unsaved/").read


def test_a_refused_text_is_kept_and_nothing_of_it_lost(inside):
    refused = inside.post(PAGE, {"words": TOO_LONG})
    assert refused.status == 200
    assert "1 characters longer" in refused.read
    inside.post("/gate/lock/", {})
    inside.unlock()
    assert TOO_LONG in inside.get(PAGE).text


def test_saving_lets_it_go(inside):
    inside.post(KEEP, {"for": PAGE, "words": "half a sen"})
    assert inside.post(PAGE, {"words": "half a sentence"}).status == 303
    assert "It is not saved yet" not in inside.get(PAGE).read
    assert "half a sentence" in inside.get(PAGE).text


def test_what_arrives_after_saving_is_not_kept(inside):
    form = {"words": "whole", "sheet": sheet(inside.get(PAGE).text)}
    inside.post(PAGE, form)
    assert inside.post(KEEP, form | {"for": PAGE, "words": "who"}).status == 204
    assert "It is not saved yet" not in inside.get(PAGE).read


def test_it_can_be_thrown_away(inside):
    inside.post(KEEP, {"for": PAGE, "words": "half a sen"})
    assert inside.post("/unsaved/let-go/", {"for": PAGE, "next": PAGE}).to == PAGE
    assert "half a sen" not in inside.get(PAGE).text
    assert "There is nothing here" in inside.get("/unsaved/").read


def test_what_is_kept_after_the_idle_lock_waits_on_its_page(inside, server):
    inside.get(PAGE)
    server.move_clock(timedelta(minutes=30))
    assert inside.post(KEEP, {"for": PAGE, "words": "late words"}).status == 303
    assert inside.unlock().to == "/today/"
    assert "late words" in inside.get(PAGE).text


@pytest.mark.parametrize(
    "page", ["", "no-path", "//evil.example/", "https://evil.example/", "/nowhere/", "/" * 999]
)
def test_words_belong_to_a_page_of_this_site(inside, page):
    assert inside.post(KEEP, {"for": page, "words": "x"}).status == 400
    assert inside.post("/unsaved/let-go/", {"for": page, "next": page}).to in {
        "/unsaved/",
        "/nowhere/",
    }


def test_nobody_else_can_read_or_write_it(inside, another):
    inside.post(KEEP, {"for": PAGE, "words": "half a sen"})
    stranger = another(inside)
    assert stranger.get("/unsaved/").status in {302, 303}
    assert stranger.post(KEEP, {"for": PAGE, "words": "mine"}).status in {302, 303, 403}
    assert "half a sen" in inside.get(PAGE).text
    refused = inside.post(KEEP, {"for": PAGE, "words": "y"}, Sec_Fetch_Site="cross-site")
    assert refused.status == 403
