"""The inquiry, asked by somebody who may send anything."""

import pytest

from nearer.content.inquiry import inquiry_questions

KEYS = [question.key for question in inquiry_questions()]
FIRST, LAST = f"/inquiry/question/{KEYS[0]}/", f"/inquiry/question/{KEYS[-1]}/"
MARKUP = "<script>alert(1)</script>"


@pytest.mark.parametrize("key", KEYS)
def test_each_question_stands_alone_and_can_be_passed_over(shared, key) -> None:
    page = shared.get(f"/inquiry/question/{key}/")
    assert page.status == 200
    assert f"{KEYS.index(key) + 1} of {len(KEYS)}" in page.read
    assert page.text.count("<textarea") == 1
    for way in ("Pass over", "Steady myself", "Talk to somebody"):
        assert way in page.read


def test_before_the_first_answer_there_is_one_thing_to_do(shared) -> None:
    page = shared.get("/inquiry/").text
    assert f'class="button" href="{FIRST}"' in page
    assert "<ol" not in page


def test_an_answer_leads_to_the_next_question_or_out(inside) -> None:
    assert inside.post(FIRST, {"words": "on Thursday"}).to == f"/inquiry/question/{KEYS[1]}/"
    assert inside.post(FIRST, {"words": "on Friday", "leave": "1"}).to == "/inquiry/"
    assert inside.post(LAST, {"words": "ten minutes"}).to == "/inquiry/"
    page = inside.get("/inquiry/").read
    assert "2 of 9 answered" in page
    assert "on Friday" in page
    assert "on Thursday" in inside.get(FIRST).read, "the earlier answer stays readable"


def test_one_goes_on_where_one_stopped(inside) -> None:
    inside.post(f"/inquiry/question/{KEYS[2]}/", {"words": "I get polite"})
    assert "Go on with question 4" in inside.get("/inquiry/").read


def test_answers_become_a_page_that_is_revised_freely(inside) -> None:
    inside.post(FIRST, {"words": "on Thursday"})
    draft = inside.get("/inquiry/page/").read
    heading = inquiry_questions()[0].heading
    assert f"{heading}\non Thursday" in draft.replace("\r\n", "\n")
    assert inside.post("/inquiry/page/", {"page": "I leave first."}).to == "/inquiry/"
    assert inside.post("/inquiry/page/", {"page": "I leave first, often."}).to == "/inquiry/"
    page = inside.get("/inquiry/").read
    assert page.index("I leave first, often.") < page.index("Earlier versions of the page")
    assert "I leave first.</p>" in page[page.index("Earlier versions of the page") :]
    assert "on Thursday" not in inside.get("/inquiry/page/").read, "the page is theirs now"


def test_after_a_new_answer_the_page_can_be_gathered_anew_and_loses_nothing(inside) -> None:
    inside.post(FIRST, {"words": "on Thursday"})
    inside.post("/inquiry/page/", {"page": "My page."})
    assert "has changed since" not in inside.get("/inquiry/").read
    inside.post(FIRST, {"words": "on Sunday"})
    assert "has changed since" in inside.get("/inquiry/").read
    assert "on Sunday" in inside.get("/inquiry/page/?anew").read
    assert "My page." in inside.get("/inquiry/").read, "looking changes nothing"
    inside.post("/unsaved/keep/", {"for": "/inquiry/page/", "page": "half a new pa"})
    assert "half a new pa" in inside.get("/inquiry/page/?anew").read, "what was begun comes first"


@pytest.mark.parametrize("words", ["x" * 20_001, "a\x01b"])
def test_an_answer_that_cannot_be_kept_is_not_lost(inside, words) -> None:
    refused = inside.post(FIRST, {"words": words})
    assert refused.status == 200
    assert 'class="error"' in refused.text
    assert "It is not saved yet" in inside.get(FIRST).read
    assert inside.get("/inquiry/").text.count("<ol") == 0


def test_a_page_longer_than_any_is_refused_and_waits(inside) -> None:
    refused = inside.post("/inquiry/page/", {"page": "y" * 100_001})
    assert "1 characters longer" in refused.read
    assert "y" * 100_001 in inside.get("/inquiry/page/").text
    assert "One line is enough" in inside.post("/inquiry/page/", {"page": " "}).read


def test_nine_long_answers_still_fit_on_one_page(inside) -> None:
    for key in KEYS:
        inside.post(f"/inquiry/question/{key}/", {"words": "z" * 11_000})
    draft = inside.get("/inquiry/page/").read
    start = draft.index(inquiry_questions()[0].heading)
    text = draft[start : draft.index("</textarea>")]
    assert inside.post("/inquiry/page/", {"page": text}).to == "/inquiry/"


def test_it_is_deleted_with_what_was_begun(inside) -> None:
    assert inside.get("/inquiry/delete/").status == 404
    inside.post(FIRST, {"words": "on Thursday"})
    inside.post("/unsaved/keep/", {"for": LAST, "words": "half"})
    assert "Every version of them goes" in inside.get("/inquiry/delete/").read
    assert inside.post("/inquiry/delete/", {}).to == "/inquiry/"
    assert "on Thursday" not in inside.get(FIRST).read
    assert "There is nothing here" in inside.get("/unsaved/").read


def test_markup_stays_words(inside) -> None:
    inside.post(FIRST, {"words": MARKUP})
    inside.post(FIRST, {"words": MARKUP + MARKUP})
    inside.post("/inquiry/page/", {"page": MARKUP})
    inside.post("/inquiry/page/", {"page": MARKUP + MARKUP})
    for page in ("/inquiry/", FIRST, "/inquiry/page/", "/inquiry/page/?anew"):
        text = inside.get(page).text
        assert "&lt;script&gt;alert(1)" in text, page
        assert "<script>alert" not in text, page


@pytest.mark.parametrize("key", ["nothing", "%3Cscript%3E", "x" * 3000])
def test_there_is_no_such_question(shared, key) -> None:
    for answer in (shared.get(f"/inquiry/question/{key}/"),):
        assert answer.status == 404
        assert "<script>" not in answer.text
    assert shared.post("/inquiry/question/nothing/", {"words": "x"}).status == 404
