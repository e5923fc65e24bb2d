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
    opened = sheet(inside.get(PAGE).text)
    inside.post(KEEP, {"for": PAGE, "sheet": opened, "words": "half a sen"})
    assert sheet(inside.get(PAGE).text) == opened, "the page goes on where it was"
    assert inside.post(PAGE, {"words": "half a sentence", "sheet": opened}).status == 303
    assert "It is not saved yet" not in inside.get(PAGE).read
    assert "half a sentence" in inside.get(PAGE).text


def test_what_arrives_after_saving_is_not_kept(inside):
    form = {"words": "whole", "sheet": sheet(inside.get(PAGE).text)}
    inside.post(PAGE, form)
    late = inside.post(KEEP, form | {"for": PAGE, "words": "who"})
    assert late.status == 409
    assert "saved in another window" in late.text
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


def test_two_windows_do_not_take_each_others_words(inside):
    first, second = sheet(inside.get(PAGE).text), sheet(inside.get(PAGE).text)
    inside.post(KEEP, {"for": PAGE, "sheet": first, "words": "in the first window"})
    inside.post(PAGE, {"words": "saved from the second", "sheet": second})
    assert "in the first window" in inside.get("/unsaved/").read
    assert "in the first window" in inside.get(f"{PAGE}?begun={first}").text


def test_what_was_begun_on_one_fear_does_not_come_up_on_another(inside):
    one, other = "/thoughts/new/?fear=" + "a" * 32, "/thoughts/new/?fear=" + "b" * 32
    inside.post(KEEP, {"for": one, "sheet": "s", "thought": "about the first", "fear": "a" * 32})
    assert "about the first" in inside.get(one).read
    assert "about the first" not in inside.get(other).read
    listed = inside.get("/unsaved/").read
    assert "about the first" in listed
    assert "a" * 32 not in re.sub(r'(href|value)="[^"]*"', "", listed)


def test_where_no_more_can_be_kept_a_sentence_says_so(inside):
    for number in range(40):
        inside.post(KEEP, {"for": PAGE, "sheet": f"s{number}", "words": "x"})
    full = inside.post(KEEP, {"for": PAGE, "sheet": "more", "words": "x"})
    assert full.status == 400
    assert "forty texts wait" in full.text
    refused = inside.post(PAGE, {"words": TOO_LONG, "sheet": "other"})
    assert "forty texts wait" in refused.read
    assert TOO_LONG in refused.text


def test_what_was_sent_to_a_locked_space_is_told_as_lost(inside):
    inside.get(PAGE)
    cookie = inside.jar["nearer"]
    inside.post("/gate/lock/", {})
    inside.jar["nearer"] = cookie
    sent = inside.post(PAGE, {"words": "from another tab"})
    assert "lost=1" in sent.to
    assert "could not be kept" in inside.get(sent.to).read


def test_forms_of_several_windows_wait_behind_the_idle_lock(inside, server):
    server.move_clock(timedelta(minutes=30))
    inside.post(PAGE, {"words": "a reason"})
    inside.post("/fears/new/", {"words": "a fear", "likely": "40"})
    inside.unlock()
    assert "a reason" in inside.get(PAGE).text
    assert "a fear" in inside.get("/fears/new/").text
