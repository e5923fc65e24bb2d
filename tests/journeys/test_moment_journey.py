"""The moment of an urge on a small phone: one thumb, no scripts, half-finished, and afterwards."""

import re
from datetime import timedelta

import pytest

pytestmark = pytest.mark.browser

SMALL = {"width": 320, "height": 640}
THUMB = 44  # pixels, the least side of what is to be hit


def reach(person, name: str) -> None:
    """The button is in view without scrolling, in the lower half, and large enough."""
    button = person.page.get_by_role("button", name=name, exact=True)
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= THUMB
    assert box["width"] >= THUMB
    assert SMALL["height"] / 2 < box["y"] + box["height"] / 2
    nav = person.page.locator("nav.places").bounding_box()
    assert box["y"] + box["height"] <= nav["y"], f"{name} lies under the places"


def small_targets(person) -> list[str]:
    """What can be hit in the page itself and is smaller than a thumb wants."""
    return person.page.locator("main").evaluate(
        """(main, least) => [...main.querySelectorAll("button, a.button, .chip, a.link, summary")]
            .filter((one) => one.offsetHeight && one.offsetHeight < least)
            .map((one) => one.textContent.trim())""",
        THUMB,
    )


@pytest.mark.parametrize("scripts", [True, False])
def test_with_one_thumb_from_naming_to_a_break(meet, server, scripts) -> None:
    person = meet(server.address, viewport=SMALL, java_script_enabled=scripts)
    person.make_space()
    person.go("/today/")
    person.press("The urge is here")
    person.rate("How strong is the urge?", 8)
    person.page.get_by_label("afraid", exact=True).check()
    if scripts:
        assert small_targets(person) == []
    reach(person, "Go on")
    person.press("Go on")

    person.page.evaluate("window.scrollTo(0, 0)") if scripts else None
    reach(person, "Done, go on")
    person.page.get_by_role("link", name="Feet on the ground").click()
    assert person.page.locator("h1").inner_text() == "Feet on the ground"
    person.press("Done, go on")

    for choice in ("Stay", "Take a break", "A small step", "Leave"):
        box = person.page.locator("button.choice", has_text=choice).first.bounding_box()
        assert box["height"] >= THUMB
        assert box["y"] + box["height"] < SMALL["height"]
    assert person.sees("Leaving can be right")
    with person.page.expect_navigation():
        person.page.locator("button.choice", has_text="Take a break").click()
    person.page.get_by_label("20", exact=True).check()
    reach(person, "Write the sentence")
    person.press("Write the sentence")
    said = person.page.locator("#message").inner_text()
    assert re.fullmatch(r"I need a moment for myself\. I’ll be back at \d\d:20\.", said)

    server.move_clock(timedelta(hours=1))
    person.go("/today/")
    person.unlock()
    person.go("/today/")
    assert person.sees("What did you do?")
    person.press("Stayed")
    person.rate("How strong is the urge now?", 3)
    person.press("Keep")
    assert person.page.url.endswith("/today/")
    assert not person.sees("What did you do?")


def test_left_in_the_middle_it_can_be_gone_on_with(meet, server) -> None:
    person = meet(server.address, viewport=SMALL)
    person.make_space()
    person.go("/urge/")
    person.rate("How strong is the urge?", 6)
    person.press("Go on")
    person.go("/practise/")
    person.press("The urge is here")
    person.press("Go on with it")
    assert person.page.locator("dd", has_text="6").count() == 1
    person.press("Go on with it")
    person.press("Go on without")
    with person.page.expect_navigation():
        person.page.locator("button.choice", has_text="Leave").click()
    assert person.sees("it can be the right one")
    person.go("/urge/")
    assert not person.sees("Go on with it")


def test_the_shape_moves_only_when_asked_and_never_where_motion_is_not_welcome(
    meet, server
) -> None:
    person = meet(server.address, reduced_motion="no-preference")
    person.make_space()
    person.go("/steady/")
    asked, shape = (
        person.page.locator(f"details[open] .breath {part}") for part in ("summary", "div")
    )
    assert person.page.evaluate("document.getAnimations().length") == 0
    asked.click()
    assert shape.is_visible()
    assert person.page.evaluate("document.getAnimations().length") == 1
    asked.click()
    assert not shape.is_visible()

    calm = meet(server.address, reduced_motion="reduce")
    calm.go("/")
    calm.unlock()
    calm.go("/steady/")
    assert not calm.page.locator(".breath").first.is_visible()
    assert calm.sees("Breathe out slowly")


def test_the_sentence_is_copied_with_one_press(meet, server) -> None:
    person = meet(server.address)
    person.context.grant_permissions(["clipboard-read", "clipboard-write"])
    person.make_space()
    person.go("/urge/")
    person.press("Go on")
    person.press("Go on without")
    with person.page.expect_navigation():
        person.page.locator("button.choice", has_text="Take a break").click()
    person.press("Write the sentence")
    person.page.get_by_role("button", name="Copy").click()
    person.page.get_by_role("button", name="Copied").wait_for()
    copied = person.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("I need a moment for myself.")
