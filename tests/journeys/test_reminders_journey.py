"""A page left open says so when a prompt comes, with the same words for everybody."""

from datetime import UTC, datetime

import pytest
from tests.journeys.every_page import barriers

pytestmark = pytest.mark.browser

START = datetime(2026, 3, 10, 7, 0, tzinfo=UTC)  # where the served clock stands

OBSERVED = """
  window.shown = [];
  window.Notification = class {
    static permission = "granted";
    constructor(title, options) { window.shown.push([title, options.tag]); }
  };
"""  # what a system shows of a notification, no test can see


def test_an_open_page_shows_each_prompt_once_and_nothing_else(person) -> None:
    person.context.add_init_script(OBSERVED)
    person.context.clock.install(time=START)
    person.make_space()
    person.go("/yours/reminders/")
    assert barriers(person) == []
    person.press("Show it")
    times = person.page.evaluate("document.body.dataset.rings").split(" ")
    assert person.page.evaluate("shown") == []
    person.page.clock.run_for(17 * 3600 * 1000)
    shown = person.page.evaluate("shown")
    assert [title for title, _ in shown] == ["A moment for you"] * len(shown)
    assert [tag for _, tag in shown] == times[: len(shown)]
    assert len(shown) == 4


@pytest.mark.parametrize("path", ["/yours/appearance/", "/yours/language/", "/yours/reminders/"])
def test_more_contrast_and_larger_text_put_up_no_barrier(person, path) -> None:
    person.make_space()
    person.go("/yours/appearance/")
    person.page.get_by_label("Contrast").select_option("more")
    person.page.get_by_label("Text size").select_option("larger")
    person.press("Keep")
    person.go(path)
    assert barriers(person) == []
