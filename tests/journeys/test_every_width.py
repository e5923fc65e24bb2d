"""Every page on a narrow and a wide screen, and with large letters: nothing scrolls sideways."""

import pytest
from tests.journeys.every_page import (
    INSIDE,
    LOCKED,
    NARROW,
    WIDE,
    details,
    second_screen,
    sideways,
    sideways_here,
)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def full(serve_in, tmp_path_factory):
    return serve_in(tmp_path_factory.mktemp("full"), sample=True)


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["320", "1280"])
def test_no_page_scrolls_sideways(meet, full, viewport) -> None:
    person = meet(full.address, viewport=viewport)
    person.go("/")
    person.press("Open the sample life")
    wide = sideways(person, [*INSIDE, *details(person), second_screen(person)])
    person.go("/today/")
    person.press("Lock")
    assert wide + sideways(person, LOCKED) == []


def test_no_page_scrolls_sideways_with_very_long_words(meet, server) -> None:
    person = meet(server.address, viewport=NARROW)
    person.make_space()
    endless = "Llanfairpwllgwyngyll" * 3
    person.go("/check-in/")
    person.page.get_by_text("Someone else", exact=True).click()
    person.page.locator("input[name=new_person]").fill(endless)
    person.page.get_by_text("More, and your own").click()
    person.page.locator("input[name=new_tag]").fill(endless)
    person.press("Next")
    assert sideways_here(person) == 0
    person.page.locator("summary", has_text="A few words").click()
    person.page.locator("textarea[name=words]").fill("https://" + "x" * 300)
    person.page.locator("summary", has_text="What do I fear").click()
    person.page.locator("textarea[name=fear]").fill("y" * 300)
    person.rate("Mood", 3)
    person.press("Save")
    assert sideways(person, [*INSIDE, *details(person)]) == []


def test_text_at_twice_its_size_still_fits(meet, full) -> None:
    person = meet(full.address, viewport={"width": 640, "height": 900})
    person.go("/")
    person.press("Open the sample life")
    person.page.add_init_script(
        "addEventListener('DOMContentLoaded', () => {"
        " document.documentElement.style.fontSize = '200%'; })"
    )
    assert sideways(person, INSIDE) == []
