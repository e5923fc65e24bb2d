"""How pages look: kept in the space, known at the gate, and never taken from a cookie unread."""

import pytest
from django.http import HttpResponse

from nearer.web.looks import COOKIE, USUAL, Looks, keep, read_cookie

CHOSEN = {
    "theme": "dark",
    "text_size": "larger",
    "contrast": "more",
    "motion": "less",
    "hours": "12",
}
ROOT = 'data-theme="dark" data-size="larger" data-contrast="more" data-motion="less"'


def test_what_is_chosen_holds_on_every_page_and_at_the_gate(inside) -> None:
    assert inside.post("/yours/appearance/", CHOSEN).status == 303
    page = inside.get("/today/")
    assert ROOT in page.text
    assert '<meta name="color-scheme" content="dark">' in page.text
    inside.post("/gate/lock/", {})
    assert ROOT in inside.get("/gate/unlock/").text


def test_the_cookie_is_sent_only_for_something_unusual_and_goes_with_it(inside) -> None:
    assert "look" not in inside.jar
    inside.post("/yours/appearance/", CHOSEN)
    inside.get("/today/")
    assert inside.jar["look"] == "dark.larger.more.less.12."
    usual = {"theme": "system", "contrast": "system", "motion": "system"}
    inside.post("/yours/appearance/", usual)
    inside.get("/today/")
    assert "look" not in inside.jar


def test_hours_are_written_as_chosen(inside) -> None:
    moment = inside.check_in()
    before = inside.get(moment).read
    inside.post("/yours/appearance/", CHOSEN)
    after = inside.get(moment).read
    assert "8:00 a.m." in after
    assert "8:00 a.m." not in before


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        ".",
        "dark",
        "neon.....",
        'dark."><script>....',
        "dark.large.more.less.12.en'x",
        "." * 500,
    ],
)
def test_a_cookie_that_nearer_did_not_write_changes_nothing(cookie: str) -> None:
    assert read_cookie(cookie) == USUAL


def test_a_cookie_says_what_was_kept() -> None:
    chosen = Looks("light", "large", "more", "less", "12", "pt-br")
    response = HttpResponse()
    keep(response, chosen, None, secure=True)
    sent = response.cookies[COOKIE]
    assert read_cookie(sent.value) == chosen
    assert sent["httponly"]
    assert sent["secure"]
    assert sent["samesite"] == "Strict"


@pytest.mark.parametrize(
    "wrong", [{"theme": "neon"}, {"text_size": "9"}, {"contrast": ""}, {"hours": "13"}]
)
def test_what_is_not_offered_is_refused(shared, wrong) -> None:
    answer = shared.post("/yours/appearance/", CHOSEN | wrong)
    assert answer.status == 200
    assert 'class="error"' in answer.text


def test_hours_that_can_be_chosen_are_written_as_chosen_too(inside) -> None:
    assert "from 19:00 to 23:00" in inside.get("/yours/reminders/").read
    inside.post("/yours/appearance/", CHOSEN)
    page = inside.get("/yours/reminders/").read
    assert "from 7 p.m. to 11 p.m." in page
    assert ">9 a.m.<" in inside.get("/yours/reminders/").text
