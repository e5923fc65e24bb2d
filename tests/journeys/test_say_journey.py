"""Finding words: notes as one pauses, and the same without scripts."""

import pytest
from tests.journeys.every_page import barriers, sideways_here

pytestmark = pytest.mark.browser

SAID = "I feel ignored when you look at your phone."
FIELD = "What I would like to say"
SHORT = 320


@pytest.fixture
def writer(person):
    person.make_space()
    person.go("/say/drafts/new/")
    return person


@pytest.fixture
def plain(meet, server):
    someone = meet(server.address, java_script_enabled=False)
    someone.make_space()
    return someone


def words(person):
    return person.page.get_by_label(FIELD)


def noted(person) -> str:
    person.page.locator("#notes mark").first.wait_for()
    return person.page.locator("#notes").inner_text()


def test_notes_come_as_one_pauses_and_leave_the_caret_where_it_is(writer) -> None:
    words(writer).press_sequentially(SAID)
    for _ in range(6):
        words(writer).press("ArrowLeft")
    assert "a deed, told as a feeling" in noted(writer)
    at, focused = writer.page.evaluate(
        "[document.activeElement.selectionStart, document.activeElement.name]"
    )
    assert (at, focused) == (len(SAID) - 6, "words")
    assert writer.page.locator("[data-notes-told]").inner_text() == "1 note below the text."
    assert writer.page.locator("[data-notes-told]").get_attribute("role") == "status"
    assert writer.page.locator("#notes [role=status], #notes[aria-live]").count() == 0


def test_heavy_words_are_answered_with_help_alone_until_notes_are_asked_for(writer) -> None:
    words(writer).fill("I don't want to be here anymore. You never call.")
    writer.page.locator("#notes b").get_by_text("you need not be alone").wait_for()
    assert writer.page.locator("#notes mark").count() == 0
    told = writer.page.locator("[data-notes-told]")
    assert told.inner_text().startswith("Before any note on wording: you need not be alone")
    assert "hidden" in told.get_attribute("class"), "it stands right below already"
    writer.press("Show them all the same")
    assert writer.page.locator("#notes mark").count() > 0
    assert writer.page.get_by_role("button", name="Use this").count() == 0


def test_notes_follow_the_text_and_go_when_it_is_empty(writer) -> None:
    words(writer).fill(SAID)
    noted(writer)
    words(writer).fill("Zzz qqq.")
    writer.page.get_by_text("Nothing noticed.").first.wait_for()
    words(writer).fill("")
    writer.page.locator("#notes p").first.wait_for(state="detached")


def test_whoever_reads_a_note_keeps_it_while_another_is_on_its_way(writer) -> None:
    words(writer).fill(SAID)
    noted(writer)
    words(writer).fill(f"{SAID} I am sad.")
    writer.page.get_by_role("button", name="Use this").focus()
    with writer.page.expect_response("**/say/notes/"):
        pass
    assert writer.page.locator("#notes mark").count() == 1
    words(writer).focus()
    writer.page.locator("#notes mark").nth(1).wait_for()


def test_a_word_goes_where_the_caret_stands(writer) -> None:
    words(writer).fill("I am  today.")
    words(writer).evaluate("field => field.setSelectionRange(5, 5)")
    writer.page.locator("summary", has_text="Find the word").click()
    writer.page.get_by_role("button", name="lonely", exact=True).click()
    assert words(writer).input_value() == "I am lonely  today."


def test_looking_stores_nothing_and_asks_nobody_else(writer) -> None:
    words(writer).fill(SAID)
    noted(writer)
    assert writer.asked_elsewhere() == []
    writer.go("/say/drafts/")
    assert not writer.sees("I feel ignored")


