"""The whole evening with scripts switched off."""

from datetime import timedelta

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(meet, server):
    return meet(server.address, java_script_enabled=False)


def test_an_evening_without_scripts(plain, server) -> None:
    plain.make_space()
    plain.go("/today/reason/")
    plain.page.get_by_label("What brings you here?").fill("to stay when it gets close")
    plain.press("Keep")
    assert plain.sees("to stay when it gets close")

    plain.go("/people/")
    plain.page.get_by_label("A name for them").fill("Robin")
    with plain.page.expect_navigation():
        plain.page.locator("main").get_by_role("button", name="Add", exact=True).click()
    assert plain.sees("Robin is here now.")

    plain.go("/check-in/")
    plain.tick("Robin")
    plain.tick("tired")
    plain.press("Next")
    plain.rate("Urge to pull away", 6)
    plain.press("Save")
    plain.page.get_by_label("What do I fear will happen?").fill("Robin turns away")
    plain.press("Keep")
    plain.go("/why/")
    assert plain.sees("logged by yourself")

    server.move_clock(timedelta(days=4))
    plain.go("/today/")
    plain.unlock()
    plain.press("Partly")
    assert plain.sees("Thank you for looking back")
    plain.go("/help/?country=DE")
    assert plain.page.locator("article.line").count() > 2
    plain.press("Leave quickly")
    assert plain.page.title() == "Kitchen measures"


def test_an_idle_page_goes_to_the_gate_by_itself(plain) -> None:
    plain.make_space()
    answer = plain.page.goto(plain.address + "/moments/")
    seconds, _, target = answer.headers["refresh"].partition("; url=")
    assert 600 <= int(seconds) <= 660
    assert target == "/gate/unlock/"


def test_a_page_where_somebody_types_is_not_taken_away(plain) -> None:
    plain.make_space()
    answer = plain.page.goto(plain.address + "/today/reason/")
    assert "refresh" not in answer.headers
