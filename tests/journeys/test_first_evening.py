"""The whole way once: a space, a check-in, an honest "not yet", and a fear that comes due."""

from datetime import timedelta

import pytest

pytestmark = pytest.mark.browser


def test_from_nothing_to_an_honest_not_yet(person) -> None:
    person.go("/")
    assert person.page.get_by_role("heading", level=1).inner_text() == (
        "A space that only you can open"
    )
    code = person.make_space()
    assert len(code.replace("-", "").replace(" ", "")) >= 26, "128 bits or more"

    person.go("/check-in/")
    person.page.get_by_text("Someone else", exact=True).click()
    person.page.locator("input[name=new_person]").fill("Robin")
    person.page.get_by_text("More, and your own").click()
    person.page.locator("input[name=new_tag]").fill("they were late")
    person.press("Next")
    assert person.sees("Robin"), "the first screen is told again on the second"
    assert person.sees("they were late")
    person.rate("Urge to pull away", 4)
    person.rate("Closeness right now", 6)
    person.rate("Mood", 5)
    person.tick("stayed")
    person.press("Save")
    assert person.sees("Saved.")
    assert person.sees("they were late")

    person.go("/why/")
    assert "yet" in person.page.locator(".lede").inner_text().lower()
    for claim in ("Established", "Leaning", "Ruled out"):
        assert person.page.get_by_role("heading", name=claim, exact=True).count() == 0
    assert person.sees("1 more that you logged by yourself is kept apart")
    person.go("/people/")
    assert person.sees("Robin")
    person.go("/yours/tags/")
    assert person.sees("they were late")


def test_the_code_must_be_typed_back_before_anything_else_opens(person) -> None:
    person.go("/")
    person.page.get_by_label("Passphrase").fill(person.passphrase)
    person.page.get_by_label("The same once more").fill(person.passphrase)
    person.press("Make my space")
    person.go("/today/")
    assert person.page.url.endswith("/gate/code/")
    person.page.get_by_label("Type the code here").fill("AAAA-BBBB-CCCC")
    person.press("I have it")
    assert person.sees("A recovery code has 30 signs; here are 12.")
    person.page.get_by_label("Type the code here").fill(person.page.locator(".code").inner_text())
    person.press("I have it")
    assert person.page.url.endswith("/today/")


def test_a_fear_comes_due_and_is_answered_in_one_tap(person, server) -> None:
    person.make_space()
    person.go("/fears/new/")
    person.page.get_by_label("What do I fear will happen?").fill("Robin laughs at me")
    person.page.get_by_label("How likely does it feel?").fill("80")
    person.press("Keep")
    assert not person.sees("Did it happen?"), "it is not asked before its time"

    server.move_clock(timedelta(days=4, minutes=1))
    person.go("/today/")
    person.unlock()
    assert person.sees("Robin laughs at me")
    assert person.sees("You put it at 80 %. Did it happen?")
    person.press("No")
    assert person.sees("Thank you for looking back")
    assert not person.sees("Did it happen?")
    person.go("/fears/")
    assert person.sees("expected at 80 %")
    assert person.sees("did not happen")


def test_a_strong_urge_offers_the_fear_and_never_forces_it(person) -> None:
    person.make_space()
    person.check_in("tired", urge=8)
    assert person.sees("That was a strong urge. If you like:")
    person.press("Not now")
    assert person.page.url.endswith("/today/")
    person.check_in("tired", urge=4)
    assert not person.sees("That was a strong urge")


def test_a_change_keeps_the_version_before_and_can_be_undone(person) -> None:
    person.make_space()
    person.check_in("tired", urge=3, words="first words")
    open_newest(person)
    person.press("Change")
    person.page.get_by_label("A few words").fill("second words")
    person.rate("Urge to pull away", 7)
    person.press("Save")
    assert person.sees("The earlier version is kept below.")
    assert person.sees("first words"), "the history shows what was there"
    assert main_words(person) == "second words"

    person.press("Undo the last change")
    assert person.sees("The version before is back.")
    assert main_words(person) == "first words"


def test_deleting_asks_once_and_is_for_good(person) -> None:
    person.make_space()
    person.check_in("tired", urge=3, words="take this away")
    open_newest(person)
    address = person.page.url
    person.press("Delete")
    assert person.sees("This cannot be undone.")
    person.press("Delete for good")
    assert person.sees("Deleted for good.")
    assert not person.sees("take this away")
    answer = person.page.goto(address)
    assert answer.status == 404
    assert person.sees("This page is not here")


def test_a_skip_is_remembered_as_a_skip(person, server) -> None:
    person.make_space()
    server.move_clock(timedelta(hours=12, minutes=20))  # the evening question is open
    person.go("/today/")
    person.unlock()
    assert person.sees("A moment for you")
    person.press("Skip this one")
    assert person.sees("A skip is just a skip.")
    assert not person.sees("A moment for you"), "asked once, skipped once"

    person.go("/moments/")
    assert person.sees("0 moments")
    person.go("/moments/?skipped=on")
    assert person.sees("skipped")
    person.open_first()
    assert person.sees("It counts as a skip, never as calm.")


def test_a_check_in_inside_an_open_question_counts_as_asked_for(person, server) -> None:
    person.make_space()
    person.check_in("tired", urge=2)
    server.move_clock(timedelta(hours=12, minutes=20))
    person.go("/check-in/")
    person.unlock()
    person.check_in("tired", urge=2)
    person.go("/why/")
    assert person.sees("From 1 check-in at a time that Nearer drew")
    assert person.sees("1 more that you logged by yourself is kept apart")


def test_a_check_in_half_done_waits_on_today(person) -> None:
    person.make_space()
    person.go("/check-in/")
    person.tick("Alone")
    person.press("Next")
    person.go("/today/")
    assert person.sees("Begun and not finished")
    person.press("Finish it")
    person.rate("Mood", 5)
    person.press("Save")
    assert person.sees("Saved.")
    assert not person.sees("Begun and not finished")


def open_newest(person) -> None:
    person.go("/moments/")
    person.open_first()


def main_words(person) -> str:
    """The words of the version that counts: those before the list of versions."""
    return person.page.locator("main > p.words").inner_text()