def test_from_a_draft_to_a_better_one_a_step_and_away_without_scripts(plain) -> None:
    plain.go("/say/drafts/new/")
    words(plain).fill(SAID)
    plain.press("Show notes")
    assert plain.sees("a deed, told as a feeling")
    assert plain.sees("What the notes cannot judge")
    plain.press("Keep it here")
    plain.page.get_by_role("button", name="Use this").click()
    plain.page.wait_for_url("**/edit/")
    words(plain).fill("When you look at your phone I am sad. Could we talk at seven?")
    plain.press("Keep it here")
    plain.press("Compare")
    assert plain.page.locator("ins").count() > 0
    assert plain.page.locator("del").count() > 0
    plain.press("Back")
    plain.press("Make it a step")
    plain.press("Keep")
    assert plain.page.url.rstrip("/").endswith("plan")
    plain.go("/say/drafts/")
    plain.open_first()
    plain.press("Delete")
    plain.press("Delete for good")
    assert plain.sees("Deleted for good.")


def test_a_scene_is_tried_before_its_example_opens_without_scripts(plain) -> None:
    plain.go("/say/scenes/ear_not_advice/")
    example = plain.page.locator("details", has_text="One way it could sound")
    assert example.get_attribute("open") is None
    plain.page.get_by_label("Your words", exact=True).fill("I am sad. Could you just listen?")
    plain.press("Show notes")
    assert example.get_attribute("open") is not None
    assert plain.sees("Five minutes is a thing they can do.")


def test_enter_puts_a_boundary_together_again_and_keeps_what_is_shown_alone(plain) -> None:
    plain.go("/say/boundary/")
    plain.page.locator("summary", has_text="In my own words").click()
    for will in ("I leave", "hang up"):
        plain.page.get_by_label("When …").fill("If you shout at me,")
        plain.page.get_by_label("I will …").fill(will)
        plain.page.get_by_label("I will …").press("Enter")
        plain.page.get_by_text(f"I will {will.removeprefix('I ')}.").wait_for()
        assert plain.page.url.endswith("/say/boundary/")
    plain.press("Keep it as a draft")
    assert plain.page.locator("#alone").text_content() == "When you shout at me, I will hang up."


def test_a_break_is_built_and_kept_without_scripts(plain) -> None:
    plain.go("/say/break/")
    plain.page.get_by_label("I'm getting loud.", exact=True).check()
    plain.page.get_by_label("I'll come back in an hour.", exact=True).check()
    plain.press("Put it together")
    assert plain.page.locator("#sentence").inner_text() == (
        "I'm getting loud. I'll come back in an hour."
    )
    plain.press("Keep it as a draft")
    assert plain.sees("Kept here. It is not sent.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_notes_on_a_text_have_no_barrier_and_fit_a_narrow_screen(meet, server, scheme) -> None:
    someone = meet(server.address, color_scheme=scheme, viewport={"width": SHORT, "height": 640})
    someone.make_space()
    someone.go("/say/drafts/new/?reply=1")
    someone.page.get_by_label("What they said or wrote").fill("You never ring.")
    words(someone).fill(f"{SAID} I am sad, and I need some quiet. Whatever, I'm done with you.")
    noted(someone)
    someone.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert barriers(someone) == []
    assert sideways_here(someone) == 0
    words(someone).fill("I don't want to be here anymore. You never call.")
    someone.page.locator("#notes b").get_by_text("you need not be alone").wait_for()
    assert barriers(someone) == []
    assert sideways_here(someone) == 0


def test_a_suggestion_is_reached_and_used_by_keyboard_alone(writer) -> None:
    keys = writer.page.keyboard
    words(writer).focus()
    keys.type(SAID)
    noted(writer)
    for name in ("Show notes", "Keep it here", "Not now"):
        keys.press("Tab")
        assert focused(writer).startswith(name)
    keys.press("Tab")
    assert "(note 1: a deed, told as a feeling)" in focused(writer)
    keys.press("Enter")
    assert writer.page.url.endswith("#note-1")
    keys.press("Tab")
    assert focused(writer).startswith("Use this")
    with writer.page.expect_navigation():
        keys.press("Enter")
    assert words(writer).input_value().startswith("When you look at your phone, I feel")
    assert writer.sees("Take the suggestion out again")


def focused(person) -> str:
    return person.page.evaluate("document.activeElement.textContent").strip()
