"""A text that is left half-finished is there again."""

import pytest

pytestmark = pytest.mark.browser

PAGE = "/today/reason/"


@pytest.fixture
def someone(meet, server):
    person = meet(server.address)
    person.make_space()
    return person


def type_words(person, words):
    with person.page.expect_response(lambda answer: answer.url.endswith("/unsaved/keep/")):
        person.page.get_by_label("What brings you here?").fill(words)


def test_left_in_the_middle_it_is_there_again(someone):
    someone.go(PAGE)
    type_words(someone, "because every time it gets good I")
    assert someone.sees("Kept as you type")
    someone.go("/people/")
    someone.go(PAGE)
    assert someone.sees("It is not saved yet")
    kept = someone.page.get_by_label("What brings you here?").input_value()
    assert kept == "because every time it gets good I"
    someone.press("Keep")
    someone.go(PAGE)
    assert not someone.sees("It is not saved yet")


def test_closing_the_page_at_once_still_keeps_it(someone):
    someone.go(PAGE)
    with someone.page.expect_request(lambda asked: asked.url.endswith("/unsaved/keep/")):
        someone.page.get_by_label("What brings you here?").fill("quick")
        someone.page.evaluate(
            "Object.defineProperty(document, 'hidden', {value: true});"
            "document.dispatchEvent(new Event('visibilitychange'))"
        )


def test_thrown_away_it_is_gone(someone):
    someone.go(PAGE)
    type_words(someone, "no")
    someone.go(PAGE)
    someone.press("Throw it away and start anew")
    assert someone.page.get_by_label("What brings you here?").input_value() == ""
