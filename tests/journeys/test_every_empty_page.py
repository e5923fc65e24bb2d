"""Every page of an empty space and of a locked one: no barrier in either theme."""

import pytest
from tests.journeys.every_page import (
    INSIDE,
    LOCKED,
    assert_no_barrier,
    background,
    barriers,
    second_screen,
)

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_of_an_empty_space_has_a_barrier(meet, serve_in, tmp_path, theme) -> None:
    server = serve_in(tmp_path)
    person = meet(server.address, color_scheme=theme)
    assert_no_barrier(person, ["/gate/begin/"])
    person.page.get_by_label("Passphrase").fill("short")
    person.page.get_by_label("The same once more").fill("not the same")
    person.press("Make my space")
    assert barriers(person) == [], "with the problems shown"
    person.make_space()
    assert_no_barrier(person, [*INSIDE, second_screen(person)])
    person.press("Lock")
    assert_no_barrier(person, LOCKED)
    server.stop()


def test_a_chosen_theme_wins_over_the_device(meet, server) -> None:
    person = meet(server.address, color_scheme="light")
    person.make_space()
    paper = background(person)
    person.go("/yours/appearance/")
    person.page.get_by_label("Light or dark").select_option("dark")
    person.press("Keep")
    assert background(person) != paper
    assert barriers(person) == []
