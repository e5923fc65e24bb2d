"""Everything by keyboard alone: a check-in from start to end, and where the focus is."""

import pytest

pytestmark = pytest.mark.browser


def test_a_whole_check_in_by_keyboard(person) -> None:
    person.make_space()
    keys = person.page.keyboard
    person.go("/today/")
    tab_to(person, "Check in · under a minute")
    keys.press("Enter")
    person.page.wait_for_url("**/check-in/")
    tab_to(person, "Alone")
    keys.press("Space")
    tab_to(person, "tired")
    keys.press("Space")
    tab_to(person, "Next")
    keys.press("Enter")
    person.page.get_by_role("heading", name="How is it?").wait_for()
    tab_to(person, "0")
    keys.press("Space")
    for _step in range(3):
        keys.press("ArrowRight")
    tab_to(person, "A few words")
    keys.press("Enter")
    keys.press("Tab")
    keys.type("without a mouse")
    tab_to(person, "Save")
    keys.press("Enter")
    person.page.wait_for_url("**/today/")
    assert person.sees("Saved.")
    assert person.sees("without a mouse")
    assert person.page.locator(".figures .away b").inner_text() == "3"


def test_the_first_tab_offers_to_skip_to_the_page(person) -> None:
    person.make_space()
    person.go("/today/")
    person.page.keyboard.press("Tab")
    assert focused(person) == "Skip to the page"
    assert person.page.locator("a.skip").bounding_box()["y"] >= 0, "it shows once it has the focus"
    person.page.keyboard.press("Enter")
    assert person.page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize(
    "path", ["/today/", "/check-in/", "/people/", "/yours/", "/yours/preferences/"]
)
def test_the_focus_can_always_be_seen(person, path) -> None:
    person.make_space()
    person.go(path)
    unseen = []
    for _stop in range(60):
        person.page.keyboard.press("Tab")
        if person.page.evaluate("document.activeElement === document.body"):
            break
        if not person.page.evaluate(FOCUS_SHOWS):
            unseen.append(focused(person))
    assert unseen == []


def test_a_problem_gets_the_focus(person) -> None:
    person.make_space()
    person.go("/fears/new/")
    person.page.get_by_label("What do I fear will happen?").fill("   ")
    person.press("Keep")
    assert person.page.evaluate("document.activeElement.className") == "problem"


FOCUS_SHOWS = """() => {
  const shows = (one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const here = document.activeElement;
  const beside = [here.nextElementSibling, here.closest("label")].filter(Boolean);
  return [here, ...beside].some(shows);
}"""


def focused(person) -> str:
    return person.page.evaluate(
        "(document.activeElement.labels?.[0] ?? document.activeElement).innerText.trim()"
    )


def tab_to(person, name: str) -> None:
    """Press Tab until that is reached, as somebody would."""
    for _stop in range(60):
        if focused(person) == name:
            return
        person.page.keyboard.press("Tab")
    raise AssertionError(f"{name!r} cannot be reached by Tab")
